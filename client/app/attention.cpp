#include "client/app/attention.h"

#include <fmt/format.h>

#include <optional>

#include "client/app/attachments.h"
#include "client/app/editing.h"
#include "client/app/place_words.h"
#include "client/app/record_name.h"
#include "client/app/rejection_words.h"
#include "client/app/reports.h"
#include "client/app/step_words.h"
#include "client/store/outbox.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

/// "Title: Thiếu máy quét", or "Returned: why".
std::string lost_words(PlaceWords& words, const Operation& operation) {
    const std::string& type = operation.record_type;
    if (operation.kind == OperationKind::set)
        return words.label(operation.record, operation.path, type) + ": " +
               words.value(operation.record, operation.path, operation.value, type);
    const std::string reason = text_or_empty(operation.arguments, "reason");
    const std::string step = step_words(type, operation.path);
    return reason.empty() ? step : step + ": " + reason;
}

/// A submitted version goes by the name of its report, which the same edit changes.
std::string name_words(Workspace& workspace, const Edit& edit, const AttentionItem& item) {
    for (const Operation& operation : edit.operations) {
        if (operation.record_type != record_types::report) continue;
        if (const auto report = workspace.reports().find(operation.record))
            return report->summary.unit_name + ", " + report->summary.period_name;
    }
    return words_of(name_of(workspace, item.record_type, item.record));
}

AttentionItem item_of(Workspace& workspace, PlaceWords& words, const SentEdit& sent) {
    const Edit& edit = sent.numbered.edit;
    AttentionItem item{.edit = edit.id, .device_time = edit.device_time};
    for (std::size_t at = 0; at < edit.operations.size(); ++at) {
        const OperationOutcome& outcome = sent.receipt->outcomes.at(at);
        if (outcome.kind != OutcomeKind::rejected) continue;
        const Operation& operation = edit.operations[at];
        if (item.record.is_nil()) {
            item.record = operation.record;
            item.record_type = operation.record_type;
            item.reason =
                rejection_words(workspace, operation, outcome.reason, sent.receipt->server_time);
        }
        const bool is_told =
            operation.kind == OperationKind::step ||
            (operation.kind == OperationKind::set && PlaceWords::is_told(operation.path));
        if (is_told) item.lost.push_back(lost_words(words, operation));
    }
    item.name = name_words(workspace, edit, item);
    return item;
}

Result<SentEdit> find_waiting(Workspace& workspace, const EditId& id) {
    for (SentEdit& sent : Outbox{workspace.store()}.list_attention())
        if (sent.numbered.edit.id == id) return std::move(sent);
    return failure(ErrorCode::not_found, tr("No rejected change with this id is waiting."));
}

/// A report's version is a record of its own, sealed with its form; everything else is submitted by
/// its step alone.
bool is_submission_of_report(const Operation& operation) {
    return operation.kind == OperationKind::step && operation.path == "submit" &&
           operation.record_type == record_types::report;
}

/// The rejected operation again, made on what the record holds now.
void add_again(Workspace& workspace, EditBuilder& edit, const Operation& operation) {
    const auto now = RecordQuery{workspace.store()}.find(operation.record);
    switch (operation.kind) {
        case OperationKind::create:
            if (!now) edit.create(operation.record_type, operation.record, operation.scope);
            return;
        case OperationKind::set:
            edit.set(operation.record_type, operation.record, operation.path,
                     now ? find_value(now->fields, operation.path) : Value{}, operation.value);
            return;
        case OperationKind::remove_row:
            if (now)
                edit.remove_row(operation.record_type, operation.record, operation.path,
                                row_fingerprint(now->fields, operation.path));
            return;
        case OperationKind::step:
            if (now) edit.step(*now, operation.path, operation.arguments);
            return;
    }
}

}  // namespace

std::vector<AttentionItem> AttentionList::list() {
    PlaceWords words{workspace_};
    std::vector<AttentionItem> items;
    for (const SentEdit& sent : Outbox{workspace_.store()}.list_attention())
        items.push_back(item_of(workspace_, words, sent));
    return items;
}

Result<void> AttentionList::retry(const EditId& id) {
    const auto sent = find_waiting(workspace_, id);
    if (!sent) return sent.error();
    const Edit& rejected = sent->numbered.edit;
    EditBuilder edit{workspace_};
    std::optional<RecordId> resubmitted;
    for (std::size_t at = 0; at < rejected.operations.size(); ++at) {
        if (sent->receipt->outcomes.at(at).kind != OutcomeKind::rejected) continue;
        const Operation& operation = rejected.operations[at];
        if (is_submission_of_report(operation)) resubmitted = operation.record;
        if (!resubmitted) add_again(workspace_, edit, operation);
    }
    // A version is sealed from what the person sees; submitting again seals it anew.
    if (resubmitted) {
        const auto done = workspace_.reports().submit(*resubmitted);
        if (!done) return done.error();
    } else if (!edit.is_empty()) {
        if (auto sent_again = Attachments{workspace_}.send_files_of(edit.edit()); !sent_again)
            return sent_again;
        if (auto saved = edit.save(); !saved) return saved.error();
    }
    Outbox{workspace_.store()}.settle_attention(id);
    return {};
}

Result<void> AttentionList::discard(const EditId& id) {
    if (auto sent = find_waiting(workspace_, id); !sent) return sent.error();
    Outbox{workspace_.store()}.settle_attention(id);
    return {};
}

Result<EditId> AttentionList::resolve(const std::string& ending) {
    std::vector<EditId> matching;
    for (const SentEdit& sent : Outbox{workspace_.store()}.list_attention())
        if (sent.numbered.edit.id.text().ends_with(ending))
            matching.push_back(sent.numbered.edit.id);
    if (matching.size() == 1) return matching.front();
    const std::string words = matching.empty() ? tr("No rejected change has the id {}.")
                                               : tr("Several ids end in {}; write more of it.");
    return failure(matching.empty() ? ErrorCode::not_found : ErrorCode::invalid_input,
                   fmt::format(fmt::runtime(words), ending));
}

}  // namespace thidua
