#include <gtest/gtest.h>

#include "shared/forms/answers.h"
#include "shared/model/extension.h"
#include "shared/model/form_record.h"
#include "shared/model/ids.h"
#include "shared/model/period.h"
#include "shared/model/report.h"
#include "shared/model/scope.h"
#include "shared/model/submission.h"
#include "tests/support/made_edit.h"

namespace thidua {
namespace {

class RejectionTest : public testing::Test {
protected:
    MadeEdit by(const Device& device) { return {server_, device.grantee.person}; }
    std::vector<OperationOutcome> send(const Device& device, const MadeEdit& edit) {
        return server_.apply(device.id, edit.edit()).receipt.outcomes;
    }
    RejectReason first_reason(const Device& device, const MadeEdit& edit) {
        return send(device, edit).front().reason;
    }
    /// The draft of STP-HCTP on the server, with answers that may be submitted.
    Record given_report() {
        send(officer_, by(officer_).create(quarterly_report("STP-HCTP")));
        MadeEdit answers = by(officer_);
        for (const auto& [path, value] : quarterly_answers())
            answers.set(quarterly_report("STP-HCTP"), path, value);
        send(officer_, answers);
        return now();
    }
    /// The second version of the quarterly form, whose definition does not count them.
    void publish_without(const std::string& field) {
        const Record form = *server_.find(form_id(unit_id("STP"), "quarterly-progress"));
        std::string definition = text_or_empty(form.fields, "definition");
        const std::string key = "\"" + field + "\"";
        definition.replace(definition.find(key), key.size(), "\"renamed\"");
        MadeEdit edit = by(office_);
        edit.set(form, "definition", definition).set(form, "version", std::int64_t{2});
        ASSERT_EQ(first_reason(office_, edit), RejectReason::none);
    }
    Record now() { return *server_.find(quarterly_report("STP-HCTP").id); }

