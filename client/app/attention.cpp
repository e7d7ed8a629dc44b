#include "client/app/attention.h"

#include <fmt/format.h>

#include "client/app/attachments.h"
#include "client/app/editing.h"
#include "client/app/place_words.h"
#include "client/app/record_name.h"
#include "client/app/reports.h"
#include "client/app/step_words.h"
#include "client/store/outbox.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

std::string reason_words(RejectReason reason) {
    switch (reason) {
        case RejectReason::none: return {};
        case RejectReason::not_allowed:
            return tr("Your role does not have this right; ask the head of the unit or the Office.");
        case RejectReason::unknown_record:
            return tr("What this change belongs to was itself not accepted by the server.");
        case RejectReason::invalid_value:
            return tr("The form does not allow this value; correct it and try again.");
        case RejectReason::wrong_state:
            return tr("The step was not possible any more where the report stood by then.");
        case RejectReason::withdrawn_first:
            return tr("The unit withdrew the report before this decision arrived.");
        case RejectReason::returned_first:
            return tr("Another officer returned the report first; that stands.");
        case RejectReason::accepted_first:
            return tr("Another officer accepted the report first; reopen it to return it.");
        case RejectReason::other_version_first:
            return tr("Another machine of the unit submitted other content first; that version "
                      "stands. Compare, and submit again if yours is right.");
        case RejectReason::depends_on_rejected:
            return tr("The step belongs to changes that the server did not accept.");
        case RejectReason::unknown_step:
            return tr("The server does not know this step; update the program.");
        case RejectReason::too_large: return tr("The text is too long; shorten it and try again.");
        case RejectReason::newer_version: break;
    }
    return tr("The server and this program are of different versions; update the older of the two "
              "and try again.");
}

/// Of what is no report: no form forbids a value there, and no unit withdraws it.
std::string reason_of_record_words(RejectReason reason) {
    switch (reason) {
        case RejectReason::invalid_value:
            return tr("This value cannot stand there; correct it and try again.");
        case RejectReason::wrong_state:
            return tr("That was not possible any more where it stood by then.");
        case RejectReason::withdrawn_first:
            return tr("It was taken back before this decision arrived.");
        case RejectReason::returned_first:
            return tr("Somebody else returned it first; that stands.");
        case RejectReason::accepted_first:
            return tr("Somebody else accepted it first; that stands.");
        case RejectReason::other_version_first:
            return tr("Another machine submitted other content first; that version stands.");
        default:
            return reason_words(reason);
    }
}

bool is_of_report(std::string_view type) {
    return type == record_types::report || type == record_types::submission;
}

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
            item.reason = is_of_report(operation.record_type)
                              ? reason_words(outcome.reason)
                              : reason_of_record_words(outcome.reason);
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
    bool resubmits = false;
    for (std::size_t at = 0; at < rejected.operations.size(); ++at) {
        if (sent->receipt->outcomes.at(at).kind != OutcomeKind::rejected) continue;
        const Operation& operation = rejected.operations[at];
        resubmits |= operation.kind == OperationKind::step && operation.path == "submit";
        if (!resubmits) add_again(workspace_, edit, operation);
    }
    // A version is sealed from what the person sees; submitting again seals it anew.
    if (resubmits) {
        const auto done = workspace_.reports().submit(rejected.operations.back().record);
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
