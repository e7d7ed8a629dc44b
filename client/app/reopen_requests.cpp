#include "client/app/reopen_requests.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "client/app/editing.h"
#include "client/app/figure_effects.h"
#include "client/app/periods.h"
#include "client/app/phase_locks.h"
#include "client/app/report_lookup.h"
#include "client/app/units.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/forms/answers.h"
#include "shared/record/change_record.h"
#include "shared/record/requests.h"
#include "shared/record/workflow.h"

namespace thidua {
namespace {

bool is_part_of_request(std::string_view path) {
    return path == requested_step_path || path == requested_reason_path || requested_field(path);
}

/// Who touched any of these places last. What the server has not answered is newest.
const Record* newest_of(const std::vector<Record>& history, const auto& is_meant) {
    const Record* newest = nullptr;
    for (const Record& line : history) {
        const auto replaced = change_from(line.fields).replaced;
        const bool names_one = std::ranges::any_of(
            replaced, [&](const auto& change) { return is_meant(change.first); });
        if (!names_one) continue;
        const bool waits = line.rev == Sequence{};
        if (newest == nullptr || waits ||
            (newest->rev != Sequence{} && is_later_change(line, *newest)))
            newest = &line;
    }
    return newest;
}

std::string author_of(const std::vector<Record>& history, const FieldPath& asked) {
    const Record* const line =
        newest_of(history, [&](const FieldPath& path) { return path == asked; });
    return line != nullptr ? change_from(line->fields).author : std::string{};
}

void add_changes(const Record& report, const std::vector<Record>& history, const Form* form,
                 ReopenRequest& request) {
    for (const auto& [path, value] : report.fields) {
        const bool is_clear = path.starts_with(clear_request_prefix);
        if (!is_clear && !path.starts_with(request_prefix)) continue;
        const std::size_t prefix = is_clear ? clear_request_prefix.size() : request_prefix.size();
        RequestedChange change{.path = path.substr(prefix),
                               .after = is_clear ? Value{} : value,
                               .author = author_of(history, path)};
        change.before = find_value(report.fields, change.path);
        if (change.before == change.after) continue;
        if (form != nullptr) change.words = change_words(*form, change);
        request.changes.push_back(std::move(change));
    }
}

/// Every change that was asked for stands by now, as older programs left it. A bare withdrawal
/// names none and is a request.
bool is_settled(const Record& report, const ReopenRequest& request) {
    if (!request.changes.empty() || !request.reason.empty()) return false;
    return std::ranges::any_of(report.fields, [](const auto& field) {
        return field.first.starts_with(request_prefix) ||
               field.first.starts_with(clear_request_prefix);
    });
}

/// Nothing can be opened there before the Office unlocks the years.
bool is_locked(Workspace& workspace, const RecordId& period) {
    const auto open = check_not_locked(workspace, period);
    return !open && open.error().code == ErrorCode::wrong_state;
}

}  // namespace

std::string change_words(const Form& form, const RequestedChange& change) {
    const auto place = split_answer_path(change.path);
    if (place && place->row && place->column.empty()) return {};
    return fmt::format(fmt::runtime(tr("{}: {} → {}")), answer_label(form, change.path),
                       answer_words(form, change.path, change.before),
                       answer_words(form, change.path, change.after));
}

std::string joined_changes(const std::vector<RequestedChange>& changes) {
    constexpr std::size_t shown_max = 3;
    std::string words;
    std::size_t shown = 0;
    for (const RequestedChange& change : changes) {
        if (change.words.empty()) continue;
        if (shown++ == shown_max) return words + "; …";
        words += (words.empty() ? "" : "; ") + change.words;
    }
    return words;
}

bool asks_to_reopen(const Record& report) {
    return text_or_empty(report.fields, "state") == to_text(ReportState::accepted) &&
           !text_or_empty(report.fields, requested_step_path).empty();
}

std::optional<ReopenRequest> reopen_request_of(Workspace& workspace, const Record& record,
                                               const Form* form) {
    if (!asks_to_reopen(record)) return std::nullopt;
    const Report report = view_of<Report>(record);
    ReopenRequest request{.report = record.id, .reason = report.requested_reason};
    if (const auto unit = workspace.units().find(report.unit)) request.unit_name = unit->name;
    if (const auto period = workspace.periods().find(report.period))
        request.period_name = display_name(period->period);
    const auto history =
        RecordQuery{workspace.store()}.list({.type = change_type, .parent = record.id});
    if (const Record* const line = newest_of(history, is_part_of_request)) {
        const ChangeRecord change = change_from(line->fields);
        request.asked_by = change.author;
        request.asked_at = change.at;
    }
    if (request.asked_by.empty()) request.asked_by = request.unit_name;
    request.may_reopen = check_right(workspace, Action::reopen_report, report.unit).has_value();
    add_changes(record, history, form, request);
    return request;
}

std::vector<ReopenRequest> list_reopen_requests(Workspace& workspace) {
    const auto profile = workspace.profile();
    if (!profile) return {};
    std::vector<ReopenRequest> requests;
    for (const Record& record : RecordQuery{workspace.store()}.list_with_field(
             {.type = record_types::report, .state = to_text(ReportState::accepted)},
             requested_step_path)) {
        const Report report = view_of<Report>(record);
        const auto form = form_of(workspace, report);
        auto request = reopen_request_of(workspace, record, form ? &*form : nullptr);
        if (!request || is_settled(record, *request) || is_locked(workspace, report.period))
            continue;
        if (request->may_reopen || report.unit == profile->unit)
            requests.push_back(*std::move(request));
    }
    std::ranges::sort(requests, {}, [](const ReopenRequest& request) {
        return std::tie(request.unit_name, request.period_name, request.report);
    });
    return requests;
}

std::string words_of(const ReopenRequest& request) {
    std::string words =
        request.may_reopen
            ? fmt::format(fmt::runtime(tr("{} asks to open the accepted report again")),
                          request.asked_by)
            : tr("waits until the Office opens the accepted report again");
    if (!request.reason.empty()) words += ": " + request.reason;
    const std::string changes = joined_changes(request.changes);
    return changes.empty() ? words : words + " (" + changes + ")";
}

}  // namespace thidua
