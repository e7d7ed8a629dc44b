#include "shared/rules/vote_rule.h"

#include <nlohmann/json.hpp>

#include "shared/base/translate.h"
#include "shared/forms/strict_reader.h"

namespace thidua {
namespace {

constexpr std::size_t vote_rule_bytes_max = 8'192;

Share share_of(StrictReader& reader, const JsonNode& node, std::string_view name,
               const Share& otherwise) {
    if (!node.find(name)) return otherwise;
    const auto share = Share::from_text(reader.text_of(node, name));
    if (!share)
        reader.refuse_at(tr("In \"{}\", \"{}\" must be a share such as \"66.5%\" or \"2/3\"."),
                         name);
    return share.value_or(otherwise);
}

}  // namespace

VoteRule read_vote_rule(StrictReader& reader, const JsonNode& node, std::string key) {
    reader.check_members(
        node, {"key", "source", "certainty", "secret", "denominator", "pass", "at_least", "quorum",
               "counts_written", "tie", "recused_count", "valid_from", "valid_to"});
    // What a vote is counted by is said, not guessed.
    reader.require(node, {"denominator", "pass", "source"});
    VoteRule rule{.key = std::move(key)};
    rule.source = reader.text_of(node, "source");
    rule.is_confirmed = reader.certainty_of(node);
    rule.secret = reader.truth_of(node, "secret", rule.secret);
    rule.denominator = reader.word_of(node, "denominator", rule.denominator);
    rule.pass = share_of(reader, node, "pass", rule.pass);
    rule.at_least = reader.truth_of(node, "at_least", rule.at_least);
    rule.quorum = share_of(reader, node, "quorum", rule.quorum);
    rule.counts_written = reader.truth_of(node, "counts_written", rule.counts_written);
    rule.tie = reader.word_of(node, "tie", rule.tie);
    rule.recused_count = reader.truth_of(node, "recused_count", rule.recused_count);
    rule.valid_from = reader.date_of(node, "valid_from");
    rule.valid_to = reader.date_of(node, "valid_to");
    if (rule.valid_from && rule.valid_to && *rule.valid_to < *rule.valid_from)
        reader.refuse_at(tr("In \"{}\", \"{}\" ends before it begins."), rule.key);
    return rule;
}

std::string to_json(const VoteRule& rule) {
    nlohmann::ordered_json json{{"key", rule.key},
                                {"source", rule.source},
                                {"certainty", rule.is_confirmed ? "confirmed" : "unverified"},
                                {"secret", rule.secret},
                                {"denominator", to_text(rule.denominator)},
                                {"pass", rule.pass.text()},
                                {"at_least", rule.at_least},
                                {"quorum", rule.quorum.text()},
                                {"counts_written", rule.counts_written},
                                {"tie", to_text(rule.tie)},
                                {"recused_count", rule.recused_count}};
    if (rule.valid_from) json["valid_from"] = to_iso(*rule.valid_from);
    if (rule.valid_to) json["valid_to"] = to_iso(*rule.valid_to);
    return json.dump();
}

Result<VoteRule> vote_rule_from_json(std::string_view json) {
    const auto root = read_json(json, vote_rule_bytes_max);
    if (!root) return root.error();
    StrictReader reader;
    reader.at("vote_rule");
    reader.require(*root, {"key"});
    VoteRule rule = read_vote_rule(reader, *root, reader.text_of(*root, "key"));
    if (!reader.problem().empty()) return failure(ErrorCode::invalid_input, reader.problem());
    return rule;
}

}  // namespace thidua