    SampleServer server_;
    Device officer_ = server_.enrol(people::officer_bich());
    Device head_ = server_.enrol(people::head_kien());
    Device office_ = server_.enrol(people::office_ha());
};

TEST_F(RejectionTest, RefusesAnEditInSomebodyElsesName) {
    MadeEdit edit{server_, people::head_kien().name};
    edit.create(quarterly_report("STP-HCTP"));
    EXPECT_EQ(first_reason(officer_, edit), RejectReason::not_allowed);
}

TEST_F(RejectionTest, RefusesAReportUnderAnotherId) {
    Record report = quarterly_report("STP-HCTP");
    report.id = unit_id("anything");
    EXPECT_EQ(first_reason(officer_, by(officer_).create(report)), RejectReason::invalid_value);
}

TEST_F(RejectionTest, RefusesAReportInAnotherScope) {
    Record report = quarterly_report("STP-HCTP");
    report.scope = province_scope();
    EXPECT_EQ(first_reason(officer_, by(officer_).create(report)), RejectReason::not_allowed);
}

TEST_F(RejectionTest, RefusesAReportThatIsMadeAccepted) {
    Record report = quarterly_report("STP-HCTP");
    report.fields["state"] = std::string{"accepted"};
    EXPECT_EQ(first_reason(officer_, by(officer_).create(report)), RejectReason::invalid_value);
}

TEST_F(RejectionTest, RefusesAReportInAPeriodOfAnotherOrgan) {
    Record report = quarterly_report("STP-HCTP");
    auto view = view_of<Report>(report);
    view.period = period_id(obligation_id(unit_id("SNgV"), "quarterly"), "2026-Q3");
    write_fields(report.fields, view);
    report.id = report_id(view.period, view.unit);
    EXPECT_EQ(first_reason(officer_, by(officer_).create(report)), RejectReason::invalid_value);
}

TEST_F(RejectionTest, RefusesAReportByAnotherFormThanThePeriods) {
    Record report = quarterly_report("STP-HCTP");
    report.fields["form_key"] = std::string{"annual-report"};
    EXPECT_EQ(first_reason(officer_, by(officer_).create(report)), RejectReason::invalid_value);
}

TEST_F(RejectionTest, RefusesAReportByAVersionOfTheFormThatIsNotPublished) {
    Record report = quarterly_report("STP-HCTP");
    report.fields["form_version"] = std::int64_t{99};
    EXPECT_EQ(first_reason(officer_, by(officer_).create(report)), RejectReason::invalid_value);
}

TEST_F(RejectionTest, RefusesAFieldThatNoReportHas) {
    Record report = quarterly_report("STP-HCTP");
    report.fields["decided_by"] = std::string{"tôi"};
    EXPECT_EQ(first_reason(officer_, by(officer_).create(report)), RejectReason::invalid_value);
}

TEST_F(RejectionTest, DoesNotTakeAnAcceptanceBackByMakingTheReportAgain) {
    given_report();
    send(head_, by(head_).submit(now()));
    send(office_, by(office_).step(now(), "accept"));
    MadeEdit edit = by(officer_);
    edit.create(quarterly_report("STP-HCTP"));
    edit.set_on(now(), "state", std::string{"accepted"}, std::string{"draft"});
    send(officer_, edit);
    EXPECT_EQ(view_of<Report>(now()).state, ReportState::accepted);
}

TEST_F(RejectionTest, MakingAReportThatIsThereChangesNothingAndIsNoConflict) {
    given_report();
    send(head_, by(head_).submit(now()));
    const Record before = now();
    send(officer_, by(officer_).create(quarterly_report("STP-HCTP")));
    EXPECT_EQ(now().fields, before.fields);
    EXPECT_TRUE(RecordStore{server_.database()}.list("conflict").empty());
}

struct BadAnswer {
    const char* name;
    FieldPath path;
    Value value;
    RejectReason reason = RejectReason::invalid_value;
};

TEST_F(RejectionTest, RefusesAnswersThatTheFormDoesNotAllow) {
    const Record report = given_report();
    const std::vector<BadAnswer> bad{
        {"text for a number", answer_path("tasks_done"), std::string{"nhiều"}},
        {"below the least", answer_path("tasks_planned"), std::int64_t{0}},
        {"above the most", answer_path("year_estimate"), Decimal{201}},
        {"a field that the form has not", answer_path("nothing"), std::int64_t{1}},
        {"a computed field", answer_path("done_rate"), Decimal{50}},
        {"longer than the form says", answer_path("proposals"), std::string(2001, 'a')},
        {"longer than any text", answer_path("proposals"), std::string(100'001, 'a'),
         RejectReason::too_large},
        {"no answer's path", "answers/", std::int64_t{1}}};
    for (const BadAnswer& answer : bad)
        EXPECT_EQ(first_reason(officer_, by(officer_).set(report, answer.path, answer.value)),
                  answer.reason)
            << answer.name;
}

TEST_F(RejectionTest, JudgesAReportByTheVersionOfTheFormItWasMadeWith) {
    const Record report = given_report();
    publish_without("proposals");
    MadeEdit edit = by(officer_);
    edit.set(report, answer_path("proposals"), std::string{"Thêm máy quét."});
    EXPECT_EQ(send(officer_, edit).front().kind, OutcomeKind::applied);
}

TEST_F(RejectionTest, RefusesWhatTheOlderVersionOfTheFormDidNotAllow) {
    const Record report = given_report();
    publish_without("proposals");
    EXPECT_EQ(first_reason(officer_, by(officer_).set(report, answer_path("tasks_planned"),
                                                      std::int64_t{0})),
              RejectReason::invalid_value);
}

TEST_F(RejectionTest, JudgesANewReportByTheNewVersionOfTheForm) {
    publish_without("proposals");
    Record report = quarterly_report("STP-HCTP");
    report.fields["form_version"] = std::int64_t{2};
    send(officer_, by(officer_).create(report));
    EXPECT_EQ(first_reason(officer_, by(officer_).set(report, answer_path("proposals"),
                                                      std::string{"Thêm máy quét."})),
              RejectReason::invalid_value);
}

TEST_F(RejectionTest, LetsTheGoodAnswersOfAnEditThrough) {
    const Record report = given_report();
    MadeEdit edit = by(officer_);
    edit.set(report, answer_path("tasks_planned"), std::int64_t{-1});
    edit.set(report, answer_path("tasks_done"), std::int64_t{33});
    EXPECT_EQ(send(officer_, edit).at(1).kind, OutcomeKind::applied);
}

TEST_F(RejectionTest, RefusesAStepWhoseEditHasARefusedAnswer) {
    const Record report = given_report();
    MadeEdit edit = by(head_);
    edit.set(report, answer_path("tasks_planned"), std::int64_t{-1}).submit(report);
    EXPECT_EQ(send(head_, edit).back().reason, RejectReason::depends_on_rejected);
}

TEST_F(RejectionTest, RefusesWhatFollowsARefusedCreation) {
    const Record elsewhere = quarterly_report("STP-TGPL");
    send(officer_, by(officer_).create(elsewhere));
    MadeEdit edit = by(officer_);
    edit.set(elsewhere, answer_path("tasks_done"), std::int64_t{3});
    EXPECT_EQ(first_reason(officer_, edit), RejectReason::unknown_record);
}

TEST_F(RejectionTest, RefusesAVersionWhoseSealIsNotOfItsAnswers) {
    const Record report = given_report();
    MadeEdit edit = by(head_);
    edit.submit(report);
    for (Operation& operation : edit.edit().operations)
        if (operation.path == answer_path("tasks_done")) operation.value = std::int64_t{40};
    EXPECT_EQ(first_reason(head_, edit), RejectReason::invalid_value);
}

TEST_F(RejectionTest, RefusesAVersionThatSaysAnAnswerTwice) {
    const Record report = given_report();
    MadeEdit edit = by(head_);
    edit.submit(report);
    Operation other = edit.edit().operations.at(1);
    for (const Operation& operation : edit.edit().operations)
        if (operation.path == answer_path("tasks_done")) other = operation;
    other.value = std::int64_t{40};
    edit.edit().operations.insert(edit.edit().operations.begin() + 1, other);
    EXPECT_EQ(first_reason(head_, edit), RejectReason::invalid_value);
}

TEST_F(RejectionTest, RefusesASubmissionWithoutItsVersion) {
    const Record report = given_report();
    MadeEdit edit = by(head_);
    edit.step(report, "submit", {{"version", std::int64_t{1}}, {"seal", std::string(64, 'b')}});
    EXPECT_EQ(first_reason(head_, edit), RejectReason::invalid_value);
}

TEST_F(RejectionTest, NobodyChangesASealedVersion) {
    const Record report = given_report();
    send(head_, by(head_).submit(report));
    const Record sealed = *server_.find(submission_of(report).id);
    MadeEdit edit = by(head_);
    edit.set(sealed, answer_path("tasks_done"), std::int64_t{40});
    EXPECT_EQ(first_reason(head_, edit), RejectReason::not_allowed);
}

TEST_F(RejectionTest, MakingASealedVersionAgainDoesNotChangeIt) {
    const Record report = given_report();
    send(head_, by(head_).submit(report));
    const Record sealed = *server_.find(submission_of(report).id);
    MadeEdit edit = by(head_);
    Record again = submission_of(report);
    again.fields["submitted_by"] = std::string{"Người khác"};
    edit.create(again);
    edit.set_on(again, "submitted_by", find_value(sealed.fields, "submitted_by"),
                std::string{"Người khác"});
    send(head_, edit);
    EXPECT_EQ(*server_.find(sealed.id), sealed);
    EXPECT_TRUE(RecordStore{server_.database()}.list("conflict").empty());
}

TEST_F(RejectionTest, TheOfficeDoesNotMoveARegularPeriodByMakingItAgain) {
    const Record period = *server_.find(SampleServer::period("2026-Q3"));
    MadeEdit edit = by(office_);
    edit.create({.type = "period", .id = period.id, .scope = period.scope});
    edit.set(period, "due_date", date(2026, 12, 31));
    send(office_, edit);
    EXPECT_EQ(view_of<Period>(*server_.find(period.id)).due_date, date(2026, 9, 20));
}

TEST_F(RejectionTest, TheOfficeDoesNotTouchAPeriodOfAnotherOrganByMakingItAgain) {
    const RecordId id = period_id(obligation_id(unit_id("SNgV"), "quarterly"), "2026-Q3");
    const Record period = *server_.find(id);
    MadeEdit edit = by(office_);
    edit.create({.type = "period", .id = id, .scope = period.scope});
    edit.set(period, "name", std::string{"Tên khác"});
    send(office_, edit);
    EXPECT_EQ(server_.find(id)->fields, period.fields);
}

TEST_F(RejectionTest, RefusesAPeriodThatIsNotExceptional) {
    const Period period{.organ = unit_id("STP"),
                        .form_key = "quarterly-progress",
                        .due_date = date(2026, 10, 1)};
    const Record record = make_record(unit_id("a period"), organ_scope(unit_id("STP")), period);
    EXPECT_EQ(first_reason(office_, by(office_).create(record)), RejectReason::invalid_value);
}

TEST_F(RejectionTest, RefusesAFormThatCannotBeRead) {
    const FormRecord form{.organ = unit_id("STP"), .key = "hong", .version = 1,
                          .definition = "{\"key\": \"hong\""};
    const Record record =
        make_record(form_id(form.organ, form.key), organ_scope(form.organ), form);
    EXPECT_EQ(first_reason(office_, by(office_).create(record)), RejectReason::invalid_value);
}

TEST_F(RejectionTest, RefusesToTakeAFieldOutOfAForm) {
    const Record form = *server_.find(form_id(unit_id("STP"), "quarterly-progress"));
    EXPECT_EQ(first_reason(office_, by(office_).remove_row(form, "definition")),
              RejectReason::not_allowed);
}

TEST_F(RejectionTest, RefusesAnExtensionOfAPeriodThatIsNotThere) {
    const Extension extension{.period = unit_id("no period"), .unit = unit_id("STP-HCTP"),
                              .until = date(2026, 10, 1), .reason = "lũ lụt"};
    const Record record = make_record(extension_id(extension.period, extension.unit),
                                      unit_scope(extension.unit), extension);
    EXPECT_EQ(first_reason(office_, by(office_).create(record)), RejectReason::invalid_value);
}

TEST_F(RejectionTest, RefusesAStepThatNobodyKnows) {
    const Record report = given_report();
    EXPECT_EQ(first_reason(office_, by(office_).step(report, "praise")),
              RejectReason::unknown_step);
}

TEST_F(RejectionTest, RefusesARecordOfOneTypeUnderTheNameOfAnother) {
    Record report = given_report();
    report.type = "extension";
    EXPECT_EQ(first_reason(officer_, by(officer_).set(report, "reason", std::string{"x"})),
              RejectReason::invalid_value);
}

TEST_F(RejectionTest, TellsTheSecondOfficerWhatTheFirstDecided) {
    given_report();
    send(head_, by(head_).submit(now()));
    const Record seen = now();
    const Device minh = server_.enrol(people::office_minh());
    send(office_, by(office_).step(seen, "return", {{"reason", std::string{"thiếu số liệu"}}}));
    EXPECT_EQ(first_reason(minh, by(minh).step(seen, "accept")), RejectReason::returned_first);
}

TEST_F(RejectionTest, TellsTheOfficeThatTheUnitWithdrewFirst) {
    given_report();
    send(head_, by(head_).submit(now()));
    const Record seen = now();
    send(head_, by(head_).step(seen, "withdraw"));
    EXPECT_EQ(first_reason(office_, by(office_).step(seen, "accept")),
              RejectReason::withdrawn_first);
}

TEST_F(RejectionTest, TellsTheOfficerWhoReturnsThatTheOtherAccepted) {
    given_report();
    send(head_, by(head_).submit(now()));
    const Record seen = now();
    send(office_, by(office_).step(seen, "accept"));
    const Device minh = server_.enrol(people::office_minh());
    EXPECT_EQ(first_reason(minh, by(minh).step(seen, "return", {{"reason", std::string{"sai"}}})),
              RejectReason::accepted_first);
}

TEST_F(RejectionTest, TellsTheSecondMachineThatAnotherVersionStands) {
    const Record seen = given_report();
    send(head_, by(head_).submit(seen));
    Record other = seen;
    other.fields[answer_path("tasks_done")] = std::int64_t{31};
    const Device second = server_.enrol(people::head_kien());
    EXPECT_EQ(send(second, by(second).submit(other)).back().reason,
              RejectReason::other_version_first);
}

/// An edit that the merge or the store cannot take must not stand in the way of those behind it.
TEST_F(RejectionTest, Rule03_AnswersAnEditThatMakesTheStoreThrow) {
    server_.database().execute(
        "CREATE TEMP TRIGGER trap BEFORE INSERT ON main.log"
        " BEGIN SELECT RAISE(ABORT, 'the trap snaps'); END");
    MadeEdit edit = by(officer_);
    edit.create(quarterly_report("STP-HCTP"));
    EXPECT_EQ(first_reason(officer_, edit), RejectReason::invalid_value);
    EXPECT_FALSE(server_.find(quarterly_report("STP-HCTP").id));
    server_.database().execute("DROP TRIGGER trap");
    EXPECT_EQ(first_reason(officer_, by(officer_).create(quarterly_report("STP-HCTP"))),
              RejectReason::none);
}

}  // namespace
}  // namespace thidua
