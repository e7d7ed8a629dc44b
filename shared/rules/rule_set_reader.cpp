#include "shared/rules/rule_set_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/base/translate.h"
#include "shared/rules/award_reader.h"
#include "shared/rules/eligibility.h"
#include "shared/forms/strict_reader.h"

namespace thidua {
namespace {

/// Replaces the entry of the same key, or adds one.
template <class Entry, class Key>
void put(std::vector<Entry>& entries, Entry entry, Key Entry::*key) {
    const auto same = std::find_if(entries.begin(), entries.end(),
                                   [&](const Entry& known) { return known.*key == entry.*key; });
    if (same == entries.end())
        entries.push_back(std::move(entry));
    else
        *same = std::move(entry);
}

class RuleSetReader {
public:
    RuleSetReader(const JsonNode& root, const RuleSet* base) : root_{root}, base_{base} {}

    Result<RuleSet> read() {
        read_head();
        read_competence();
        read_money();
        read_bases();
        read_doubts();
        read_awards();
        read_standards();
        read_procedure();
        if (reader_.problem().empty()) check_names();
        if (!reader_.problem().empty()) return failure(ErrorCode::invalid_input, reader_.problem());
        return std::move(set_);
    }

private:
    void read_head() {
        reader_.at("rule_set");
        reader_.require(root_, {"key", "title", "valid_from", "source"});
        const std::string extends = reader_.text_of(root_, "extends");
        if (!extends.empty() && (!base_ || base_->key != extends))
            reader_.refuse_at(tr("\"{}\" extends the rule set \"{}\", which is not there; load "
                                 "that one first."),
                              extends);
        if (!extends.empty() && base_) set_ = *base_;
        set_.key = reader_.text_of(root_, "key");
        reader_.at(set_.key);
        set_.title = reader_.text_of(root_, "title");
        set_.source = reader_.text_of(root_, "source");
        set_.organ = reader_.text_of(root_, "organ");
        set_.valid_from = reader_.date_of(root_, "valid_from").value_or(CivilDate{});
        set_.valid_to = reader_.date_of(root_, "valid_to");
        set_.is_confirmed = reader_.certainty_of(root_);
        check_order(set_.valid_from, set_.valid_to, set_.key);
        check_head_members(extends);
    }

    void check_head_members(const std::string& extends) {
        if (set_.key.empty()) reader_.refuse_at(tr("In \"{}\", \"{}\" is empty."), "key");
        if (set_.organ.empty()) {
            reader_.check_members(root_, {"key",
                                          "title",
                                          "source",
                                          "organ",
                                          "extends",
                                          "valid_from",
                                          "valid_to",
                                          "certainty",
                                          "titles",
                                          "routes",
                                          "separate_submissions",
                                          "not_for_merit",
                                          "base_salary",
                                          "round_up_to",
                                          "bases",
                                          "awards",
                                          "standards",
                                          "vote_rules",
                                          "checks",
                                          "limits",
                                          "doubtful"});
            if (extends.empty()) reader_.require(root_, {"awards"});
            return;
        }
        if (extends.empty()) reader_.refuse_at(tr("In \"{}\", \"{}\" is missing."), "extends");
        reader_.check_members(
            root_, {"key", "title", "source", "organ", "extends", "valid_from", "valid_to",
                    "certainty", "standards", "vote_rules", "checks"});
    }

    void check_order(CivilDate from, const std::optional<CivilDate>& to, const std::string& what) {
        if (to && *to < from)
            reader_.refuse_at(tr("In \"{}\", \"{}\" ends before it begins."), what);
    }

    void read_competence() {
        for (const auto& [level, title] : reader_.entries_of(root_, "titles"))
            set_.titles[reader_.word<Grantor>(level)] =
                reader_.text_of(*root_.find("titles"), level);
        for (const auto& [level, route] : reader_.entries_of(root_, "routes"))
            set_.routes[reader_.word<Grantor>(level)] = route_from(route, level);
        if (root_.find("separate_submissions"))
            set_.separate_submissions = reader_.words_of<Grantor>(root_, "separate_submissions");
        if (root_.find("not_for_merit"))
            set_.not_for_merit = reader_.words_of<Commendation>(root_, "not_for_merit");
    }

    std::vector<RouteStep> route_from(const JsonNode& node, const std::string& level) {
        reader_.at("routes." + level);
        std::vector<RouteStep> route;
        if (node.kind != JsonNode::Kind::list)
            reader_.refuse_at(tr("In \"{}\", \"{}\" must be a list."), level);
        for (const JsonNode& item : node.items) {
            reader_.check_members(item, {"to", "through", "paper"});
            reader_.require(item, {"to", "paper"});
            route.push_back({.to = reader_.word_of(item, "to", Grantor::province),
                             .through = reader_.text_of(item, "through"),
                             .paper = reader_.text_of(item, "paper")});
        }
        reader_.at(set_.key);
        return route;
    }

    void read_money() {
        std::set<CivilDate> days;
        for (const JsonNode& item : reader_.list_of(root_, "base_salary")) {
            reader_.at("base_salary");
            reader_.check_members(item, {"from", "amount", "source", "certainty"});
            reader_.require(item, {"from", "amount", "source"});
            const CivilDate from = reader_.date_of(item, "from").value_or(CivilDate{});
            if (!days.insert(from).second) reader_.refuse_twice(to_iso(from));
            put(set_.base_salary,
                DatedAmount{.from = from,
                            .amount = reader_.positive_of(item, "amount"),
                            .source = reader_.text_of(item, "source"),
                            .is_confirmed = reader_.certainty_of(item)},
                &DatedAmount::from);
        }
        reader_.at(set_.key);
        if (root_.find("round_up_to")) set_.round_up_to = reader_.positive_of(root_, "round_up_to");
    }

