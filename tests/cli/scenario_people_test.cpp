#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>

#include "tests/cli/year_sample.h"
#include "tests/sheets/vntime_workbook.h"
#include "tests/support/temporary_folder.h"

// Lists of people as an office keeps them: in, sorted, found.

namespace thidua::cli {
namespace {

using nlohmann::json;

class ScenarioPeopleTest : public YearTest {
protected:
    std::string written(const std::string& name, const std::string& content) {
        std::ofstream{folder_.file(name), std::ios::binary} << content;
        return folder_.file(name);
    }
    json imported(const std::string& file, const std::string& mapping) {
        const std::vector<std::string> words{"person", "import", file, "--mapping",
                                             written("mapping.json", mapping)};
        const json tried = run_json(office_, words);
        EXPECT_TRUE(tried.at("errors").empty()) << tried.at("errors").dump(1);
        std::vector<std::string> to_write = words;
        to_write.emplace_back("--write");
        return run_json(office_, to_write);
    }
    static std::vector<std::string> titles(const json& list) {
        std::vector<std::string> all;
        for (const json& entry : list) all.push_back(entry.at("title"));
        return all;
    }
    static std::vector<std::string> list_of_given(const std::vector<std::string>& names,
                                                  const std::string& given) {
        std::vector<std::string> found;
        std::ranges::copy_if(names, std::back_inserter(found),
                             [&](const std::string& name) { return name.ends_with(' ' + given); });
        return found;
    }
    /// By the middle name, then by the family name.
    static std::vector<std::string> everybody_called_an() {
        std::vector<std::string> names;
        for (const char* const middle : {"Anh", "Đức", "Thị", "Thu", "Văn"})
            for (const char* const family :
                 {"Đặng", "Đinh", "Hoàng", "Lê", "Lò", "Ma", "Nguyễn", "Nông", "Trần", "Vàng"})
                names.push_back(std::string{family} + ' ' + middle + " An");
        return names;
    }
    std::size_t before_ = run_json(office_, {"person", "list"}).size();

private:
    TemporaryFolder folder_;
};

/// 500 names out of few parts, so that many share a given name; the order is checked by its rule
/// and not by the code that made it.
TEST_F(ScenarioPeopleTest, Scenario08_AListOf500IsSortedByGivenNameAndFoundInEitherSpelling) {
    constexpr std::array<const char*, 10> families{"Nguyễn", "Trần", "Lê", "Hoàng", "Đặng",
                                                   "Lò",     "Vàng", "Ma", "Nông",  "Đinh"};
    constexpr std::array<const char*, 5> middles{"Thị", "Văn", "Đức", "Thu", "Anh"};
    constexpr std::array<const char*, 10> givens{"Hòa", "Hoà",  "An",   "Ánh", "Bảo",
                                                 "Đạt", "Dũng", "Hạnh", "Hoa", "Yến"};
    std::string csv = "Họ và tên\n";
    for (const char* const family : families)
        for (const char* const middle : middles)
            for (const char* const given : givens)
                csv += std::string{family} + ' ' + middle + ' ' + given + '\n';
    const json made = imported(
        written("list.csv", csv),
        R"({"columns": [{"field": "name", "kind": "name", "heading": "Họ và tên", "required": true}]})");
    EXPECT_EQ(made.at("imported"), 500);
    const auto names = titles(run_json(office_, {"person", "list"}));
    ASSERT_EQ(names.size(), before_ + 500);
    std::vector<std::string> order;
    for (const std::string& name : names) {
        const std::string given = name.substr(name.rfind(' ') + 1);
        if (order.empty() || order.back() != given) order.push_back(given);
    }
    const auto place = [&](const std::string& given) {
        return std::ranges::find(order, given) - order.begin();
    };
    EXPECT_LT(place("An"), place("Ánh"));
    EXPECT_LT(place("Ánh"), place("Bảo"));
    EXPECT_LT(place("Bảo"), place("Dũng"));
    EXPECT_LT(place("Dũng"), place("Đạt"));
    EXPECT_LT(place("Đạt"), place("Hạnh"));
    EXPECT_LT(place("Hạnh"), place("Hoa"));
    EXPECT_LT(place("Hoa"), place("Hòa"));
    EXPECT_EQ(order.back(), "Yến");
    EXPECT_EQ(list_of_given(names, "An"), everybody_called_an());
    const auto near = titles(run_json(office_, {"person", "list", "--words", "nguyen thi hoa"}));
    ASSERT_GE(near.size(), 3U);
    EXPECT_EQ((std::set<std::string>{near[0], near[1], near[2]}),
              (std::set<std::string>{"Nguyễn Thị Hoa", "Nguyễn Thị Hòa", "Nguyễn Thị Hoà"}));
    const auto found = titles(run_json(office_, {"person", "list", "--words", "Nguyễn Thị Hoà"}));
    ASSERT_GE(found.size(), 2U);
    EXPECT_EQ((std::set<std::string>{found[0], found[1]}),
              (std::set<std::string>{"Nguyễn Thị Hòa", "Nguyễn Thị Hoà"}));
}

TEST_F(ScenarioPeopleTest, Scenario09_AVnTimeWorkbookOf60NamesIsTakenIn) {
    const Bytes workbook = sheets::list_workbook({});
    const json made = imported(written("list.xlsx", workbook), R"({
        "ordinal": {"heading": ["STT", "TT"]},
        "columns": [
            {"field": "name", "kind": "name", "heading": "Họ và tên", "required": true},
            {"field": "born_on", "kind": "date", "heading": ["Ngày sinh", "Ngày, tháng, năm sinh"]},
            {"field": "gender", "kind": "choice", "heading": "Giới tính",
             "choices": {"male": ["Nam"], "female": ["Nữ"]}, "required": true}
        ],
        "section_field": "unit",
        "identity": ["name", "born_on"]})");
    EXPECT_EQ(made.at("imported"), 60) << made.dump();
    sync_all();
    std::multiset<std::string> expected;
    for (const auto& person : sheets::listed_people())
        expected.insert(person.name + ' ' + to_iso(person.born) + ' ' + person.gender);
    std::multiset<std::string> found;
    for (const json& entry : run_json(secretary_, {"person", "list"})) {
        const json& fields = entry.at("fields");
        if (!fields.contains("born_on") || !fields.contains("gender")) continue;
        EXPECT_TRUE(fields.contains("unit")) << fields.dump();
        const std::string words = fields.at("name").get<std::string>() + ' ' +
                                  fields.at("born_on").get<std::string>() + ' ' +
                                  fields.at("gender").get<std::string>();
        if (expected.contains(words)) found.insert(words);
    }
    EXPECT_EQ(found, expected) << "on another machine";
}

}  // namespace
}  // namespace thidua::cli
