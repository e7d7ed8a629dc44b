// What a device can make itself and is not sent back (PROTOCOL.md, "No echo").
#include <algorithm>

#include "shared/record/change_record.h"
#include "shared/sync/server_session.h"

namespace thidua {
namespace {

/// Of an edit that only makes records; empty when it does anything else.
std::optional<std::vector<Record>> records_made_by(const Edit& edit) {
    std::vector<Record> made;
    for (const Operation& operation : edit.operations) {
        const bool is_same = !made.empty() && made.back().id == operation.record;
        if (operation.kind == OperationKind::create && !is_same)
            made.push_back(
                {.type = operation.record_type, .id = operation.record, .scope = operation.scope});
        else if (operation.kind == OperationKind::set && is_same)
            set_value(made.back().fields, operation.path, operation.value);
        else
            return std::nullopt;
    }
    return made;
}

}  // namespace

/// True when the device can make the touched records itself: it had them as they were before.
bool ServerSession::spare_echo(const AppliedEdit& applied) {
    if (!applied.is_plain || applied.was_known || awaits_cursors_) return false;
    for (const TouchedRecord& touched : applied.touched) {
        const auto granted = cursors_.find(touched.scope);
        if (granted == cursors_.end()) return false;
        const auto spared = spared_.find(touched.id);
        const bool made_here = spared != spared_.end() && spared->second == touched.rev_before;
        if (touched.rev_before > granted->second && !made_here) return false;
    }
    for (const TouchedRecord& touched : applied.touched) spared_[touched.id] = applied.receipt.seq;
    return true;
}

bool ServerSession::spare_again(EditNumber number, const Receipt& receipt) {
    const bool is_applied = std::ranges::all_of(
        receipt.outcomes, [](const auto& outcome) { return outcome.kind == OutcomeKind::applied; });
    if (!is_applied || awaits_cursors_) return false;
    const auto edit = store_.find_edit(device_, number);
    if (!edit || edit->id != receipt.edit) return false;
    const auto made = records_made_by(*edit);
    if (!made) return false;
    for (const Record& record : *made) {
        const auto here = store_.find_record(record.id);
        const auto change = store_.find_record(change_record_id(edit->id, record.id));
        if (!here || here->rev != receipt.seq || here->fields != record.fields || !change ||
            change->rev != receipt.seq || !cursors_.contains(record.scope))
            return false;
    }
    for (const Record& record : *made) {
        spared_[record.id] = receipt.seq;
        spared_[change_record_id(edit->id, record.id)] = receipt.seq;
    }
    return true;
}

}  // namespace thidua
