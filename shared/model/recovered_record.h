#pragma once

#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {

/// Closes by itself (`returned`) when the author's own edits bring the record back.
enum class RecoveredState { open, accepted, dismissed, returned };

/// A record that after a restore only another device has seen, offered to the Office (rule 8). The
/// copy itself is with the server; these are words to recognise it by.
struct RecoveredRecord {
    static constexpr std::string_view record_type = record_types::recovered;

    RecordId record;
    std::string subject_type;  ///< type of that record
    RecordId unit;             ///< whose it is; nil if none
    RecordId period;           ///< nil if none
    std::string words;         ///< its title, name or key; may be empty
    std::string subject_state; ///< where it stood in its workflow; may be empty
    std::int64_t version = 0;
    std::int64_t parts = 0;    ///< records that would come back: it and what belongs to it
    std::string epoch;         ///< of the copy
    std::int64_t rev = 0;
    std::string device;        ///< name of the machine that had it
    std::string person;        ///< who works there
    std::optional<Instant> told_at;
    RecoveredState state = RecoveredState::open;
    std::string decided_by;

    bool operator==(const RecoveredRecord&) const = default;
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<RecoveredRecord> auto& recovered) {
    visit("record", recovered.record);
    visit("record_type", recovered.subject_type);
    visit("unit", recovered.unit);
    visit("period", recovered.period);
    visit("words", recovered.words);
    visit("subject_state", recovered.subject_state);
    visit("version", recovered.version);
    visit("parts", recovered.parts);
    visit("epoch", recovered.epoch);
    visit("rev", recovered.rev);
    visit("device", recovered.device);
    visit("person", recovered.person);
    visit("told_at", recovered.told_at);
    visit("state", recovered.state);
    visit("decided_by", recovered.decided_by);
}

template <>
struct EnumNames<RecoveredState> {
    static constexpr std::array<std::string_view, 4> names{"open", "accepted", "dismissed",
                                                           "returned"};
};

}  // namespace thidua
