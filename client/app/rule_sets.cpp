#include "client/app/rule_sets.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "client/app/editing.h"
#include "client/app/record_register.h"
#include "client/app/units.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"
#include "shared/model/table_record.h"
#include "shared/rules/rule_set_reader.h"

namespace thidua {
namespace {

Fields fields_of(const RuleSet& rules, const std::string& json, RecordId organ) {
    Fields fields{{"key", rules.key},
                  {"title", rules.title},
                  {"definition", json},
                  {"valid_from", rules.valid_from},
                  {"organ", organ}};
    set_value(fields, "valid_to", rules.valid_to ? Value{*rules.valid_to} : Value{});
    return fields;
}

}  // namespace

std::vector<std::string> RuleSets::definitions(const std::string& but_of_key) {
    std::vector<std::string> texts;
    for (const Record& record :
         RecordQuery{workspace_.store()}.list({.type = record_types::rule_set}))
        if (text_or_empty(record.fields, "key") != but_of_key)
            texts.push_back(text_or_empty(record.fields, "definition"));
    return texts;
}

Result<std::string> RuleSets::import_file(const std::string& json) {
    const auto profile = enrolled_profile(workspace_);
    if (!profile) return profile.error();
    const RecordRule& rule = *find_record_rule(record_types::rule_set);
    if (auto right = check_right(workspace_, *rule.create); !right) return right.error();
    const auto key = key_of_rule_set(json);
    if (!key) return key.error();
    auto texts = definitions(*key);
    texts.push_back(json);
    const auto sets = read_rule_sets(texts);
    if (!sets) return sets.error();
    const auto found = std::ranges::find(*sets, *key, &RuleSet::key);
    if (found == sets->end())
        return failure(ErrorCode::internal, tr("The rule set could not be read."));
    const Fields fields = fields_of(*found, json, profile->organ);
    const RecordId id = id_from_keys(rule, fields).value();
    Register records{workspace_, rule};
    const auto known = records.find(id);
    if (!known) {
        const auto made = records.create(fields);
        return made ? Result<std::string>{*key} : Result<std::string>{made.error()};
    }
    Fields seen;
    for (const auto& [path, value] : fields)
        set_value(seen, path, find_value(known->record.fields, path));
    if (auto changed = records.change(id, seen, fields); !changed) return changed.error();
    return *key;
}

Result<std::vector<RuleSet>> RuleSets::list() {
    return read_rule_sets(definitions({}));
}

Result<RuleSet> RuleSets::on(CivilDate day) {
    const auto sets = list();
    if (!sets) return sets.error();
    const auto profile = enrolled_profile(workspace_);
    if (!profile) return profile.error();
    const auto organ = workspace_.units().find(profile->organ);
    const RuleSet* const rules = rule_set_on(*sets, day, organ ? organ->code : std::string{});
    if (rules != nullptr) return *rules;
    return failure(ErrorCode::not_found,
                   fmt::format(fmt::runtime(tr("No rule set is valid on {}: the Office imports one "
                                               "with \"ruleset import FILE\".")),
                               to_display(day)));
}

Result<RuleSet> RuleSets::of_key(const std::string& key) {
    const auto sets = list();
    if (!sets) return sets.error();
    const auto found = std::ranges::find(*sets, key, &RuleSet::key);
    if (found != sets->end()) return *found;
    return failure(
        ErrorCode::not_found,
        fmt::format(fmt::runtime(tr("The rule set \"{}\" is not on this device.")), key));
}

std::vector<BasisFinding> weak_bases_of(Workspace& workspace, const Fields& paper, CivilDate day) {
    const auto rules = RuleSets{workspace}.on(day);
    if (!rules) return {};
    std::vector<std::string> cited;
    for (const std::string& key : typed_record::list_segments(paper, "bases/"))
        cited.push_back(text_or_empty(paper, "bases/" + key + "/number"));
    return find_weak_bases(*rules, cited, day);
}

Result<std::string> RuleSets::award_code(const std::string& typed) {
    const auto sets = list();
    if (!sets || sets->empty()) return typed;
    std::set<std::string> codes;
    for (const RuleSet& rules : *sets)
        for (const AwardEntry& award : rules.awards) codes.insert(award.code);
    const auto found = std::ranges::find_if(
        codes, [&](const std::string& code) { return folded(code) == folded(typed); });
    if (found != codes.end()) return *found;
    return failure(ErrorCode::not_found,
                   fmt::format(fmt::runtime(tr("The rule sets have no award \"{}\"; there are: "
                                               "{}.")),
                               typed, fmt::join(codes, ", ")));
}

}  // namespace thidua
