#include "client/app/rejection_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/record_rules.h"
#include "shared/model/record_types.h"
#include "shared/record/change_record.h"

namespace thidua {
namespace {

bool is_about_report(std::string_view type) {
    return type == record_types::report || type == record_types::submission;
}

std::string sentence_of_report(RejectReason reason) {
    switch (reason) {
        case RejectReason::none:
            return {};
        case RejectReason::not_allowed:
            return tr(
                "Your role does not have this right; ask the head of the unit or the Office.");
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
            return tr(
                "Another machine of the unit submitted other content first; that version "
                "stands. Compare, and submit again if yours is right.");
        case RejectReason::depends_on_rejected:
            return tr("The step belongs to changes that the server did not accept.");
        case RejectReason::unknown_step:
            return tr("The server does not know this step; update the program.");
        case RejectReason::too_large:
            return tr("The text is too long; shorten it and try again.");
        case RejectReason::role_ended:
            return tr(
                "It reached the server after the last day of your role at this device; ask "
                "the administrator for a later day, then try again.");
        case RejectReason::newer_version:
            break;
    }
    return tr(
        "The server and this program are of different versions; update the older of the two "
        "and try again.");
}

/// Of what is no report: no form forbids a value there, and no unit withdraws it.
std::string sentence_of_record(RejectReason reason) {
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
            return sentence_of_report(reason);
    }
}

/// With a place for the name of who came first; empty for a reason that is about nobody.
std::string sentence_with_name(RejectReason reason, bool is_report) {
    switch (reason) {
        case RejectReason::withdrawn_first:
            return is_report ? tr("{} withdrew the report before this decision arrived.")
                             : tr("{} took it back before this decision arrived.");
        case RejectReason::returned_first:
            return is_report ? tr("{} returned the report first; that stands.")
                             : tr("{} returned it first; that stands.");
        case RejectReason::accepted_first:
            return is_report ? tr("{} accepted the report first; reopen it to return it.")
                             : tr("{} accepted it first; that stands.");
        default:
            return {};
    }
}

std::string_view state_after(RejectReason reason) {
    if (reason == RejectReason::withdrawn_first) return "draft";
    return reason == RejectReason::returned_first ? "returned" : "accepted";
}

bool leads_there(std::string_view type, std::string_view step, std::string_view state) {
    if (is_about_report(type))
        return state == "accepted"   ? step == "accept"
               : state == "returned" ? step == "return" || step == "reopen"
                                     : step == "withdraw";
    const RecordRule* const rule = find_record_rule(type);
    const StepRule* const known = rule != nullptr ? find_step(*rule, step) : nullptr;
    return known != nullptr && known->to == state;
}

/// The last such step that the server had taken by then. The record itself may have gone on since.
std::optional<ChangeRecord> find_first_step(Workspace& workspace, const Operation& operation,
                                            const auto& is_meant, Instant answered_at) {
    std::optional<ChangeRecord> first;
    for (const Record& line :
         RecordQuery{workspace.store()}.list({.type = change_type, .parent = operation.record})) {
        ChangeRecord change = change_from(line.fields);
        const bool came_before = change.at && *change.at <= answered_at;
        if (!came_before || !is_meant(change.step)) continue;
        if (!first || *first->at < *change.at) first = std::move(change);
    }
    return first;
}

std::string with_reason(const std::string& words, const ChangeRecord& first) {
    if (first.reason.empty()) return words;
    return words + ' ' + fmt::format(fmt::runtime(tr("Reason: {}")), first.reason);
}

/// Of a refusal that found nothing of what the officer had seen: another was first, or the unit
/// asks for something else by now.
std::string words_of_refusal(Workspace& workspace, const Operation& operation,
                             Instant answered_at) {
    const auto first = find_first_step(
        workspace, operation, [](std::string_view step) { return step == "decline"; }, answered_at);
    if (!first) return tr("What you declined is not asked for any more; look at the report again.");
    return with_reason(
        fmt::format(fmt::runtime(tr("{} declined to open the report again first; that stands.")),
                    first->author),
        *first);
}

}  // namespace

std::string rejection_words(Workspace& workspace, const Operation& operation, RejectReason reason,
                            Instant answered_at) {
    const bool is_report = is_about_report(operation.record_type);
    const bool is_asked_otherwise = is_report && reason == RejectReason::accepted_first &&
                                    operation.kind != OperationKind::step;
    if (is_asked_otherwise)
        return tr(
            "The report is accepted, and somebody else asks to change this answer otherwise; "
            "choose between the two once the Office has opened it again.");
    if (is_report && operation.path == "decline" && reason == RejectReason::wrong_state)
        return words_of_refusal(workspace, operation, answered_at);
    const std::string named = sentence_with_name(reason, is_report);
    const auto leads_to_it = [&](std::string_view step) {
        return leads_there(operation.record_type, step, state_after(reason));
    };
    const auto first = named.empty()
                           ? std::nullopt
                           : find_first_step(workspace, operation, leads_to_it, answered_at);
    if (!first || first->author.empty())
        return is_report ? sentence_of_report(reason) : sentence_of_record(reason);
    return with_reason(fmt::format(fmt::runtime(named), first->author), *first);
}

}  // namespace thidua
