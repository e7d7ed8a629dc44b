#pragma once

#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {

/// `done`: what it was made on arrived, or everybody had reported. `released`: by the Office.
enum class HeldState { open, done, released };

/// One operation that waits for what it was made on (sync.md, Merging), shown to the Office. What
/// was typed stands in the field "value" and what was seen in "seen", as they are; neither is there
/// for a step.
struct HeldRecord {
    static constexpr std::string_view record_type = record_types::held;

    RecordId record;
    std::string subject_type;  ///< type of that record
    std::string path;          ///< or the name of the step
    bool is_step = false;
    std::string edit;          ///< text of the EditId: the operations of one edit go together
    std::string author;
    std::string device;        ///< name of the machine
    std::optional<Instant> at; ///< received
    std::optional<Instant> device_time;
    HeldState state = HeldState::open;
    std::string outcome;       ///< once it was done: applied, already, merged, conflict ...
    std::string released_by;

    bool operator==(const HeldRecord&) const = default;
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<HeldRecord> auto& held) {
    visit("record", held.record);
    visit("record_type", held.subject_type);
    visit("path", held.path);
    visit("is_step", held.is_step);
    visit("edit", held.edit);
    visit("author", held.author);
    visit("device", held.device);
    visit("at", held.at);
    visit("device_time", held.device_time);
    visit("state", held.state);
    visit("outcome", held.outcome);
    visit("released_by", held.released_by);
}

template <>
struct EnumNames<HeldState> {
    static constexpr std::array<std::string_view, 3> names{"open", "done", "released"};
};

}  // namespace thidua
