#include "shared/model/due_rule.h"

#include <gtest/gtest.h>

#include "shared/model/ids.h"
#include "shared/model/scope.h"

namespace thidua {
namespace {

const ScheduleRule before_15_12{.kind = ScheduleKind::annual,
                                .due_day = 15,
                                .wording = DueWording::before,
                                .internal_working_days = 5,
                                .opens_days_before = 0};
const ScheduleRule by_10_12{.kind = ScheduleKind::annual, .due_day = 10};
const ScheduleRule by_20_11{.kind = ScheduleKind::annual, .due_month = 11, .due_day = 20};

/// As programs of before keep it: in parts alone.
Record in_parts(const ScheduleRule& rule) {
    const RecordId organ = unit_id("STP");
    Obligation obligation;
    obligation.key = "annual";
    obligation.organ = organ;
    obligation.schedule = rule;
    return make_record(obligation_id(organ, "annual"), organ_scope(organ), obligation);
}

/// The server's turn; the record stands as its edit leaves it where nobody asks.
Record settled(Record record) {
    if (const auto update = settle_rule(record)) record = update->after;
    return record;
}

void write_rule(Record& record, const ScheduleRule& rule) {
    auto obligation = view_of<Obligation>(record);
    obligation.schedule = rule;
    write_obligation(record.fields, obligation);
}

TEST(DueRuleTest, SaysEveryPartAndIsReadBack) {
    const std::string text = rule_text(before_15_12);
    EXPECT_EQ(text,
              "kind=annual; due_month=12; due_day=15; wording=before; roll=none; "
              "window=cut_off_14; internal_working_days=5; internal_month=0; internal_day=0; "
              "opens_days_before=0; closes_days_after=30");
    EXPECT_EQ(rule_from_text(text), before_15_12);
}

TEST(DueRuleTest, ReadsNothingIntoAnotherText) {
    const std::string text = rule_text(by_10_12);
    EXPECT_FALSE(rule_from_text("").has_value());
    EXPECT_FALSE(rule_from_text("before 15/12").has_value());
    EXPECT_FALSE(rule_from_text(text + "; of_the_newer=1").has_value());
    EXPECT_FALSE(rule_from_text(text.substr(0, text.size() - 4)).has_value());
    std::string wrong = text;
    wrong.replace(wrong.find("due_day=10"), 10, "due_day=77");
    EXPECT_FALSE(rule_from_text(wrong).has_value());
    wrong.replace(wrong.find("due_day=77"), 10, "due_day=4294967306");
    EXPECT_FALSE(rule_from_text(wrong).has_value());
}

TEST(DueRuleTest, AnOldRecordIsReadByItsParts) {
    EXPECT_EQ(view_of<Obligation>(in_parts(before_15_12)).schedule, before_15_12);
}

/// No day at all between the opening and the due day was read as thirty of them.
TEST(DueRuleTest, ZeroDaysArePartOfTheRule) {
    EXPECT_EQ(view_of<Obligation>(in_parts(before_15_12)).schedule.opens_days_before, 0);
}

TEST(DueRuleTest, AnOldRecordIsWrittenInPartsUntilTheServerHasPutThemTogether) {
    Record record = in_parts(before_15_12);
    write_rule(record, by_10_12);
    EXPECT_TRUE(is_null(find_value(record.fields, due_rule_path)));
    EXPECT_EQ(find_value(record.fields, "schedule/due_day"), Value{std::int64_t{10}});
    EXPECT_EQ(view_of<Obligation>(record).schedule, by_10_12);
}

TEST(DueRuleTest, TheServerPutsTheRuleTogetherOnce) {
    const Record whole = settled(in_parts(before_15_12));
    EXPECT_EQ(text_or_empty(whole.fields, due_rule_path), rule_text(before_15_12));
    EXPECT_EQ(view_of<Obligation>(whole).schedule, before_15_12);
    EXPECT_FALSE(settle_rule(whole).has_value());
}

TEST(DueRuleTest, AWholeRuleIsWrittenAloneAndThePartsFollow) {
    Record record = settled(in_parts(before_15_12));
    write_rule(record, by_20_11);
    EXPECT_EQ(find_value(record.fields, "schedule/due_day"), Value{std::int64_t{15}});
    EXPECT_EQ(view_of<Obligation>(record).schedule, by_20_11);
    const Record followed = settled(record);
    EXPECT_EQ(find_value(followed.fields, "schedule/due_month"), Value{std::int64_t{11}});
    EXPECT_EQ(find_value(followed.fields, "schedule/due_day"), Value{std::int64_t{20}});
    EXPECT_EQ(view_of<Obligation>(followed).schedule, by_20_11);
    EXPECT_FALSE(settle_rule(followed).has_value());
}

TEST(DueRuleTest, PartsThatAnOlderProgramChangedBecomeTheRule) {
    Record record = settled(in_parts(before_15_12));
    record.fields["schedule/due_day"] = std::int64_t{10};
    const auto update = settle_rule(record);
    ASSERT_TRUE(update.has_value());
    EXPECT_FALSE(update->is_contested);
    EXPECT_EQ(view_of<Obligation>(update->after).schedule.due_day, 10);
    EXPECT_FALSE(settle_rule(update->after).has_value());
}

TEST(DueRuleTest, TheWholeAndThePartsChangedAtOnceAreAskedAbout) {
    Record record = settled(in_parts(before_15_12));
    write_rule(record, by_20_11);
    record.fields["schedule/due_day"] = std::int64_t{10};
    const auto update = settle_rule(record);
    ASSERT_TRUE(update.has_value());
    EXPECT_TRUE(update->is_contested);
    EXPECT_EQ(text_or_empty(update->seen.fields, due_rule_path), rule_text(before_15_12));
    EXPECT_NE(text_or_empty(update->after.fields, due_rule_path),
              text_or_empty(record.fields, due_rule_path));
}

TEST(DueRuleTest, ANewerProgramsRuleIsLeftAlone) {
    Record record = settled(in_parts(before_15_12));
    record.fields["rule"] = std::string{"lunar; on the tenth day of the third month"};
    EXPECT_FALSE(settle_rule(record).has_value());
    EXPECT_EQ(view_of<Obligation>(record).schedule, before_15_12);
    auto obligation = view_of<Obligation>(record);
    obligation.name = "Báo cáo năm";
    write_obligation(record.fields, obligation);
    EXPECT_EQ(text_or_empty(record.fields, due_rule_path),
              "lunar; on the tenth day of the third month");
}

}  // namespace
}  // namespace thidua