    void read_bases() {
        std::set<std::string> numbers;
        for (const JsonNode& item : reader_.list_of(root_, "bases")) {
            reader_.at("bases");
            reader_.check_members(item, {"number", "kind", "title", "from", "to", "replaced_by",
                                         "amends", "source", "certainty"});
            reader_.require(item, {"number", "from", "source"});
            Basis basis{.number = reader_.text_of(item, "number"),
                        .kind = reader_.text_of(item, "kind"),
                        .title = reader_.text_of(item, "title"),
                        .from = reader_.date_of(item, "from").value_or(CivilDate{}),
                        .to = reader_.date_of(item, "to"),
                        .replaced_by = reader_.text_of(item, "replaced_by"),
                        .amends = reader_.text_of(item, "amends"),
                        .source = reader_.text_of(item, "source"),
                        .is_confirmed = reader_.certainty_of(item)};
            check_order(basis.from, basis.to, basis.number);
            if (!numbers.insert(basis.number).second) reader_.refuse_twice(basis.number);
            put(set_.bases, std::move(basis), &Basis::number);
        }
        reader_.at(set_.key);
    }

    /// Before the awards of this file, which speak for themselves.
    void read_doubts() {
        for (const std::string& member : reader_.texts_of(root_, "doubtful"))
            for (AwardEntry& award : set_.awards) award.confirmed.erase(member);
    }

    void read_awards() {
        std::set<std::string> codes;
        for (const JsonNode& item : reader_.list_of(root_, "awards")) {
            reader_.at("awards");
            AwardEntry award = read_award(reader_, item);
            if (!codes.insert(award.code).second) reader_.refuse_twice(award.code);
            put(set_.awards, std::move(award), &AwardEntry::code);
        }
        reader_.at(set_.key);
    }

    void read_standards() {
        for (const auto& [code, words] : reader_.entries_of(root_, "standards")) {
            const auto award =
                std::find_if(set_.awards.begin(), set_.awards.end(),
                             [&](const AwardEntry& known) { return known.code == code; });
            if (award == set_.awards.end()) {
                refuse_unknown(code);
                continue;
            }
            award->standard = reader_.text_of(*root_.find("standards"), code);
            award->confirmed.erase("standard");
        }
    }

    void read_procedure() {
        for (const auto& [key, node] : reader_.entries_of(root_, "vote_rules")) {
            reader_.at("vote_rules." + key);
            set_.vote_rules[key] = read_vote_rule(reader_, node, key);
        }
        for (const auto& [key, node] : reader_.entries_of(root_, "checks")) {
            reader_.at("checks." + key);
            if (!is_check_key(key))
                reader_.refuse_at(tr("In \"{}\", there is no check \"{}\"."), key);
            reader_.check_members(node, {"on", "severity", "source"});
            reader_.require(node, {"source"});
            set_.checks[key] = {
                .on = reader_.truth_of(node, "on", true),
                .severity = reader_.word_of(node, "severity", CheckSeverity::warning),
                .source = reader_.text_of(node, "source")};
        }
        read_limits();
    }

    void read_limits() {
        std::set<std::string> keys;
        for (const JsonNode& item : reader_.list_of(root_, "limits")) {
            reader_.at("limits");
            reader_.check_members(item, {"key", "days", "working", "words", "source", "certainty"});
            reader_.require(item, {"key", "days", "source"});
            TimeLimit limit{.key = reader_.text_of(item, "key"),
                            .days = reader_.count_of(item, "days", 0),
                            .working = reader_.truth_of(item, "working", true),
                            .words = reader_.text_of(item, "words"),
                            .source = reader_.text_of(item, "source"),
                            .is_confirmed = reader_.certainty_of(item)};
            if (limit.days > HolidayCalendar::working_day_steps_max)
                reader_.refuse_at(tr("In \"{}\", \"{}\" is too long."), limit.key);
            if (!keys.insert(limit.key).second) reader_.refuse_twice(limit.key);
            put(set_.limits, std::move(limit), &TimeLimit::key);
        }
        reader_.at(set_.key);
    }

    void refuse_unknown(std::string_view name) {
        reader_.refuse_at(tr("In \"{}\", \"{}\" is named, but it is not there."), name);
    }

    void check_names() {
        for (const AwardEntry& award : set_.awards) {
            reader_.at(award.code);
            if (!award.vote_rule.empty() && !find_vote_rule(set_, award))
                refuse_unknown(award.vote_rule);
            for (const std::string& code : award.after)
                if (!find_award(set_, code)) refuse_unknown(code);
        }
        for (const Basis& basis : set_.bases) {
            reader_.at(basis.number);
            for (const std::string& number : {basis.replaced_by, basis.amends})
                if (!number.empty() && !has_basis(number)) refuse_unknown(number);
        }
    }

    [[nodiscard]] bool has_basis(const std::string& number) const {
        return std::any_of(set_.bases.begin(), set_.bases.end(),
                           [&](const Basis& basis) { return basis.number == number; });
    }

    const JsonNode& root_;
    const RuleSet* base_;
    StrictReader reader_;
    RuleSet set_{.key = {}};
};

}  // namespace

Result<RuleSet> read_rule_set(std::string_view json, const RuleSet* base) {
    const auto root = read_json(json, rule_set_bytes_max);
    if (!root) return root.error();
    return RuleSetReader{*root, base}.read();
}

}  // namespace thidua
