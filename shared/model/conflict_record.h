#pragma once

#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {

/// `settled` by a person's choice; `agreed` because both sides came to the same value.
enum class ConflictState { open, settled, agreed };

/// Two values for one field, and who holds which. The values themselves are fields of the record
/// as they are, below the paths of conflict_paths; an absent one means the field was clear.
struct ConflictRecord {
    static constexpr std::string_view record_type = record_types::conflict;

    RecordId record;
    std::string subject_type;  ///< type of that record
    std::string path;
    ConflictState state = ConflictState::open;
    std::string kept_author;
    std::string kept_device;
    std::optional<Instant> kept_at;
    std::string other_author;
    std::string other_device;
    std::optional<Instant> other_at;
    std::string other_edit;  ///< id of the edit that carried the other value
    std::string choice;      ///< "keep", "take" or "write"; empty while open
    std::string settled_by;
    /// The other side waited for what it was made on, and of its edit nothing else was left.
    bool was_held = false;

    bool operator==(const ConflictRecord&) const = default;
};

namespace conflict_paths {
inline constexpr std::string_view base = "base";    ///< what the other person saw
inline constexpr std::string_view kept = "kept";    ///< what stands
inline constexpr std::string_view other = "other";  ///< what was refused
}  // namespace conflict_paths

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<ConflictRecord> auto& conflict) {
    visit("record", conflict.record);
    visit("record_type", conflict.subject_type);
    visit("path", conflict.path);
    visit("state", conflict.state);
    visit("kept_author", conflict.kept_author);
    visit("kept_device", conflict.kept_device);
    visit("kept_at", conflict.kept_at);
    visit("other_author", conflict.other_author);
    visit("other_device", conflict.other_device);
    visit("other_at", conflict.other_at);
    visit("other_edit", conflict.other_edit);
    visit("choice", conflict.choice);
    visit("settled_by", conflict.settled_by);
    visit("was_held", conflict.was_held);
}

template <>
struct EnumNames<ConflictState> {
    static constexpr std::array<std::string_view, 3> names{"open", "settled", "agreed"};
};

}  // namespace thidua
