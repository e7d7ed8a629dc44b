#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "shared/forms/answers.h"
#include "shared/model/conflict_record.h"
#include "shared/model/exemption.h"
#include "shared/model/extension.h"
#include "shared/model/form_record.h"
#include "shared/model/ids.h"
#include "shared/model/period.h"
#include "shared/model/report.h"
#include "shared/model/rights.h"
#include "shared/model/scope.h"
#include "shared/record/requests.h"
#include "shared/store/transaction.h"
#include "tests/support/made_edit.h"

namespace thidua {
namespace {

/// Where somebody works whose role is tried, and whose things are touched.
struct Place {
    const char* name;
    std::string unit_code;
    std::string organ_code;
};

const std::vector<Place>& places() {
    static const std::vector<Place> all{{"own unit", "STP-HCTP", "STP"},
                                        {"other unit", "STP-TGPL", "STP"},
                                        {"other organ", "SNgV-HTQT", "SNgV"}};
    return all;
}

/// One thing that somebody may try, and the right it takes; no right means nobody may.
struct Attempt {
    std::string name;
    std::optional<Action> action;
    std::function<void(MadeEdit&, const Place&)> make;
};

Record report_at(const Place& place) {
    const RecordId unit = unit_id(place.unit_code);
    const RecordId period = period_id(obligation_id(unit_id(place.organ_code), "quarterly"),
                                      "2026-Q3");
    return make_record(report_id(period, unit), unit_scope(unit),
                       Report{.period = period,
                              .unit = unit,
                              .form_key = "quarterly-progress",
                              .form_version = 1});
}

/// A report as it stands on the server before the attempt.
Record report_in(const Place& place, ReportState state) {
    Record report = report_at(place);
    auto view = view_of<Report>(report);
    view.state = state;
    if (state != ReportState::draft) {
        view.version = 1;
        view.seal = std::string(64, 'a');
    }
    if (state == ReportState::accepted) view.requested_step = "reopen";
    write_fields(report.fields, view);
    report.fields[answer_path("tasks_done")] = std::int64_t{5};
    report.rev = Sequence{1};
    return report;
}

Record conflict_on(const Record& report) {
    ConflictRecord conflict{.record = report.id,
                            .subject_type = report.type,
                            .path = answer_path("tasks_done")};
    Record record = make_record(
        conflict_id(EditId{report.id.value()}, report.id, conflict.path), report.scope, conflict);
    record.rev = Sequence{1};
    return record;
}

Record form_of_place(const Place& place, const std::string& key) {
    const RecordId organ = unit_id(place.organ_code);
    const FormRecord form{
        .organ = organ,
        .key = key,
        .version = 1,
        .title = "Mẫu",
        .definition = fmt::format(
            R"({{"key": "{}", "version": 1, "title": {{"vi": "Mẫu"}}, "sections": [
              {{"key": "s", "title": {{"vi": "Mục"}}, "fields": [
                {{"key": "n", "kind": "integer", "label": "Số"}}]}}], "rules": []}})",
            key)};
    return make_record(form_id(organ, key), organ_scope(organ), form);
}

Record period_of_place(const Place& place) {
    const RecordId organ = unit_id(place.organ_code);
    const Period period{.organ = organ,
                        .form_key = "quarterly-progress",
                        .label = "2026-10-01",
                        .name = "Đột xuất",
                        .due_date = date(2026, 10, 1),
                        .exceptional = true};
    SeededRandom random{place.unit_code.size()};
    return make_record(RecordId{make_uuid_v7(moment(2026, 9, 10), random)}, organ_scope(organ),
                       period);
}

template <class Allowance>
Record allowance_at(const Place& place, RecordId (*id)(RecordId, RecordId)) {
    const auto report = view_of<Report>(report_at(place));
    Allowance allowance{};
    allowance.period = report.period;
    allowance.unit = report.unit;
    allowance.reason = "lũ lụt";
    return make_record(id(report.period, report.unit), unit_scope(report.unit), allowance);
}

