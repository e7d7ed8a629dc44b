#include "shared/model/signing.h"

#include <gtest/gtest.h>

#include "shared/model/ids.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

using namespace std::chrono_literals;

class SigningTest : public testing::Test {
protected:
    [[nodiscard]] Record person(const std::string& name, RecordId organ) const {
        return {.type = std::string{record_types::person},
                .id = unit_id("line of " + name + organ.text()),
                .scope = {},
                .fields = {{"organ", organ}, {"name", name}},
                .rev = {}};
    }
    [[nodiscard]] bool signs(const std::string& name, const std::vector<Record>& people) const {
        return may_sign({{"signer/name", std::string{"Vương Đình Khải"}}}, {name, organ, today},
                        people);
    }
    Record acting_from_to(std::optional<CivilDate> from, std::optional<CivilDate> to) const {
        Record line = deputy;
        line.fields["acts_for/1/person"] = head.id;
        if (from) line.fields["acts_for/1/from"] = *from;
        if (to) line.fields["acts_for/1/to"] = *to;
        return line;
    }

    RecordId organ = unit_id("STP");
    CivilDate today{2026y / 9 / 10};
    CivilDate yesterday{2026y / 9 / 9};
    CivilDate tomorrow{2026y / 9 / 11};
    Record head = person("Vương Đình Khải", organ);
    Record deputy = person("Đặng Quốc Tuấn", organ);
};

TEST_F(SigningTest, IsOfPlansAndDecisions) {
    EXPECT_TRUE(is_signature("plan", "sign"));
    EXPECT_TRUE(is_signature("award_decision", "sign"));
    EXPECT_FALSE(is_signature("plan", "submit"));
    EXPECT_FALSE(is_signature("report", "sign"));
}

TEST_F(SigningTest, IsOfThePrintedPersonHoweverTheNameIsSpelled) {
    EXPECT_TRUE(signs("Vương Đình Khải", {head, deputy}));
    EXPECT_TRUE(signs("VƯƠNG ĐÌNH KHẢI", {head, deputy}));
    EXPECT_FALSE(signs("Vương Đình", {head, deputy}));
    EXPECT_FALSE(signs("Đặng Quốc Tuấn", {head, deputy}));
}

TEST_F(SigningTest, HoldsFromTheFirstThroughTheLastDayOfADelegation) {
    EXPECT_TRUE(signs("Đặng Quốc Tuấn", {head, acting_from_to(today, today)}));
    EXPECT_TRUE(signs("Đặng Quốc Tuấn", {head, acting_from_to({}, {})}));
    EXPECT_FALSE(signs("Đặng Quốc Tuấn", {head, acting_from_to({}, yesterday)}));
    EXPECT_FALSE(signs("Đặng Quốc Tuấn", {head, acting_from_to(tomorrow, {})}));
}

TEST_F(SigningTest, IsNotSettledByTheRegisterOfAnotherOrgan) {
    const RecordId other = unit_id("SNgV");
    EXPECT_TRUE(signs("Đặng Quốc Tuấn",
                      {person("Vương Đình Khải", other), person("Đặng Quốc Tuấn", other)}))
        << "the own register knows neither";
    Record foreign = acting_from_to({}, {});
    foreign.fields["organ"] = other;
    EXPECT_FALSE(signs("Đặng Quốc Tuấn", {head, foreign}));
}

TEST_F(SigningTest, OfAPaperThatPrintsNobodyIsAnybodys) {
    EXPECT_TRUE(may_sign({}, {"Đặng Quốc Tuấn", organ, today}, std::vector{head, deputy}));
}

TEST_F(SigningTest, ADelegationSaysWhatItsRowSays) {
    Record line = acting_from_to({}, yesterday);
    line.fields["acts_for/1/capacity"] = std::string{"TUQ"};
    line.fields["acts_for/1/document"] = std::string{"Giấy ủy quyền 05/STP"};
    EXPECT_FALSE(find_delegation(line.fields, std::vector{head}, today));
    const auto ever = find_delegation(line.fields, std::vector{head}, std::nullopt);
    ASSERT_TRUE(ever);
    EXPECT_EQ(ever->whom, head.id);
    EXPECT_EQ(ever->capacity, "TUQ");
    EXPECT_EQ(ever->document, "Giấy ủy quyền 05/STP");
    EXPECT_FALSE(find_delegation(line.fields, std::vector{deputy}, std::nullopt));
}

}  // namespace
}  // namespace thidua
