#include <gtest/gtest.h>

#include <algorithm>

#include "server/organization/organization_file.h"
#include "shared/base/limits.h"
#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

class OrganizationMistakesTest : public testing::Test {
protected:
    void write(const std::string& name, const std::string& text) {
        write_whole_file(folder.path() / name, text);
    }
    Result<std::vector<Record>> read() {
        return read_organization(folder.path() / "organization.json");
    }
    /// The sentence about a file with that text.
    std::string mistake_in(const std::string& text) {
        write("organization.json", text);
        const auto records = read();
        return records ? "" : records.error().message;
    }
    TemporaryFolder folder;
};

const std::string justice =
    R"({"code": "STP", "name": "Sở Tư pháp", "kind": "department"})";

std::string with_units(const std::string& more) {
    return R"({"units": [)" + justice + (more.empty() ? "" : ", " + more) + "]}";
}

std::string with_obligation(const std::string& organ, const std::string& schedule) {
    return R"({"units": [)" + justice + R"(], "obligations": [{"key": "annual", "organs": [)" +
           organ + R"(], "name": "Năm", "name_en": "Year", "first_year": 2026,
           "last_year": 2026, "source": "s", "schedule": )" + schedule + "}]}";
}

const std::string sound_schedule = R"({"kind": "annual", "due_month": 12, "due_day": 15})";

TEST_F(OrganizationMistakesTest, AcceptsOneDepartment) {
    EXPECT_EQ(mistake_in(with_units("")), "");
}

TEST_F(OrganizationMistakesTest, SaysThatTheFileIsMissing) {
    const auto records = read();
    ASSERT_FALSE(records);
    EXPECT_TRUE(records.error().message.starts_with("There is no file "));
}

TEST_F(OrganizationMistakesTest, RefusesWhatIsNotJson) {
    EXPECT_EQ(mistake_in("{\"units\": ["),
              "organization.json is not well-formed JSON; open it in an editor that shows where "
              "the mistake is.");
}

TEST_F(OrganizationMistakesTest, RefusesJsonThatIsNoObject) {
    EXPECT_EQ(mistake_in("[]"), "organization.json must hold one JSON object, in braces.");
}

/// The stack was used up while they were copied.
TEST_F(OrganizationMistakesTest, RefusesListsWithinListsWithoutEnd) {
    const std::string depth(1 << 20, '[');
    EXPECT_EQ(mistake_in("{\"plans\": [" + depth + std::string(1 << 20, ']') + "]}"),
              "organization.json: The file nests lists and objects more than 16 deep.");
}

TEST_F(OrganizationMistakesTest, TakesBracketsInTextsForText) {
    EXPECT_EQ(mistake_in(R"({"about": "\"[[[[[[[[[[[[[[[[[[[[[[", "units": [)" + justice + "]}"), "");
}

TEST_F(OrganizationMistakesTest, RefusesAFileOverTheLimitWithoutKeepingIt) {
    EXPECT_TRUE(mistake_in(std::string(limits::organization_file_bytes_max + 1, ' '))
                    .ends_with("organization.json is longer than 16777216 bytes."));
}

TEST_F(OrganizationMistakesTest, RefusesACodeUsedTwice) {
    EXPECT_EQ(mistake_in(with_units(justice)),
              "organization.json, units \"STP\": this code is used twice; every unit needs its "
              "own.");
}

TEST_F(OrganizationMistakesTest, RefusesAParentThatIsNotThere) {
    EXPECT_EQ(mistake_in(with_units(
                  R"({"code": "STP-VP", "name": "V", "kind": "office", "parent": "SPT"})")),
              "organization.json, units \"STP-VP\": the parent \"SPT\" is not in the files.");
}

TEST_F(OrganizationMistakesTest, RefusesParentsInACircle) {
    EXPECT_EQ(mistake_in(with_units(
                  R"({"code": "A", "name": "A", "kind": "division", "parent": "A"})")),
              "organization.json, units \"A\": its parents form a circle or are more than 8 "
              "levels deep.");
}

TEST_F(OrganizationMistakesTest, RefusesADivisionWithoutAnOrgan) {
    EXPECT_EQ(mistake_in(with_units(R"({"code": "A", "name": "A", "kind": "division"})")),
              "organization.json, units \"A\": it belongs to no organ; give its parent.");
}

TEST_F(OrganizationMistakesTest, RefusesDistrictsWhichAreGone) {
    EXPECT_EQ(mistake_in(with_units(R"({"code": "H", "name": "Huyện", "kind": "district"})")),
              "organization.json, units \"H\": \"district\" is not a kind of unit.");
}

TEST_F(OrganizationMistakesTest, RefusesAMisspeltKey) {
    EXPECT_EQ(mistake_in(with_units(
                  R"({"code": "A", "name": "A", "kind": "other", "shortname": "a"})")),
              "organization.json, units \"A\": \"shortname\" is not known here; check the "
              "spelling.");
}

TEST_F(OrganizationMistakesTest, NamesAnEntryWithoutANameByItsPosition) {
    EXPECT_TRUE(mistake_in(R"({"units": [7]})")
                    .starts_with("organization.json, units entry 1: it must be an object in "
                                 "braces.\n"));
}

TEST_F(OrganizationMistakesTest, ReportsEveryMistakeOnALineOfItsOwn) {
    EXPECT_EQ(mistake_in(with_units(R"({"code": "A", "kind": "other", "valid_from": "1/7/25"})")),
              "organization.json, units \"A\": \"name\" is missing.\n"
              "organization.json, units \"A\": \"valid_from\" must be a date such as "
              "\"2026-11-24\".");
}