/// A record of a type that only the server itself makes.
Record foreign_record(const std::string& type, const Place& place) {
    return {.type = type,
            .id = unit_id("made up " + type),
            .scope = unit_scope(unit_id(place.unit_code)),
            .fields = {{"unit", unit_id(place.unit_code)}, {"organ", unit_id(place.organ_code)}}};
}

void add_report_steps(std::vector<Attempt>& attempts) {
    const auto step = [&](const char* name, Action action, ReportState from) {
        attempts.push_back({name, action, [name, from](MadeEdit& edit, const Place& place) {
                                edit.step(report_in(place, from), name, {{"reason", "lý do"}});
                            }});
    };
    attempts.push_back({"submit", Action::submit_report, [](MadeEdit& edit, const Place& place) {
                            edit.submit(report_in(place, ReportState::draft));
                        }});
    step("withdraw", Action::withdraw_report, ReportState::submitted);
    step("accept", Action::accept_report, ReportState::submitted);
    step("return", Action::return_report, ReportState::submitted);
    step("reopen", Action::reopen_report, ReportState::accepted);
    attempts.push_back({"decline", Action::reopen_report, [](MadeEdit& edit, const Place& place) {
                            const Record report = report_in(place, ReportState::accepted);
                            Fields seen = requests_seen(report.fields);
                            seen["reason"] = std::string{"lý do"};
                            edit.step(report, "decline", std::move(seen));
                        }});
}

void add_forbidden_types(std::vector<Attempt>& attempts) {
    for (const char* type : {"unit", "movement", "plan", "obligation", "holiday_calendar",
                             "evidence", "device", "change", "conflict"})
        attempts.push_back({fmt::format("make a {}", type), std::nullopt,
                            [type](MadeEdit& edit, const Place& place) {
                                edit.create(foreign_record(type, place));
                            }});
    attempts.push_back({"rename a unit", std::nullopt, [](MadeEdit& edit, const Place& place) {
                            const Record unit{.type = "unit", .id = unit_id(place.unit_code)};
                            edit.set(unit, "name", std::string{"Phòng khác"});
                        }});
    attempts.push_back({"change a regular period", std::nullopt,
                        [](MadeEdit& edit, const Place& place) {
                            const Record period{
                                .type = "period",
                                .id = view_of<Report>(report_at(place)).period};
                            edit.set_on(period, "due_date", date(2026, 9, 20), date(2026, 9, 30));
                        }});
    attempts.push_back({"write the state of a report", std::nullopt,
                        [](MadeEdit& edit, const Place& place) {
                            edit.set(report_in(place, ReportState::submitted), "state",
                                     std::string{"accepted"});
                        }});
}

std::vector<Attempt> all_attempts() {
    std::vector<Attempt> attempts{
        {"start a report", Action::edit_report,
         [](MadeEdit& edit, const Place& place) { edit.create(report_at(place)); }},
        {"change an answer", Action::edit_report,
         [](MadeEdit& edit, const Place& place) {
             edit.set(report_in(place, ReportState::draft), answer_path("tasks_done"),
                      std::int64_t{6});
         }},
        {"settle a conflict", Action::settle_conflict,
         [](MadeEdit& edit, const Place& place) {
             edit.step(conflict_on(report_in(place, ReportState::draft)), "settle",
                       {{"choice", std::string{"keep"}}});
         }},
        {"publish a form", Action::publish_form,
         [](MadeEdit& edit, const Place& place) { edit.create(form_of_place(place, "mau-1")); }},
        {"make a period", Action::create_period,
         [](MadeEdit& edit, const Place& place) { edit.create(period_of_place(place)); }},
        {"extend", Action::extend_period,
         [](MadeEdit& edit, const Place& place) {
             edit.create(allowance_at<Extension>(place, extension_id));
         }},
        {"exempt", Action::exempt_unit, [](MadeEdit& edit, const Place& place) {
             edit.create(allowance_at<Exemption>(place, exemption_id));
         }}};
    add_report_steps(attempts);
    add_forbidden_types(attempts);
    return attempts;
}

