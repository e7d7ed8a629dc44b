#include "client/app/recovered_tray.h"

#include <gmock/gmock.h>

#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "tests/app/department.h"
#include "tests/support/after_restore.h"

namespace thidua {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// The restored server has no report of Hành chính tư pháp; Kiên's second machine has kept one.
class RecoveredTrayTest : public DepartmentTest {
protected:
    RecoveredTrayTest() {
        lost_.fields.merge(quarterly_answers());
        offer_ = restore_.offer(lost_);
        ha_.sync();
    }
    RecoveredTray tray(ServedDevice& device) { return RecoveredTray{device.workspace()}; }
    std::vector<RecoveredView> listed(bool open_only = false) {
        return tray(ha_).list(open_only).value();
    }

    AfterRestore restore_{server_};
    Record lost_ = quarterly_report("STP-HCTP");
    RecordId offer_;
};

TEST_F(RecoveredTrayTest, SaysWhatWouldComeBackAndWhoHadIt) {
    ASSERT_THAT(listed(), SizeIs(1));
    const RecoveredView recovered = listed().front();
    EXPECT_EQ(recovered.id, offer_);
    EXPECT_EQ(recovered.record, lost_.id);
    EXPECT_EQ(recovered.name.unit_code, "STP-HCTP");
    EXPECT_EQ(recovered.record_state, "draft");
    EXPECT_EQ(recovered.person, people::head_kien().name);
    EXPECT_EQ(recovered.device_name, people::head_kien().machine);
    EXPECT_EQ(recovered.told_at, server_.clock().now());
    EXPECT_EQ(recovered.parts, 1);
}

TEST_F(RecoveredTrayTest, NamesItByItsTypeUnitAndPeriod) {
    const RecordName name = listed().front().name;
    EXPECT_FALSE(name.period_name.empty());
    EXPECT_EQ(words_of(name), "Report: " + name.unit_name + " — " + name.period_name);
}

TEST_F(RecoveredTrayTest, AcceptedItComesBackForEverybody) {
    ASSERT_TRUE(tray(ha_).accept(offer_).has_value());
    ha_.sync();
    ASSERT_TRUE(server_.find(lost_.id));
    bich_.sync();
    EXPECT_EQ(seen(bich_, lost_.id, answer_path("tasks_planned")), Value{std::int64_t{40}});
}

TEST_F(RecoveredTrayTest, DismissedItStaysAway) {
    ASSERT_TRUE(tray(ha_).dismiss(offer_).has_value());
    ha_.sync();
    EXPECT_FALSE(server_.find(lost_.id));
    EXPECT_EQ(listed().front().state, RecoveredState::dismissed);
}

TEST_F(RecoveredTrayTest, TheDecisionShowsBeforeThereIsALine) {
    ASSERT_TRUE(tray(ha_).accept(offer_).has_value());
    EXPECT_THAT(listed(true), IsEmpty());
    EXPECT_EQ(state_words(listed().front()), "Accepted by " + people::office_ha().name + ".");
}

TEST_F(RecoveredTrayTest, WhatIsDecidedStands) {
    ASSERT_TRUE(tray(ha_).dismiss(offer_).has_value());
    const auto again = tray(ha_).accept(offer_);
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(again.error().code, ErrorCode::wrong_state);
    EXPECT_THAT(again.error().message, HasSubstr(people::office_ha().name));
}

TEST_F(RecoveredTrayTest, AUnitNeitherReadsNorDecides) {
    kien_.sync();
    for (const auto& code :
         {tray(kien_).list().error().code, tray(kien_).accept(offer_).error().code,
          tray(kien_).dismiss(offer_).error().code,
          tray(kien_).resolve(offer_.text()).error().code})
        EXPECT_EQ(code, ErrorCode::not_allowed);
}

TEST_F(RecoveredTrayTest, AnotherRecordIsNoRecoveredCopy) {
    EXPECT_EQ(tray(ha_).accept(quarter_).error().code, ErrorCode::not_found);
}

TEST_F(RecoveredTrayTest, ResolvesAnEndingOfAnId) {
    EXPECT_EQ(tray(ha_).resolve(offer_.text().substr(28)).value(), offer_);
}

TEST(RecordNameTest, OfATypeThatANewerVersionKnowsIsItsBareName) {
    EXPECT_EQ(words_of(RecordName{.type = "pledge", .title = "Cam kết 2027"}),
              "pledge: Cam kết 2027");
}

}  // namespace
}  // namespace thidua
