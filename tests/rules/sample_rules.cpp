#include "tests/rules/sample_rules.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "shared/rules/rule_set_reader.h"

namespace thidua {

CivilDate on(const std::string& iso) {
    return civil_date_from_iso(iso).value();
}

std::string content_of(const std::string& path_in_project) {
    std::ifstream in{std::filesystem::path{THIDUA_SOURCE_ROOT} / path_in_project, std::ios::binary};
    return std::string{std::istreambuf_iterator<char>{in}, {}};
}

std::string sample_file(const std::string& name) {
    return content_of("installer/sample/rules/" + name + ".json");
}

const std::vector<RuleSet>& sample_sets() {
    static const std::vector<RuleSet> sets = [] {
        // Not in the order in which they extend one another.
        auto read = read_rule_sets({sample_file("vn-2027-03"), sample_file("vn-2024"),
                                    sample_file("vn-2026-10"), sample_file("vn-2025-07")});
        if (!read) ADD_FAILURE() << read.error().message;
        return read ? *read : std::vector<RuleSet>{};
    }();
    return sets;
}

const RuleSet& sample_rules_on(const std::string& iso) {
    const RuleSet* const rules = rule_set_on(sample_sets(), on(iso));
    if (rules) return *rules;
    ADD_FAILURE() << "no rule set on " << iso;
    static const RuleSet none{.key = "none"};
    return none;
}

const RuleSet& sample_rules() {
    return sample_rules_on("2026-11-20");
}

}  // namespace thidua
