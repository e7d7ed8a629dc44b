#include <fmt/format.h>

#include "client/app/editing.h"
#include "client/app/phase_locks.h"
#include "client/app/report_lookup.h"
#include "client/app/reports.h"
#include "client/app/units.h"
#include "client/store/record_query.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/calendar/due.h"
#include "shared/evidence/seal.h"
#include "shared/model/ids.h"
#include "shared/model/scope.h"
#include "shared/model/submission.h"
#include "shared/record/requests.h"

namespace thidua {
namespace {

Error stands_elsewhere(const Report& report) {
    return failure(ErrorCode::wrong_state,
                   fmt::format(fmt::runtime(tr("The report is in the state \"{}\"; this step is "
                                               "not possible from there.")),
                               state_words(report.state)));
}

Error needs_mending(const std::vector<Finding>& findings) {
    constexpr int shown_max = 3;
    std::string list;
    int errors = 0;
    for (const Finding& finding : findings) {
        if (finding.severity != Severity::error) continue;
        if (++errors > shown_max) continue;
        if (!list.empty()) list += ' ';
        list += finding.message;
    }
    if (errors > shown_max)
        list += ' ' + fmt::format(fmt::runtime(tr("And {} more, which the report itself shows.")),
                                  errors - shown_max);
    return failure(ErrorCode::invalid_input,
                   fmt::format(fmt::runtime(tr("The report cannot be submitted yet; {} things are "
                                               "to be mended: {}")),
                               errors, list));
}

std::vector<Finding> warnings_of(std::vector<Finding> findings) {
    std::erase_if(findings,
                  [](const Finding& finding) { return finding.severity == Severity::error; });
    return findings;
}

/// One step on the report as the person sees it.
Result<void> save_step(Workspace& workspace, const Record& now, const std::string& step,
                       const std::string& reason, std::optional<CivilDate> due = {}) {
    Fields arguments;
    if (!is_blank(reason)) arguments["reason"] = reason;
    if (due) arguments["return_due"] = *due;
    EditBuilder edit{workspace};
    edit.step(now, step, std::move(arguments));
    if (auto saved = edit.save(); !saved) return saved.error();
    return {};
}

Result<void> check_due(Workspace& workspace, const std::optional<CivilDate>& due) {
    if (!due || *due >= to_civil_date(workspace.environment().clock.now())) return {};
    return failure(ErrorCode::invalid_input,
                   tr("The day until which the report is to come again is over already; choose "
                      "today or a later day."));
}

Error reason_wanted() {
    return failure(ErrorCode::invalid_input,
                   tr("Give the reason; the unit reads it beside the report."));
}

struct Decision {
    Action action;
    std::string step;
    ReportState from;
    std::string reason = {};
    std::optional<CivilDate> due = {};
};

/// Of the Office, about the version on hand.
Result<void> decide(Workspace& workspace, const RecordId& id, const Decision& decision) {
    const auto on_hand = find_report(workspace, id);
    if (!on_hand) return on_hand.error();
    if (auto right = check_right(workspace, decision.action, on_hand->report.unit); !right)
        return right;
    if (on_hand->report.state != decision.from) return stands_elsewhere(on_hand->report);
    if (decision.step != "return")
        if (auto open = check_not_locked(workspace, on_hand->report.period); !open) return open;
    if (decision.step != "accept" && is_blank(decision.reason)) return reason_wanted();
    if (auto due = check_due(workspace, decision.due); !due) return due;
    return save_step(workspace, on_hand->record, decision.step, decision.reason, decision.due);
}

Result<void> check_may_submit(Workspace& workspace, Action action, const Report& report) {
    if (check_right(workspace, Action::enter_on_behalf, report.unit)) return {};
    return check_right(workspace, action, report.unit);
}

}  // namespace

Result<SubmitDone> Reports::submit(const RecordId& id) {
    const auto on_hand = find_report(workspace_, id);
    if (!on_hand) return on_hand.error();
    const Report& report = on_hand->report;
    if (auto right = check_may_submit(workspace_, Action::submit_report, report); !right)
        return right.error();
    const bool may_go = report.state == ReportState::draft || report.state == ReportState::returned;
    if (!may_go) return stands_elsewhere(report);
    const auto form = form_of(workspace_, report);
    if (!form) return form.error();
    const std::vector<Finding> findings = check_answers(*form, on_hand->record.fields);
    if (has_errors(findings)) return needs_mending(findings);
    const Fields answers = answers_of(on_hand->record.fields);
    const Hash seal = seal_of({answers, report.form_key, report.form_version});
    EditBuilder edit{workspace_};
    const std::int64_t version = report.version + 1;
    const Submission submission{.report = id,
                                .period = report.period,
                                .unit = report.unit,
                                .version = version,
                                .seal = seal.hex(),
                                .form_key = report.form_key,
                                .form_version = report.form_version,
                                .submitted_by = edit.edit().author,
                                .device_time = edit.edit().device_time};
    Fields fields = answers;
    write_fields(fields, submission);
    const RecordId submitted = submission_id(id, version, submission.seal);
    const auto unit = workspace_.units().find(report.unit);
    const RecordId organ = unit ? unit->organ : RecordId{};
    edit.create(Submission::record_type, submitted, submission_scope(report.unit, organ))
        .set_all(Submission::record_type, submitted, fields)
        .step(on_hand->record, "submit", {{"seal", submission.seal}, {"version", version}});
    if (auto saved = edit.save(); !saved) return saved.error();
    SubmitDone done{.version = version,
                    .seal = submission.seal,
                    .seal_code = seal_code(seal),
                    .warnings = warnings_of(findings)};
    for (const auto& row : RecordQuery{workspace_.store()}.list_rows(
             {.type = "conflict", .parent = id, .state = "open"}))
        done.open_conflicts.push_back(row.id);
    return done;
}

Result<void> Reports::withdraw(const RecordId& id, const std::string& reason) {
    const auto on_hand = find_report(workspace_, id);
    if (!on_hand) return on_hand.error();
    const Report& report = on_hand->report;
    if (auto right = check_may_submit(workspace_, Action::withdraw_report, report); !right)
        return right;
    const bool may_go =
        report.state == ReportState::submitted || report.state == ReportState::accepted;
    if (!may_go) return stands_elsewhere(report);
    if (report.state == ReportState::accepted)
        if (auto open = check_not_locked(workspace_, report.period); !open) return open;
    return save_step(workspace_, on_hand->record, "withdraw", reason);
}

Result<void> Reports::send_back(const RecordId& id, const std::string& reason,
                                std::optional<CivilDate> due) {
    return decide(workspace_, id,
                  {Action::return_report, "return", ReportState::submitted, reason, due});
}

Result<void> Reports::accept(const RecordId& id) {
    return decide(workspace_, id, {Action::accept_report, "accept", ReportState::submitted});
}

Result<void> Reports::reopen(const RecordId& id, const std::string& reason,
                             std::optional<CivilDate> due) {
    return decide(workspace_, id,
                  {Action::reopen_report, "reopen", ReportState::accepted, reason, due});
}

Result<void> Reports::decline(const RecordId& id, const std::string& reason) {
    const auto on_hand = find_report(workspace_, id);
    if (!on_hand) return on_hand.error();
    if (auto right = check_right(workspace_, Action::reopen_report, on_hand->report.unit); !right)
        return right;
    if (on_hand->report.state != ReportState::accepted) return stands_elsewhere(on_hand->report);
    if (!asks_to_reopen(on_hand->record))
        return failure(ErrorCode::wrong_state,
                       tr("Nobody asks to open this report again; there is nothing to decline."));
    if (is_blank(reason)) return reason_wanted();
    Fields arguments = requests_seen(on_hand->record.fields);
    arguments["reason"] = reason;
    EditBuilder edit{workspace_};
    edit.step(on_hand->record, "decline", std::move(arguments));
    if (auto saved = edit.save(); !saved) return saved.error();
    return {};
}

std::string return_due_words(CivilDate due) {
    return fmt::format(fmt::runtime(tr("to come again {}")),
                       to_words(Due{.date = due, .wording = DueWording::by}));
}

}  // namespace thidua