ReportState state_before(const std::string& attempt) {
    if (attempt == "withdraw" || attempt == "accept" || attempt == "return")
        return ReportState::submitted;
    if (attempt == "write the state of a report") return ReportState::submitted;
    const bool is_of_accepted = attempt == "reopen" || attempt == "decline";
    return is_of_accepted ? ReportState::accepted : ReportState::draft;
}

class RightsTableTest : public testing::TestWithParam<Role> {
protected:
    /// What the server says to it; nothing of it stays.
    std::vector<OperationOutcome> outcomes_of(const Attempt& attempt, const Place& place) {
        Transaction undone{server_.database()};
        RecordStore records{server_.database()};
        if (attempt.name != "start a report") {
            const Record report = report_in(place, state_before(attempt.name));
            records.put(report);
            if (attempt.name == "settle a conflict") records.put(conflict_on(report));
        }
        MadeEdit edit{server_, "Người thử"};
        attempt.make(edit, place);
        return server_.store()
            .apply_edit(device_.id, {EditNumber{1}, edit.edit()}, server_.clock().now())
            .receipt.outcomes;
    }

    SampleServer server_;
    Device device_ = server_.enrol({"Người thử", "STP-HCTP", GetParam(), "MAY"});
};

TEST_P(RightsTableTest, LetsThroughWhatTheRoleMayAndNothingElse) {
    const Actor actor{GetParam(), unit_id("STP-HCTP"), unit_id("STP")};
    for (const Place& place : places()) {
        const Subject subject{unit_id(place.unit_code), unit_id(place.organ_code)};
        for (const Attempt& attempt : all_attempts()) {
            const bool may_do = attempt.action && may(actor, *attempt.action, subject);
            const auto outcomes = outcomes_of(attempt, place);
            const bool is_whole = std::none_of(
                outcomes.begin(), outcomes.end(), [](const OperationOutcome& outcome) {
                    return outcome.kind == OutcomeKind::rejected;
                });
            EXPECT_EQ(is_whole, may_do) << attempt.name << " in " << place.name;
        }
    }
}

TEST_P(RightsTableTest, RefusesWithTheReasonNotAllowed) {
    const Actor actor{GetParam(), unit_id("STP-HCTP"), unit_id("STP")};
    for (const Place& place : places()) {
        const Subject subject{unit_id(place.unit_code), unit_id(place.organ_code)};
        for (const Attempt& attempt : all_attempts()) {
            if (attempt.action && may(actor, *attempt.action, subject)) continue;
            const auto outcomes = outcomes_of(attempt, place);
            EXPECT_EQ(outcomes.front().reason, RejectReason::not_allowed)
                << attempt.name << " in " << place.name;
        }
    }
}

TEST_P(RightsTableTest, AppliesNothingOfWhatIsRefusedWhole) {
    const Actor actor{GetParam(), unit_id("STP-HCTP"), unit_id("STP")};
    for (const Place& place : places()) {
        const Subject subject{unit_id(place.unit_code), unit_id(place.organ_code)};
        for (const Attempt& attempt : all_attempts()) {
            if (attempt.action && may(actor, *attempt.action, subject)) continue;
            for (const OperationOutcome& outcome : outcomes_of(attempt, place))
                EXPECT_EQ(outcome.kind, OutcomeKind::rejected)
                    << attempt.name << " in " << place.name;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(EveryRole, RightsTableTest,
                         testing::Values(Role::officer, Role::head, Role::office,
                                         Role::council_member, Role::council_secretary,
                                         Role::leadership, Role::clerk, Role::receiver,
                                         Role::administrator, Role::auditor),
                         [](const testing::TestParamInfo<Role>& tried) {
                             return std::string{to_text(tried.param)};
                         });

}  // namespace
}  // namespace thidua
