#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "shared/evidence/seal.h"

namespace thidua {
namespace {

SealedContent content() {
    return {.answers = {{"answers/a", std::string{"Đường hoa"}},
                        {"answers/b", std::int64_t{12}},
                        {"answers/c", true}},
            .form_key = "annual",
            .form_version = 2};
}

TEST(SealTest, IsTheSameForTheSameContent) { EXPECT_EQ(seal_of(content()), seal_of(content())); }

TEST(SealTest, IsTheSameOnEveryMachineForEver) {
    EXPECT_EQ(seal_of(content()).hex(),
              "f0abd57b6de5b33e7eb45b59f2a97b1201001f7fa668c14485fe7f86f6d772ba");
}

TEST(SealTest, IsAnotherForAnotherAnswer) {
    SealedContent other = content();
    other.answers["answers/b"] = std::int64_t{13};
    EXPECT_NE(seal_of(other), seal_of(content()));
}

TEST(SealTest, IsAnotherForTheSameNumberOfAnotherKind) {
    SealedContent other = content();
    other.answers["answers/b"] = Decimal{12};
    EXPECT_NE(seal_of(other), seal_of(content()));
}

TEST(SealTest, IsAnotherWhenAnAnswerIsMissing) {
    SealedContent other = content();
    other.answers.erase("answers/c");
    EXPECT_NE(seal_of(other), seal_of(content()));
}

TEST(SealTest, IsAnotherWhenAnAnswerIsAdded) {
    SealedContent other = content();
    other.answers["answers/d"] = true;
    EXPECT_NE(seal_of(other), seal_of(content()));
}

TEST(SealTest, IsAnotherWhenTwoAnswersChangePlaces) {
    SealedContent first{.answers = {{"answers/a", true}, {"answers/b", false}}};
    SealedContent second{.answers = {{"answers/a", false}, {"answers/b", true}}};
    EXPECT_NE(seal_of(first), seal_of(second));
}

TEST(SealTest, IsAnotherForAnotherFormOrVersion) {
    SealedContent other_form = content();
    other_form.form_key = "quarterly";
    SealedContent other_version = content();
    other_version.form_version = 3;
    EXPECT_NE(seal_of(other_form), seal_of(content()));
    EXPECT_NE(seal_of(other_version), seal_of(content()));
}

TEST(SealTest, HoldsOnlyTheAnswersOfARecord) {
    const Fields record{{"answer", true}, {"answers/a", true}, {"answers0", true}, {"state", true}};
    EXPECT_EQ(answers_of(record), (Fields{{"answers/a", true}}));
}

RC_GTEST_PROP(SealProperty, IsAnotherForEveryOtherText, (std::string one, std::string two)) {
    RC_PRE(one != two);
    SealedContent first = content();
    SealedContent second = content();
    first.answers["answers/a"] = one;
    second.answers["answers/a"] = two;
    RC_ASSERT(seal_of(first) != seal_of(second));
}

}  // namespace
}  // namespace thidua
