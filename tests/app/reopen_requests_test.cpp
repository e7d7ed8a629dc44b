#include "client/app/reopen_requests.h"

#include <gmock/gmock.h>

#include "client/app/attention.h"
#include "client/app/conflicts.h"
#include "client/app/declined_requests.h"
#include "client/app/home.h"
#include "shared/forms/answers.h"
#include "tests/app/department.h"

namespace thidua {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class ReopenRequestsTest : public DepartmentTest {
protected:
    /// Version 1 says 30 tasks done; Bích types 33 when it is accepted already.
    RecordId changed_when_accepted() {
        const RecordId report = accepted();
        type(bich_, report, done, std::int64_t{33});
        sync_all();
        return report;
    }
    static std::vector<ReopenRequest> requests(ServedDevice& device) {
        return list_reopen_requests(device.workspace());
    }
    static std::vector<NeedsMe> to_reopen(ServedDevice& device) {
        auto needs = list_needs(device.workspace());
        std::erase_if(needs,
                      [](const NeedsMe& need) { return need.kind != NeedsMe::Kind::to_reopen; });
        return needs;
    }
};

TEST_F(ReopenRequestsTest, AnAcceptedReportAsksForNothing) {
    const RecordId report = accepted();
    EXPECT_THAT(requests(ha_), IsEmpty());
    EXPECT_FALSE(summary(ha_, report).asks_to_reopen);
    EXPECT_FALSE(reports(ha_).find(report)->request);
}

TEST_F(ReopenRequestsTest, TheOfficeSeesWhoAsksForWhich) {
    const RecordId report = changed_when_accepted();
    const auto asked = requests(ha_);
    ASSERT_THAT(asked, SizeIs(1));
    EXPECT_EQ(asked[0].report, report);
    EXPECT_EQ(asked[0].asked_by, "Nông Thị Bích");
    EXPECT_TRUE(asked[0].asked_at);
    EXPECT_TRUE(asked[0].may_reopen);
    ASSERT_THAT(asked[0].changes, SizeIs(1));
    EXPECT_EQ(asked[0].changes[0].path, done);
    EXPECT_EQ(asked[0].changes[0].before, Value{std::int64_t{30}});
    EXPECT_EQ(asked[0].changes[0].after, Value{std::int64_t{33}});
    EXPECT_EQ(words_of(asked[0]),
              "Nông Thị Bích asks to open the accepted report again (Tasks done: 30 → 33)");
}

TEST_F(ReopenRequestsTest, AnAnswerThatIsToBeClearedIsToldToo) {
    const RecordId report = accepted();
    type(bich_, report, done, Null{});
    sync_all();
    const auto asked = requests(ha_);
    ASSERT_THAT(asked, SizeIs(1));
    ASSERT_THAT(asked[0].changes, SizeIs(1));
    EXPECT_TRUE(is_null(asked[0].changes[0].after));
}

TEST_F(ReopenRequestsTest, AWithdrawalAsksInTheUnitsWords) {
    const RecordId report = accepted();
    ASSERT_TRUE(reports(kien_).withdraw(report, "Xin bổ sung phụ lục").has_value());
    sync_all();
    const auto asked = reports(ha_).find(report)->request;
    ASSERT_TRUE(asked);
    EXPECT_EQ(words_of(*asked),
              "Hoàng Văn Kiên asks to open the accepted report again: Xin bổ sung phụ lục");
}

TEST_F(ReopenRequestsTest, ARequestNeedsTheOfficeAndNotTheUnit) {
    const RecordId report = changed_when_accepted();
    const auto needs = to_reopen(ha_);
    ASSERT_THAT(needs, SizeIs(1));
    EXPECT_EQ(needs[0].target, report);
    EXPECT_THAT(needs[0].detail, testing::HasSubstr("Tasks done: 30 → 33"));
    EXPECT_THAT(to_reopen(bich_), IsEmpty());
}

/// Nobody's request is passed over: the second is a difference, which waits for the reopening.
TEST_F(ReopenRequestsTest, ASecondRequestForTheSameAnswerIsADifference) {
    const RecordId report = accepted();
    type(bich_, report, done, std::int64_t{33});
    type(kien_, report, done, std::int64_t{34});
    bich_.sync();
    sync_all();
    ASSERT_THAT(requests(ha_), SizeIs(1));
    EXPECT_EQ(requests(ha_)[0].changes.at(0).after, Value{std::int64_t{33}});
    const auto open = conflicts(kien_).list_open();
    ASSERT_THAT(open, SizeIs(1));
    EXPECT_EQ(open[0].other.value, Value{std::int64_t{34}});
    ASSERT_TRUE(conflicts(kien_).take(open[0].id).has_value());
    sync_all();
    const auto refused = kien_.workspace().attention().list();
    ASSERT_THAT(refused, SizeIs(1));
    EXPECT_THAT(refused[0].reason, testing::HasSubstr("once the Office has opened it again"));
    ASSERT_TRUE(reports(ha_).reopen(report, "Theo đề nghị").has_value());
    sync_all();
    EXPECT_EQ(conflicts(kien_).list_open().at(0).kept.value, Value{std::int64_t{33}});
    ASSERT_TRUE(conflicts(kien_).take(open[0].id).has_value());
    sync_all();
    EXPECT_THAT(conflicts(kien_).list_open(), IsEmpty());
    EXPECT_EQ(seen(ha_, report, done), Value{std::int64_t{34}});
}

TEST_F(ReopenRequestsTest, TheUnitSeesThatItsChangeWaits) {
    const RecordId report = changed_when_accepted();
    const auto waiting = requests(bich_);
    ASSERT_THAT(waiting, SizeIs(1));
    EXPECT_EQ(words_of(waiting[0]),
              "waits until the Office opens the accepted report again (Tasks done: 30 → 33)");
    EXPECT_TRUE(summary(bich_, report).asks_to_reopen);
}

TEST_F(ReopenRequestsTest, TheUnitSeesItBeforeItIsSent) {
    const RecordId report = accepted();
    type(bich_, report, done, std::int64_t{33});
    const auto waiting = requests(bich_);
    ASSERT_THAT(waiting, SizeIs(1));
    EXPECT_EQ(waiting[0].asked_by, "Nông Thị Bích");
    EXPECT_FALSE(waiting[0].asked_at);
}

TEST_F(ReopenRequestsTest, AnotherUnitsRequestIsNobodyElsesBusiness) {
    changed_when_accepted();
    ServedDevice other{server_, {"Trưởng đơn vị", "STP-BTTP", Role::head, "MAY-BTTP"}};
    other.sync();
    EXPECT_THAT(requests(other), IsEmpty());
}

TEST_F(ReopenRequestsTest, OpeningTheReportAgainAnswersTheRequest) {
    const RecordId report = changed_when_accepted();
    ASSERT_TRUE(reports(ha_).reopen(report, "Bổ sung số liệu").has_value());
    sync_all();
    EXPECT_THAT(requests(ha_), IsEmpty());
    EXPECT_THAT(requests(bich_), IsEmpty());
    EXPECT_FALSE(summary(ha_, report).asks_to_reopen);
}

TEST_F(ReopenRequestsTest, ARefusalEndsTheRequestEverywhere) {
    const RecordId report = changed_when_accepted();
    ASSERT_TRUE(reports(ha_).decline(report, "Số liệu đúng").has_value());
    EXPECT_THAT(requests(ha_), IsEmpty()) << "before it is sent";
    sync_all();
    for (ServedDevice* device : {&ha_, &bich_}) {
        EXPECT_THAT(requests(*device), IsEmpty());
        EXPECT_FALSE(summary(*device, report).asks_to_reopen);
    }
    EXPECT_THAT(to_reopen(ha_), IsEmpty());
    EXPECT_EQ(state(bich_, report), "accepted");
    EXPECT_EQ(seen(bich_, report, done), Value{std::int64_t{30}});
}

TEST_F(ReopenRequestsTest, TheUnitReadsWhatItAskedForAndWhyNot) {
    const RecordId report = changed_when_accepted();
    ASSERT_TRUE(reports(kien_).withdraw(report, "Sai số liệu").has_value());
    sync_all();
    ASSERT_TRUE(reports(ha_).decline(report, "Số liệu đúng").has_value());
    sync_all();
    const auto declined = list_declined_requests(bich_.workspace());
    ASSERT_THAT(declined, SizeIs(1));
    EXPECT_EQ(declined[0].report, report);
    EXPECT_EQ(declined[0].declined_by, people::office_ha().name);
    EXPECT_TRUE(declined[0].declined_at);
    ASSERT_THAT(declined[0].changes, SizeIs(1));
    EXPECT_EQ(declined[0].changes[0].after, Value{std::int64_t{33}});
    EXPECT_EQ(words_of(declined[0]),
              people::office_ha().name +
                  " keeps the accepted report as it is: Số liệu đúng (asked for: Sai số liệu; "
                  "Tasks done: 30 → 33)");
    EXPECT_TRUE(reports(bich_).find(report)->declined);
    EXPECT_THAT(list_declined_requests(ha_.workspace()), IsEmpty()) << "its own word";
}

TEST_F(ReopenRequestsTest, ARefusalIsToldForAMonth) {
    const RecordId report = changed_when_accepted();
    ASSERT_TRUE(reports(ha_).decline(report, "Số liệu đúng").has_value());
    sync_all();
    set_time(Instant{server_.clock().now().value() + std::int64_t{32} * 24 * 3'600'000});
    EXPECT_THAT(list_declined_requests(bich_.workspace()), IsEmpty());
    EXPECT_TRUE(reports(bich_).find(report)->declined) << "the report itself goes on telling it";
}

TEST_F(ReopenRequestsTest, OnlyTheOfficeDeclinesAndOnlyWhatIsAsked) {
    const RecordId report = accepted();
    EXPECT_EQ(reports(ha_).decline(report, "Số liệu đúng").error().code, ErrorCode::wrong_state);
    type(bich_, report, done, std::int64_t{33});
    sync_all();
    EXPECT_EQ(reports(kien_).decline(report, "Số liệu đúng").error().code, ErrorCode::not_allowed);
    EXPECT_EQ(reports(ha_).decline(report, " ").error().code, ErrorCode::invalid_input);
    EXPECT_THAT(requests(ha_), SizeIs(1));
}

TEST_F(ReopenRequestsTest, ARefusalDoesNotReachWhatTheOfficeDidNotSee) {
    const RecordId report = changed_when_accepted();
    type(bich_, report, planned, std::int64_t{41});
    bich_.sync();
    ASSERT_TRUE(reports(ha_).decline(report, "Số liệu đúng").has_value());
    sync_all();
    const auto asked = requests(ha_);
    ASSERT_THAT(asked, SizeIs(1));
    ASSERT_THAT(asked[0].changes, SizeIs(1));
    EXPECT_EQ(asked[0].changes[0].path, planned);
    EXPECT_THAT(ha_.workspace().attention().list(), IsEmpty());
}

/// Two officers, one of them without a line.
TEST_F(ReopenRequestsTest, TheSecondOfficerIsToldWhoDeclinedFirst) {
    const RecordId report = changed_when_accepted();
    ServedDevice minh{server_, people::office_minh()};
    minh.sync();
    ASSERT_TRUE(reports(minh).decline(report, "Không sửa nữa").has_value());
    ASSERT_TRUE(reports(ha_).decline(report, "Số liệu đúng").has_value());
    ha_.sync();
    minh.sync();
    minh.sync();
    const auto told = minh.workspace().attention().list();
    ASSERT_THAT(told, SizeIs(1));
    EXPECT_EQ(told[0].reason, people::office_ha().name +
                                  " declined to open the report again first; that stands. "
                                  "Reason: Số liệu đúng");
    sync_all();
    EXPECT_EQ(list_declined_requests(bich_.workspace()).at(0).reason, "Số liệu đúng");
}

TEST_F(ReopenRequestsTest, WhoDeclinesAReportThatIsOpenAgainIsTold) {
    const RecordId report = changed_when_accepted();
    ServedDevice minh{server_, people::office_minh()};
    minh.sync();
    ASSERT_TRUE(reports(minh).decline(report, "Không sửa nữa").has_value());
    ASSERT_TRUE(reports(ha_).reopen(report, "Theo đề nghị").has_value());
    ha_.sync();
    minh.sync();
    minh.sync();
    const auto told = minh.workspace().attention().list();
    ASSERT_THAT(told, SizeIs(1));
    EXPECT_THAT(told[0].reason, testing::HasSubstr("Theo đề nghị"));
    EXPECT_EQ(state(minh, report), "returned");
    EXPECT_EQ(seen(minh, report, done), Value{std::int64_t{33}});
}

TEST_F(ReopenRequestsTest, TypingTheAcceptedValueBackEndsTheRequest) {
    const RecordId report = changed_when_accepted();
    type(bich_, report, done, std::int64_t{30});
    EXPECT_FALSE(summary(bich_, report).asks_to_reopen) << "before it is sent";
    sync_all();
    EXPECT_THAT(requests(ha_), IsEmpty());
    EXPECT_FALSE(summary(ha_, report).asks_to_reopen);
    EXPECT_THAT(list_declined_requests(bich_.workspace()), IsEmpty());
}

TEST_F(ReopenRequestsTest, TheHeadTakesBackWhatAnOfficerOfTheUnitAskedFor) {
    const RecordId report = changed_when_accepted();
    type(kien_, report, done, std::int64_t{30});
    sync_all();
    EXPECT_THAT(requests(ha_), IsEmpty());
    EXPECT_THAT(conflicts(kien_).list_open(), IsEmpty());
}

}  // namespace
}  // namespace thidua
