#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "shared/base/translate.h"
#include "shared/forms/json_tree.h"
#include "shared/rules/rule_set_reader.h"

namespace thidua {
namespace {

/// The text of a member of the file; empty for none.
Result<std::string> find_member(std::string_view json, std::string_view name) {
    const auto root = read_json(json, rule_set_bytes_max);
    if (!root) return root.error();
    const JsonNode* const member = root->find(name);
    return member ? member->text : std::string{};
}

Error twice(const std::string& key) {
    return failure(ErrorCode::invalid_input,
                   fmt::format(fmt::runtime(tr("Two rule sets have the key \"{}\".")), key));
}

std::vector<RuleSet> in_order_of_days(std::map<std::string, RuleSet> sets) {
    std::vector<RuleSet> list;
    for (auto& [key, set] : sets) list.push_back(std::move(set));
    std::sort(list.begin(), list.end(), [](const RuleSet& one, const RuleSet& other) {
        return std::tie(one.valid_from, one.key) < std::tie(other.valid_from, other.key);
    });
    return list;
}

}  // namespace

Result<std::string> key_of_rule_set(std::string_view json) {
    return find_member(json, "key");
}

Result<std::vector<RuleSet>> read_rule_sets(const std::vector<std::string>& files) {
    std::map<std::string, RuleSet> sets;
    std::vector<const std::string*> waiting;
    for (const std::string& file : files) waiting.push_back(&file);
    while (!waiting.empty()) {
        std::vector<const std::string*> still;
        std::optional<Error> problem;
        for (const std::string* const file : waiting) {
            const auto base_key = find_member(*file, "extends");
            if (!base_key) return base_key.error();
            const auto base = sets.find(*base_key);
            auto set = read_rule_set(*file, base == sets.end() ? nullptr : &base->second);
            if (!set && !base_key->empty() && base == sets.end()) {
                still.push_back(file);
                problem = set.error();
                continue;
            }
            if (!set) return set.error();
            if (sets.contains(set->key)) return twice(set->key);
            sets.emplace(set->key, std::move(*set));
        }
        if (still.size() == waiting.size()) return *problem;
        waiting = std::move(still);
    }
    return in_order_of_days(std::move(sets));
}

}  // namespace thidua
