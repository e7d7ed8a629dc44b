#include "client/app/due_rule_words.h"

#include <gtest/gtest.h>

#include "client/app/obligations.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

class DueRuleWordsTest : public testing::Test {
protected:
    DueRuleWordsTest() { set_language(Language::english); }
    ~DueRuleWordsTest() override { set_language(Language::english); }
    static ScheduleRule read(ScheduleKind kind, const std::string& words) {
        const auto rule = due_rule_from_words({.kind = kind}, words);
        EXPECT_TRUE(rule.has_value()) << words;
        return rule ? *rule : ScheduleRule{};
    }
    static bool is_read(ScheduleKind kind, const std::string& words) {
        return due_rule_from_words({.kind = kind}, words).has_value();
    }
};

/// What is shown can be typed again, in either language.
TEST_F(DueRuleWordsTest, ReadsWhatIsShown) {
    const std::vector<ScheduleRule> rules{
        {.kind = ScheduleKind::annual, .due_day = 15, .wording = DueWording::before},
        {.kind = ScheduleKind::annual, .due_month = 13, .due_day = 10},
        {.kind = ScheduleKind::annual,
         .due_day = 15,
         .wording = DueWording::before,
         .internal_working_days = 5},
        {.kind = ScheduleKind::quarterly, .due_month = 3, .due_day = 20},
        {.kind = ScheduleKind::quarterly,
         .due_month = 4,
         .due_day = 5,
         .roll = Roll::previous_working_day},
        {.kind = ScheduleKind::half_year, .due_month = 2, .due_day = 14},
        {.kind = ScheduleKind::quarterly,
         .due_month = 3,
         .due_day = 25,
         .internal_month = 3,
         .internal_day = 18},
        {.kind = ScheduleKind::once, .due_month = 6, .due_day = 30}};
    for (const Language language : {Language::english, Language::vietnamese}) {
        set_language(language);
        for (const ScheduleRule& rule : rules)
            EXPECT_EQ(read(rule.kind, rule_words(rule)), rule) << rule_words(rule);
    }
}

TEST_F(DueRuleWordsTest, ReadsWhatPeopleSay) {
    const ScheduleRule annual =
        read(ScheduleKind::annual, "Trước ngày 15/12; các đơn vị trước 5 ngày làm việc");
    EXPECT_EQ(annual.wording, DueWording::before);
    EXPECT_EQ(annual.due_month, 12);
    EXPECT_EQ(annual.internal_working_days, 5);
    EXPECT_EQ(read(ScheduleKind::annual, "Hằng năm trước ngày 15/12"),
              read(ScheduleKind::annual, "hằng năm, trước ngày 15/12"));
    EXPECT_EQ(read(ScheduleKind::annual, "chậm nhất 10/01 năm sau").due_month, 13);
    EXPECT_EQ(read(ScheduleKind::quarterly, "chậm nhất ngày 5 của tháng sau").due_month, 4);
}

TEST_F(DueRuleWordsTest, ReadsNothingIntoAnythingElse) {
    EXPECT_FALSE(is_read(ScheduleKind::annual, ""));
    EXPECT_FALSE(is_read(ScheduleKind::annual, "15/12"));
    EXPECT_FALSE(is_read(ScheduleKind::annual, "every year"));
    EXPECT_FALSE(is_read(ScheduleKind::annual, "before 15/13"));
    EXPECT_FALSE(is_read(ScheduleKind::annual, "before 32/12"));
    EXPECT_FALSE(is_read(ScheduleKind::annual, "before 15/12, before 16/12"));
    EXPECT_FALSE(is_read(ScheduleKind::annual, "before 15/12; the units earlier"));
    EXPECT_FALSE(is_read(ScheduleKind::quarterly, "before 15"));
}

}  // namespace
}  // namespace thidua
