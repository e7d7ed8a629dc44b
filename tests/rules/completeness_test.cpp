#include "shared/rules/completeness.h"

#include <gtest/gtest.h>

#include "tests/rules/sample_rules.h"

namespace thidua {
namespace {

using Part = DossierPart;

std::set<Part> missing(const std::string& award, const DossierParts& dossier) {
    std::set<Part> parts;
    for (const MissingPart& part : missing_parts(*find_award(sample_rules(), award), dossier))
        parts.insert(part.part);
    return parts;
}

const std::set<Part> ordinary{Part::submission, Part::achievement_report, Part::meeting_minutes,
                              Part::electronic_file, Part::commitments};

TEST(CompletenessTest, AsksAnOfficialForTheStandardDossier) {
    EXPECT_EQ(missing("GK-SO", {}), ordinary);
    EXPECT_TRUE(missing("GK-SO", {.present = ordinary}).empty());
}

TEST(CompletenessTest, AsksACitizenForAConfirmationOfTheContribution) {
    EXPECT_EQ(missing("GK-SO", {.kind = Nominee::other_party, .present = ordinary}),
              std::set<Part>{Part::party_confirmation});
}

TEST(CompletenessTest, AsksAnEnterpriseForItsTaxes) {
    EXPECT_EQ(
        missing("BK-T", {.kind = Nominee::other_party, .is_enterprise = true, .present = ordinary}),
        (std::set<Part>{Part::party_confirmation, Part::tax_state}));
}

TEST(CompletenessTest, AsksForTheInitiativeWhereTheAwardNeedsOne) {
    EXPECT_EQ(missing("CSTDCS", {.present = ordinary}),
              std::set<Part>{Part::initiative_recognition});
    AwardEntry bare{.code = "X", .needs_initiative = true};
    EXPECT_EQ(missing_parts(bare, {}).size(), 1U);
}

TEST(CompletenessTest, TakesTypedWordsOnlyWhereTheListSaysSo) {
    EXPECT_EQ(missing("GK-SO", {.written = ordinary}),
              (std::set<Part>{Part::submission, Part::meeting_minutes, Part::electronic_file,
                              Part::commitments}))
        << "the report may be typed in, the minutes may not";
    AwardEntry strict{.code = "X", .parts = {{.part = Part::achievement_report}}};
    const auto asked = missing_parts(strict, {.written = {Part::achievement_report}});
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_NE(asked.front().words.find("only typed in"), std::string::npos);
    strict.parts.front().may_be_text = true;
    EXPECT_TRUE(missing_parts(strict, {.written = {Part::achievement_report}}).empty());
}

TEST(CompletenessTest, NamesEachPartAndWhatToDo) {
    for (const MissingPart& part :
         missing_parts(*find_award(sample_rules(), "BK-T"),
                       {.kind = Nominee::other_party, .is_enterprise = true})) {
        EXPECT_NE(part.words.find("before submitting."), std::string::npos) << part.words;
        EXPECT_NE(to_words(part.part), "");
    }
}

}  // namespace
}  // namespace thidua
