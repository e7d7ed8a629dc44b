#include "client/app/forms.h"

#include <gmock/gmock.h>

#include "client/app/units.h"
#include "client/store/outbox.h"
#include "client/store/record_query.h"
#include "server/store/own_edit.h"
#include "server/store/record_store.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "shared/store/transaction.h"
#include "tests/app/department.h"

namespace thidua {
namespace {

class FormsTest : public DepartmentTest {
protected:
    static Forms& forms(ServedDevice& device) { return device.workspace().forms(); }
    /// The quarterly form with a field under another key.
    std::string definition_with(const std::string& old_key, const std::string& new_key) {
        const auto record =
            RecordQuery{ha_.store()}.find(form_id(unit_id("STP"), "quarterly-progress"));
        std::string definition = text_or_empty(record->fields, "definition");
        const std::string quoted = "\"" + old_key + "\"";
        definition.replace(definition.find(quoted), quoted.size(), "\"" + new_key + "\"");
        return definition;
    }
};

TEST_F(FormsTest, APublishedFormReachesTheUnits) {
    const auto published = forms(ha_).publish(definition_with("proposals", "wishes"));
    ASSERT_TRUE(published.has_value()) << published.error().message;
    EXPECT_EQ(published->version, 2);
    sync_all();
    const auto form = forms(bich_).find("quarterly-progress");
    ASSERT_TRUE(form.has_value());
    EXPECT_EQ(form->version, 2);
    EXPECT_NE(find_field(*form, "wishes"), nullptr);
}

TEST_F(FormsTest, TheSameDefinitionAgainIsNoNewVersion) {
    const auto record =
        RecordQuery{ha_.store()}.find(form_id(unit_id("STP"), "quarterly-progress"));
    const auto published = forms(ha_).publish(text_or_empty(record->fields, "definition"));
    EXPECT_EQ(published->version, 1);
    EXPECT_EQ(Outbox{ha_.store()}.count_waiting(), 0U);
}

TEST_F(FormsTest, AStartedReportKeepsTheFormItWasMadeWith) {
    const RecordId report = started();
    ASSERT_TRUE(forms(ha_).publish(definition_with("proposals", "wishes")).has_value());
    sync_all();
    const auto details = reports(bich_).find(report);
    ASSERT_TRUE(details->form.has_value());
    EXPECT_NE(find_field(*details->form, "proposals"), nullptr);
    type(bich_, report, answer_path("proposals"), std::string{"Thêm máy quét."});
    bich_.sync();
    EXPECT_TRUE(bich_.workspace().attention().list().empty());
}

TEST_F(FormsTest, ANewReportIsMadeWithTheNewForm) {
    ASSERT_TRUE(forms(ha_).publish(definition_with("proposals", "wishes")).has_value());
    sync_all();
    const RecordId report = started();
    type(bich_, report, answer_path("wishes"), std::string{"Thêm máy quét."});
    bich_.sync();
    EXPECT_TRUE(bich_.workspace().attention().list().empty());
    EXPECT_EQ(integer_or_zero(reports(bich_).find(report)->fields, "form_version"), 2);
}

TEST_F(FormsTest, AUnitPublishesNoForm) {
    EXPECT_EQ(forms(kien_).publish(definition_with("proposals", "wishes")).error().code,
              ErrorCode::not_allowed);
}

TEST_F(FormsTest, ADefinitionThatCannotBeReadIsRefusedWhole) {
    const auto refused = forms(ha_).publish("{\"key\": \"x\"");
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
    EXPECT_EQ(Outbox{ha_.store()}.count_waiting(), 0U);
}

TEST_F(FormsTest, ListsTheFormsOfTheOrgan) {
    const auto listed = forms(bich_).list();
    ASSERT_EQ(listed.size(), 2U);
    EXPECT_EQ(listed[0].key, "annual-report");
    EXPECT_EQ(listed[1].key, "quarterly-progress");
    EXPECT_GT(listed[1].fields, 5U);
}

TEST_F(FormsTest, AnUnknownFormIsNamed) {
    const auto missing = forms(bich_).find("nothing");
    ASSERT_FALSE(missing.has_value());
    EXPECT_THAT(missing.error().message, testing::HasSubstr("nothing"));
}

/// Two machines of the Office publish while both are offline.
TEST_F(FormsTest, TwoPublicationsOfOneFormMeetInAQuestionThatTheOfficeCanSettle) {
    ServedDevice minh{server_, people::office_minh()};
    minh.sync();
    const std::string wishes = definition_with("proposals", "wishes");
    const std::string requests = definition_with("proposals", "requests");
    ASSERT_TRUE(forms(ha_).publish(wishes).has_value());
    ASSERT_TRUE(forms(minh).publish(requests).has_value());
    ha_.sync();
    minh.sync();
    ASSERT_FALSE(conflicts(minh).list_open().empty());
    for (const ConflictView& open : conflicts(minh).list_open()) {
        EXPECT_TRUE(open.may_settle) << open.path;
        EXPECT_TRUE(conflicts(minh).keep(open.id).has_value()) << open.path;
    }
    minh.sync();
    EXPECT_TRUE(conflicts(minh).list_open().empty());
    EXPECT_TRUE(minh.workspace().attention().list().empty());
}

/// "proposal" of the register of difficulties, misspelt.
TEST_F(FormsTest, ANewFormWithAFieldThatTheRegisterDoesNotHaveIsRefused) {
    const auto refused = forms(ha_).publish(definition_with("proposal", "propsal"));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
    EXPECT_THAT(refused.error().message, testing::HasSubstr("\"propsal\""));
    EXPECT_THAT(refused.error().message, testing::HasSubstr("difficulty"));
    EXPECT_THAT(refused.error().message, testing::HasSubstr("\"proposal\""));
    EXPECT_EQ(Outbox{ha_.store()}.count_waiting(), 0U);
}

/// It was published before anybody asked.
TEST_F(FormsTest, AnOldFormWithSuchAFieldIsReadAndFilledIn) {
    const RecordId id = form_id(unit_id("STP"), "quarterly-progress");
    const Record before = *RecordStore{server_.database()}.find(id);
    Record after = before;
    after.fields["definition"] = definition_with("proposal", "propsal");
    after.fields["version"] = std::int64_t{2};
    OwnEdit edit{server_.clock().now(), server_.random()};
    edit.bring(before, after);
    Transaction transaction{server_.database()};
    edit.append(server_.database(), server_.clock().now());
    transaction.commit();
    sync_all();
    const auto form = forms(bich_).find("quarterly-progress");
    ASSERT_TRUE(form.has_value());
    EXPECT_EQ(form->version, 2);
    const RecordId report = started();
    type(bich_, report, answer_path("proposals"), std::string{"Thêm máy quét."});
    bich_.sync();
    EXPECT_TRUE(bich_.workspace().attention().list().empty());
}

class UnitsTest : public DepartmentTest {};

TEST_F(UnitsTest, ListsTheUnitsOfTheOrganInTheirOrder) {
    const auto units = bich_.workspace().units().list_of_organ();
    ASSERT_GT(units.size(), 5U);
    for (std::size_t at = 1; at < units.size(); ++at)
        EXPECT_LE(units[at - 1].second.sort_key, units[at].second.sort_key);
    for (const auto& [id, unit] : units) EXPECT_EQ(unit.organ, unit_id("STP"));
}

TEST_F(UnitsTest, FindsAUnitByItsCode) {
    EXPECT_EQ(bich_.workspace().units().find_by_code("STP-HCTP").value(), unit_id("STP-HCTP"));
}

TEST_F(UnitsTest, APeriodIsNoUnit) {
    EXPECT_FALSE(bich_.workspace().units().find(quarter_).has_value());
}

}  // namespace
}  // namespace thidua
