#include <gmock/gmock.h>

#include "client/store/record_query.h"
#include "shared/forms/answers.h"
#include "tests/app/department.h"

namespace thidua {
namespace {

/// Bích wrote 7, Kiên 9; the server has 7.
class ConflictsTest : public DepartmentTest {
protected:
    ConflictsTest()
        : report_{started()}, question_{asked(done, std::int64_t{7}, std::int64_t{9})} {}

    RecordId asked(const FieldPath& path, const Value& by_bich, const Value& by_kien) {
        type(bich_, report_, path, by_bich);
        type(kien_, report_, path, by_kien);
        sync_all();
        for (const ConflictView& open : conflicts(bich_).list_open())
            if (open.path == path) return open.id;
        ADD_FAILURE() << "no question was asked";
        return {};
    }
    std::string state_of(ServedDevice& device) { return conflicts(device).find(question_)->state; }
    std::string choice_of(ServedDevice& device) {
        return text_or_empty(RecordQuery{device.store()}.find(question_)->fields, "choice");
    }

    RecordId report_;
    RecordId question_;
};

TEST_F(ConflictsTest, KeepingLeavesTheValueAndClosesTheQuestion) {
    ASSERT_TRUE(conflicts(bich_).keep(question_).has_value());
    sync_all();
    EXPECT_EQ(seen(ha_, report_, done), Value{std::int64_t{7}});
    EXPECT_EQ(state_of(ha_), "settled");
    EXPECT_EQ(choice_of(ha_), "keep");
}

TEST_F(ConflictsTest, TakingPutsTheOtherValueInItsPlace) {
    ASSERT_TRUE(conflicts(bich_).take(question_).has_value());
    sync_all();
    EXPECT_EQ(seen(ha_, report_, done), Value{std::int64_t{9}});
    EXPECT_EQ(state_of(ha_), "settled");
}

TEST_F(ConflictsTest, AThirdValueSettlesToo) {
    ASSERT_TRUE(conflicts(bich_).set(question_, std::int64_t{8}).has_value());
    sync_all();
    EXPECT_EQ(seen(ha_, report_, done), Value{std::int64_t{8}});
    EXPECT_EQ(choice_of(ha_), "write");
}

TEST_F(ConflictsTest, IsSettledHereAtOnceWithoutTheServer) {
    ASSERT_TRUE(conflicts(bich_).take(question_).has_value());
    EXPECT_TRUE(conflicts(bich_).list_open().empty());
    EXPECT_EQ(seen(bich_, report_, done), Value{std::int64_t{9}});
}

TEST_F(ConflictsTest, RefusesAThirdValueThatTheFormDoesNotAllow) {
    const auto refused = conflicts(bich_).set(question_, std::int64_t{-1});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
    EXPECT_EQ(conflicts(bich_).list_open().size(), 1U);
}

TEST_F(ConflictsTest, WhatIsSettledIsNotSettledAgain) {
    ASSERT_TRUE(conflicts(bich_).keep(question_).has_value());
    EXPECT_EQ(conflicts(bich_).take(question_).error().code, ErrorCode::wrong_state);
}

TEST_F(ConflictsTest, AnUnknownQuestionIsNotFound) {
    EXPECT_EQ(conflicts(bich_).keep(report_).error().code, ErrorCode::not_found);
}

TEST_F(ConflictsTest, TheOfficeMaySettleForTheUnit) {
    EXPECT_TRUE(conflicts(ha_).find(question_)->may_settle);
    ASSERT_TRUE(conflicts(ha_).take(question_).has_value());
    sync_all();
    EXPECT_EQ(seen(bich_, report_, done), Value{std::int64_t{9}});
    EXPECT_TRUE(ha_.workspace().attention().list().empty());
}

TEST_F(ConflictsTest, ADirectorSeesTheQuestionAndDoesNotSettleIt) {
    ServedDevice director{server_, people::director()};
    director.sync();
    EXPECT_FALSE(conflicts(director).find(question_)->may_settle);
    EXPECT_EQ(conflicts(director).keep(question_).error().code, ErrorCode::not_allowed);
}

TEST_F(ConflictsTest, TwoWhoSettleItTheSameWayAgree) {
    ASSERT_TRUE(conflicts(bich_).take(question_).has_value());
    ASSERT_TRUE(conflicts(kien_).take(question_).has_value());
    sync_all();
    EXPECT_EQ(seen(ha_, report_, done), Value{std::int64_t{9}});
    EXPECT_TRUE(conflicts(ha_).list_open().empty());
}

TEST_F(ConflictsTest, OfTwoWhoSettleItDifferentlyTheSecondAsksAnew) {
    ASSERT_TRUE(conflicts(bich_).set(question_, std::int64_t{8}).has_value());
    ASSERT_TRUE(conflicts(kien_).take(question_).has_value());
    sync_all();
    EXPECT_EQ(seen(ha_, report_, done), Value{std::int64_t{8}});
    const auto open = conflicts(ha_).list_open();
    ASSERT_EQ(open.size(), 1U);
    EXPECT_EQ(open[0].other.value, Value{std::int64_t{9}});
    EXPECT_NE(open[0].id, question_);
}

TEST_F(ConflictsTest, WhoKeepsWhatAnotherChangedMeanwhileIsAskedAnew) {
    type(bich_, report_, done, std::int64_t{12});
    ASSERT_TRUE(conflicts(kien_).keep(question_).has_value());
    sync_all();
    const auto open = conflicts(ha_).list_open();
    ASSERT_EQ(open.size(), 1U);
    EXPECT_EQ(open[0].kept.value, Value{std::int64_t{12}});
    EXPECT_EQ(open[0].other.value, Value{std::int64_t{7}});
}

TEST_F(ConflictsTest, TheAnswerThatStandsGoesOnBeingEdited) {
    type(bich_, report_, done, std::int64_t{12});
    sync_all();
    EXPECT_EQ(conflicts(kien_).find(question_)->kept.value, Value{std::int64_t{12}});
    EXPECT_EQ(conflicts(kien_).find(question_)->kept.author, people::officer_bich().name);
}

TEST_F(ConflictsTest, WritingTheOtherValueByHandEndsTheQuestion) {
    type(bich_, report_, done, std::int64_t{9});
    sync_all();
    EXPECT_EQ(state_of(kien_), "agreed");
    EXPECT_TRUE(conflicts(ha_).list_open().empty());
}

TEST_F(ConflictsTest, TheLosingValueStaysReadableAfterwards) {
    ASSERT_TRUE(conflicts(bich_).keep(question_).has_value());
    sync_all();
    EXPECT_EQ(conflicts(ha_).find(question_)->other.value, Value{std::int64_t{9}});
    EXPECT_EQ(conflicts(ha_).find(question_)->other.author, people::head_kien().name);
}

}  // namespace
}  // namespace thidua
