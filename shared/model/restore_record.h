#pragma once

#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {

/// One device that may bring back what the server has forgotten.
struct RestoreDevice {
    std::string person;
    RecordId unit;
    std::string name;                        ///< of the machine
    bool known = false;                      ///< to the server when the epoch began
    std::optional<Instant> last_contact;     ///< before that
    std::optional<Instant> reported_at;      ///< it has told everything it had
    std::int64_t edits_back = 0;
    std::int64_t copies = 0;                 ///< records it held that the server had not

    bool operator==(const RestoreDevice&) const = default;
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<RestoreDevice> auto& device) {
    visit("person", device.person);
    visit("unit", device.unit);
    visit("name", device.name);
    visit("known", device.known);
    visit("last_contact", device.last_contact);
    visit("reported_at", device.reported_at);
    visit("edits_back", device.edits_back);
    visit("copies", device.copies);
}

/// What an organ's Office is told of one restore of the server (rule 8): which of its devices have
/// reported since, and what came back from them. `state`: "open" until every device known at the
/// restore has reported, then "closed".
struct RestoreRecord {
    static constexpr std::string_view record_type = record_types::restore;

    std::string epoch;
    RecordId organ;
    std::optional<Instant> at;
    std::string reason;  ///< "admin": a backup was restored; "noticed": the server saw it by itself
    std::string state;
    std::optional<Instant> closed_at;
    std::map<std::string, RestoreDevice> devices;  ///< by the text of the DeviceId

    bool operator==(const RestoreRecord&) const = default;
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<RestoreRecord> auto& restore) {
    visit("epoch", restore.epoch);
    visit("organ", restore.organ);
    visit("at", restore.at);
    visit("reason", restore.reason);
    visit("state", restore.state);
    visit("closed_at", restore.closed_at);
    visit("devices", restore.devices);
}

}  // namespace thidua
