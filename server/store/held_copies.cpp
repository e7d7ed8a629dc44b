#include "server/store/held_copies.h"

#include "server/store/applied_records.h"
#include "server/store/edit_store.h"
#include "shared/model/conflict_record.h"
#include "shared/model/held_record.h"
#include "shared/model/ids.h"
#include "shared/record/merge.h"

namespace thidua {
namespace {

bool is_known(Database& database, const EditId& edit) {
    return EditStore{database}.find_receipt(edit).has_value();
}

}  // namespace

std::optional<Record> question_of_held(Database& database, const Record& record) {
    const auto held = view_of<HeldRecord>(record);
    const auto edit = EditId::from_text(held.edit);
    if (!edit || held.is_step || held.state != HeldState::open || is_known(database, *edit))
        return std::nullopt;
    AppliedRecords records{database};
    const auto subject = records.find_record(held.record);
    if (!subject) return std::nullopt;
    const Value& kept = find_value(subject->fields, held.path);
    const Value& other = find_value(record.fields, "value");
    if (kept == other) return std::nullopt;
    const Stamp stands = records.find_stamp(held.record, held.path);
    Record question = make_record(conflict_id(*edit, held.record, held.path), subject->scope,
                                  ConflictRecord{.record = held.record,
                                                 .subject_type = subject->type,
                                                 .path = held.path,
                                                 .kept_author = stands.author,
                                                 .kept_device = stands.device,
                                                 .kept_at = stands.at,
                                                 .other_author = held.author,
                                                 .other_device = held.device,
                                                 .other_at = held.at,
                                                 .other_edit = held.edit,
                                                 .choice = {},
                                                 .settled_by = {},
                                                 .was_held = true});
    set_value(question.fields, conflict_paths::base, find_value(record.fields, "seen"));
    set_value(question.fields, conflict_paths::kept, kept);
    set_value(question.fields, conflict_paths::other, other);
    return question;
}

bool is_answered_by_its_edit(Database& database, RecoveryStore& store, const RecoveredCopy& copy) {
    if (copy.is_accepted || copy.record.type != record_types::conflict) return false;
    const auto conflict = view_of<ConflictRecord>(copy.record);
    const auto edit = EditId::from_text(conflict.other_edit);
    return conflict.was_held && edit && (store.has_edit(*edit) || is_known(database, *edit));
}

}  // namespace thidua
