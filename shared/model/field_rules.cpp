#include "shared/model/field_rules.h"

#include <algorithm>

namespace thidua {
namespace {

/// Takes the first segment off.
std::string_view next_segment(std::string_view& rest) {
    const std::size_t slash = rest.find('/');
    const std::string_view segment = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
    return segment;
}

bool is_of_kind(ValueKind kind, const Value& value) {
    switch (kind) {
        case ValueKind::text:
        case ValueKind::prose:
        case ValueKind::choice:
            return std::holds_alternative<std::string>(value);
        case ValueKind::integer: {
            const auto* number = std::get_if<std::int64_t>(&value);
            return number != nullptr && *number >= 0;
        }
        case ValueKind::decimal:
            return std::holds_alternative<Decimal>(value) ||
                   std::holds_alternative<std::int64_t>(value);
        case ValueKind::date: {
            const auto* date = std::get_if<CivilDate>(&value);
            return date != nullptr && date->ok();
        }
        case ValueKind::moment:
            return std::holds_alternative<Instant>(value);
        case ValueKind::yes_no:
            return std::holds_alternative<bool>(value);
        case ValueKind::record:
            return std::holds_alternative<RecordId>(value);
        case ValueKind::file:
            return std::holds_alternative<AttachmentRef>(value);
    }
    return false;
}

}  // namespace

bool matches(const FieldRule& rule, std::string_view path) {
    std::string_view wanted = rule.path;
    while (!wanted.empty() && !path.empty()) {
        const std::string_view segment = next_segment(path);
        const std::string_view pattern = next_segment(wanted);
        if (pattern == "*" ? segment.empty() : pattern != segment) return false;
    }
    return wanted.empty() && path.empty();
}

const FieldRule* find_field(std::span<const FieldRule> rules, std::string_view path) {
    const auto found =
        std::ranges::find_if(rules, [&](const FieldRule& rule) { return matches(rule, path); });
    return found == rules.end() ? nullptr : &*found;
}

bool fits(const FieldRule& rule, const Value& value) {
    if (is_null(value)) return true;
    if (!is_of_kind(rule.kind, value)) return false;
    return rule.kind != ValueKind::choice || find_choice(rule, std::get<std::string>(value));
}

const ChoiceRule* find_choice(const FieldRule& rule, std::string_view name) {
    const auto found = std::ranges::find(rule.choices, name, &ChoiceRule::name);
    return found == rule.choices.end() ? nullptr : &*found;
}

bool is_fixed_there(const FieldRule& rule, const Fields& fields, std::string_view path) {
    return !rule.fixed_with.empty() && !is_null(find_value(fields, rule.fixed_with)) &&
           !is_null(find_value(fields, path));
}

bool is_there(const FieldRule& rule, const Fields& fields) {
    const std::string_view fixed = rule.path.substr(0, rule.path.find('*'));
    for (auto at = fields.lower_bound(fixed); at != fields.end(); ++at) {
        if (!std::string_view{at->first}.starts_with(fixed)) break;
        if (matches(rule, at->first) && !is_null(at->second)) return true;
    }
    return false;
}

}  // namespace thidua