TEST_F(OrganizationMistakesTest, RefusesAPlanOfAnOffice) {
    EXPECT_EQ(mistake_in(R"({"units": [)" + justice + R"(, {"code": "STP-VP", "name": "V",
                  "kind": "office", "parent": "STP"}], "plans": [{"key": "k", "organ": "STP-VP",
                  "title": "t", "from_year": 2026, "to_year": 2030}]})"),
              "organization.json, plans \"k\": \"STP-VP\" is part of an organ; name the organ "
              "itself.");
}

TEST_F(OrganizationMistakesTest, RefusesAnObligationOfAnUnknownOrgan) {
    EXPECT_EQ(mistake_in(with_obligation("\"SPT\"", sound_schedule)),
              "organization.json, obligations \"annual\": there is no unit \"SPT\".");
}

TEST_F(OrganizationMistakesTest, RefusesTheSameObligationTwice) {
    EXPECT_EQ(mistake_in(with_obligation("\"STP\", \"STP\"", sound_schedule)),
              "organization.json, obligations \"annual\": \"STP\" already has an obligation with "
              "this key.");
}

TEST_F(OrganizationMistakesTest, RefusesAWordingThatNobodyKnows) {
    EXPECT_EQ(mistake_in(with_obligation("\"STP\"", R"({"kind": "annual", "due_month": 12,
                         "due_day": 15, "wording": "until"})")),
              "organization.json, obligations \"annual\", schedule: \"wording\" cannot be "
              "\"until\"; it is one of: before, by.");
}

TEST_F(OrganizationMistakesTest, RefusesAMonthThatIsNone) {
    EXPECT_EQ(mistake_in(with_obligation(
                  "\"STP\"", R"({"kind": "annual", "due_month": 0, "due_day": 15})")),
              "organization.json, obligations \"annual\", schedule: The due date needs a month "
              "from 1 to 24 and a day from 1 to 31.");
}

TEST_F(OrganizationMistakesTest, RefusesADayOffListedTwice) {
    EXPECT_EQ(mistake_in(R"({"holiday_calendars": [{"key": "vn", "name": "L", "days_off": [
                  {"date": "2026-11-24", "name": "a", "certainty": "official"},
                  {"date": "2026-11-24", "name": "b", "certainty": "official"}]}]})"),
              "organization.json, holiday_calendars \"vn\", days_off \"2026-11-24\": this day is "
              "listed twice.");
}

TEST_F(OrganizationMistakesTest, RefusesAPlanForAnUnknownMovement) {
    EXPECT_EQ(mistake_in(R"({"units": [)" + justice + R"(], "plans": [{"key": "k",
                  "organ": "STP", "title": "t", "from_year": 2026, "to_year": 2030,
                  "movements": ["X"]}]})"),
              "organization.json, plans \"k\": there is no movement \"X\".");
}

TEST_F(OrganizationMistakesTest, RefusesToIncludeAFileOutsideTheFolder) {
    EXPECT_EQ(mistake_in(R"({"include": ["../secret.json"]})"),
              "organization.json: \"../secret.json\" must name a file in the same folder or "
              "below.");
}

TEST_F(OrganizationMistakesTest, RefusesAnIncludedFileThatIncludes) {
    write("more.json", R"({"include": ["organization.json"]})");
    EXPECT_EQ(mistake_in(R"({"include": ["more.json"]})"),
              "more.json: an included file cannot include others.");
}

TEST_F(OrganizationMistakesTest, NamesTheIncludedFileThatHoldsTheMistake) {
    write("more.json", with_units(""));
    EXPECT_EQ(mistake_in(R"({"include": ["more.json"], "units": [)" + justice + "]}"),
              "more.json, units \"STP\": this code is used twice; every unit needs its own.");
}

TEST_F(OrganizationMistakesTest, RefusesAFormThatCannotBeRead) {
    const std::string text = mistake_in(R"({"units": [)" + justice +
                                        R"(], "forms": [{"organs": ["STP"], "definition": {}}]})");
    EXPECT_TRUE(text.starts_with("organization.json, forms entry 1: ")) << text;
}

TEST_F(OrganizationMistakesTest, RefusesAFormThatTakesWhatNoRegisterHas) {
    const std::string text = mistake_in(
        R"({"units": [)" + justice +
        R"(], "forms": [{"organs": ["STP"], "definition": {"key": "f", "title": "F", "sections": [
            {"key": "s", "title": "S", "fields": [{"key": "n", "kind": "integer", "label": "N",
             "feed": {"from": "initiative", "day": "yaer"}}]}]}}]})");
    EXPECT_EQ(text,
              "organization.json, forms entry 1: In \"n\", the register initiative has no field "
              "\"yaer\"; the nearest is \"year\".");
}

TEST_F(OrganizationMistakesTest, RefusesAFormWithoutADefinition) {
    EXPECT_EQ(mistake_in(R"({"units": [)" + justice + R"(], "forms": [{"organs": ["STP"]}]})"),
              "organization.json, forms entry 1: give either \"path\" or \"definition\".");
}

TEST_F(OrganizationMistakesTest, StopsAfterTwentyMistakes) {
    std::string units = justice;
    for (int i = 0; i < 30; ++i) units += ", " + justice;
    const std::string text = mistake_in(R"({"units": [)" + units + "]}");
    EXPECT_EQ(std::ranges::count(text, '\n'), 19);
}

}  // namespace
}  // namespace thidua
