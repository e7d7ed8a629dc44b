#include "shared/model/due_rule.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

namespace thidua {
namespace {

constexpr std::string_view between_parts = "; ";
const std::string parts_prefix = "schedule/";

class PartsToText {
public:
    explicit PartsToText(std::string& text) : text_{text} {}

    template <NamedEnum E>
    void operator()(std::string_view name, const E& said) const {
        add(name, to_text(said));
    }
    void operator()(std::string_view name, std::int64_t said) const {
        add(name, std::to_string(said));
    }
    void operator()(std::string_view name, const std::optional<std::int64_t>& said) const {
        if (said) add(name, std::to_string(*said));
    }

private:
    void add(std::string_view name, std::string_view said) const {
        if (!text_.empty()) text_ += between_parts;
        text_.append(name).append("=").append(said);
    }
    std::string& text_;
};

using PartTexts = std::map<std::string_view, std::string_view>;

PartTexts parts_in(std::string_view text) {
    PartTexts parts;
    while (!text.empty()) {
        const std::string_view part = text.substr(0, text.find(between_parts));
        const std::size_t is = part.find('=');
        if (is != std::string_view::npos) parts.emplace(part.substr(0, is), part.substr(is + 1));
        text.remove_prefix(std::min(text.size(), part.size() + between_parts.size()));
    }
    return parts;
}

/// What is not understood stays; whoever reads compares with the text.
class PartsFromText {
public:
    explicit PartsFromText(std::string_view text) : parts_{parts_in(text)} {}

    template <NamedEnum E>
    void operator()(std::string_view name, E& member) const {
        if (const auto read = from_text<E>(said(name))) member = *read;
    }
    void operator()(std::string_view name, std::int64_t& member) const {
        const std::string_view digits = said(name);
        std::from_chars(digits.data(), digits.data() + digits.size(), member);
    }
    void operator()(std::string_view name, std::optional<std::int64_t>& member) const {
        std::int64_t number = member.value_or(0);
        (*this)(name, number);
        member = number;
    }

private:
    [[nodiscard]] std::string_view said(std::string_view name) const {
        const auto found = parts_.find(name);
        return found == parts_.end() ? std::string_view{} : found->second;
    }
    PartTexts parts_;
};

ScheduleRule rule_in_parts(const Fields& fields) {
    ScheduleRule rule;
    describe_fields(typed_record::Reader{fields, parts_prefix}, rule);
    return rule;
}

void write_parts(Fields& fields, const ScheduleRule& rule) {
    describe_fields(typed_record::Writer{fields, parts_prefix}, rule);
}

void say(Fields& fields, std::string_view path, const std::string& text) {
    set_value(fields, FieldPath{path}, Value{text});
}

}  // namespace

std::string rule_text(const ScheduleRule& rule) {
    std::string text;
    describe_fields(PartsToText{text}, rule);
    return text;
}

std::optional<ScheduleRule> rule_from_text(std::string_view text) {
    ScheduleRule rule;
    describe_fields(PartsFromText{text}, rule);
    if (rule_text(rule) != text || find_mistake(rule)) return std::nullopt;
    return rule;
}

void write_obligation(Fields& fields, const Obligation& obligation) {
    const auto before = view_of<Obligation>(fields);
    Obligation written = obligation;
    written.rule = before.rule;
    if (!before.rule.empty()) {
        if (obligation.schedule != before.schedule) written.rule = rule_text(obligation.schedule);
        written.schedule = rule_in_parts(fields);
    }
    write_fields(fields, written);
}

std::optional<RuleUpdate> settle_rule(const Record& obligation) {
    RuleUpdate update{.seen = obligation, .after = obligation};
    const std::string whole = text_or_empty(obligation.fields, due_rule_path);
    const std::string followed = text_or_empty(obligation.fields, followed_rule_path);
    const std::string in_parts = rule_text(rule_in_parts(obligation.fields));
    const auto rule = rule_from_text(whole);
    if (!whole.empty() && !rule) return std::nullopt;
    if (whole == in_parts && followed == in_parts) return std::nullopt;
    if (rule && in_parts == followed) {
        write_parts(update.after.fields, *rule);
        say(update.after.fields, followed_rule_path, whole);
        const bool is_brought = rule_in_parts(update.after.fields) == *rule;
        return is_brought ? std::optional{update} : std::nullopt;
    }
    if (!rule_from_text(in_parts)) return std::nullopt;
    say(update.after.fields, due_rule_path, in_parts);
    say(update.after.fields, followed_rule_path, in_parts);
    update.is_contested = !whole.empty() && whole != followed && whole != in_parts;
    // Whoever changed the parts had seen the rule that they said before.
    if (update.is_contested) say(update.seen.fields, due_rule_path, followed);
    return update;
}

}  // namespace thidua
