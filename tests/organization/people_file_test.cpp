#include "server/organization/people_file.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

class PeopleFileTest : public testing::Test {
protected:
    Result<std::vector<Person>> read(const std::string& text) {
        write_whole_file(folder.path() / "people.json", text);
        return read_people(folder.path() / "people.json");
    }
    TemporaryFolder folder;
};

TEST_F(PeopleFileTest, ReadsAPerson) {
    const auto people = read(
        R"({"people": [{"name": "Vi Đức Long", "unit": "STP-VP", "role": "head"}]})");
    ASSERT_TRUE(people);
    EXPECT_EQ(people->at(0), (Person{"Vi Đức Long", "STP-VP", Role::head, ""}));
}

TEST_F(PeopleFileTest, RefusesARoleThatIsNone) {
    const auto people = read(R"({"people": [{"name": "A", "unit": "U", "role": "boss"}]})");
    ASSERT_FALSE(people);
    EXPECT_EQ(people.error().message,
              "people.json, people \"A\": \"boss\" is not a role; it is one of: officer, head, "
              "office, member, secretary, leadership, clerk, receiver, administrator, "
              "auditor.");
}

TEST_F(PeopleFileTest, RefusesAPersonWithoutAUnit) {
    const auto people = read(R"({"people": [{"name": "A", "role": "head"}]})");
    ASSERT_FALSE(people);
    EXPECT_EQ(people.error().message, "people.json, people \"A\": \"unit\" is missing.");
}

}  // namespace
}  // namespace thidua
