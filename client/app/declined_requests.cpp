#include "client/app/declined_requests.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "client/app/periods.h"
#include "client/app/report_lookup.h"
#include "client/app/units.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/record/change_record.h"
#include "shared/record/requests.h"
#include "shared/record/workflow.h"

namespace thidua {
namespace {

constexpr std::chrono::days told_for{31};
constexpr std::string_view reason_path = "declined_reason";

/// What the server has not answered is newest.
std::optional<ChangeRecord> last_refusal(Workspace& workspace, const RecordId& report) {
    std::optional<Record> last;
    for (Record& line :
         RecordQuery{workspace.store()}.list({.type = change_type, .parent = report})) {
        if (text_or_empty(line.fields, "step") != "decline") continue;
        const bool waits = line.rev == Sequence{};
        if (!last || waits || (last->rev != Sequence{} && is_later_change(line, *last)))
            last = std::move(line);
    }
    return last ? std::optional{change_from(last->fields)} : std::nullopt;
}

void add_asked(const ChangeRecord& refusal, const Record& report, const Form* form,
               DeclinedRequest& declined) {
    for (const auto& [path, asked] : refusal.replaced) {
        if (path == requested_reason_path)
            if (const auto* const words = std::get_if<std::string>(&asked))
                declined.asked_reason = *words;
        const auto field = requested_field(path);
        if (!field) continue;
        RequestedChange change{.path = *field,
                               .before = find_value(report.fields, *field),
                               .after = path.starts_with(clear_request_prefix) ? Value{} : asked};
        if (form != nullptr) change.words = change_words(*form, change);
        declined.changes.push_back(std::move(change));
    }
}

Instant moment_of(const DeclinedRequest& declined, const Report& report) {
    return declined.declined_at.value_or(report.declined_at.value_or(Instant{}));
}

}  // namespace

std::optional<DeclinedRequest> declined_request_of(Workspace& workspace, const Record& record,
                                                   const Form* form) {
    const Report report = view_of<Report>(record);
    if (report.declined_reason.empty()) return std::nullopt;
    DeclinedRequest declined{
        .report = record.id, .declined_by = report.declined_by, .reason = report.declined_reason};
    if (const auto unit = workspace.units().find(report.unit)) declined.unit_name = unit->name;
    if (const auto period = workspace.periods().find(report.period))
        declined.period_name = display_name(period->period);
    if (const auto refusal = last_refusal(workspace, record.id)) {
        declined.declined_at = refusal->at;
        add_asked(*refusal, record, form, declined);
    }
    return declined;
}

std::vector<DeclinedRequest> list_declined_requests(Workspace& workspace) {
    const auto profile = workspace.profile();
    if (!profile) return {};
    const Instant now = workspace.environment().clock.now();
    std::vector<std::pair<Instant, DeclinedRequest>> found;
    for (const Record& record : RecordQuery{workspace.store()}.list_with_field(
             {.type = record_types::report, .unit = profile->unit}, reason_path)) {
        const Report report = view_of<Report>(record);
        const auto form = form_of(workspace, report);
        auto declined = declined_request_of(workspace, record, form ? &*form : nullptr);
        if (!declined) continue;
        const Instant at = moment_of(*declined, report);
        if (now.since(at) <= told_for) found.emplace_back(at, *std::move(declined));
    }
    std::ranges::sort(found, [](const auto& one, const auto& other) {
        return std::pair{other.first, one.second.report} <
               std::pair{one.first, other.second.report};
    });
    std::vector<DeclinedRequest> list;
    for (auto& [at, declined] : found) list.push_back(std::move(declined));
    return list;
}

std::string words_of(const DeclinedRequest& declined) {
    std::string words = fmt::format(fmt::runtime(tr("{} keeps the accepted report as it is: {}")),
                                    declined.declined_by, declined.reason);
    std::string asked = declined.asked_reason;
    if (const std::string changes = joined_changes(declined.changes); !changes.empty())
        asked += (asked.empty() ? "" : "; ") + changes;
    return asked.empty() ? words
                         : words + ' ' + fmt::format(fmt::runtime(tr("(asked for: {})")), asked);
}

}  // namespace thidua
