#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "shared/model/rights.h"
#include "shared/record/record.h"

/// What the fields of a type of records may hold, as data: the device asks it while a person types,
/// the server again of every operation.
namespace thidua {

enum class ValueKind : std::uint8_t {
    text,     ///< one line
    prose,    ///< paragraphs; two people's merge by paragraph
    integer,  ///< not negative
    decimal,
    date,
    moment,
    yes_no,
    record,  ///< the id of one of FieldRule::record_type
    choice,  ///< one of FieldRule::choices
    file,
};

/// When a field has to be there.
enum class Need : std::uint8_t {
    never,
    at_creation,
    at_submission,  ///< before the step that makes a version
};

struct ChoiceRule {
    std::string_view name;   ///< permanent
    const char* words = "";  ///< tr_later
};

struct FieldRule {
    /// "title". A segment "*" stands for any one: "members/*/duty".
    std::string_view path;
    ValueKind kind = ValueKind::text;
    const char* words = "";  ///< its name for people; tr_later
    Need need = Need::never;
    std::span<const ChoiceRule> choices = {};
    std::string_view record_type = {};
    /// Said when the record is made, and never changed.
    bool is_fixed = false;
    /// Once the field of that path is there, what this one holds is not changed any more: the
    /// number and the words of a document that went out. Empty: no such field.
    std::string_view fixed_with = {};
    /// A right of its own, in any state: what the Office notes on a unit's record.
    std::optional<Action> changed_by = {};

    [[nodiscard]] constexpr FieldRule out_of(std::span<const ChoiceRule> some) const {
        FieldRule rule{*this};
        rule.choices = some;
        return rule;
    }
    [[nodiscard]] constexpr FieldRule of(std::string_view type) const {
        FieldRule rule{*this};
        rule.record_type = type;
        return rule;
    }
    [[nodiscard]] constexpr FieldRule needed_at_once() const {
        FieldRule rule{*this};
        rule.need = Need::at_creation;
        return rule;
    }
    [[nodiscard]] constexpr FieldRule needed_to_submit() const {
        FieldRule rule{*this};
        rule.need = Need::at_submission;
        return rule;
    }
    [[nodiscard]] constexpr FieldRule fixed() const {
        FieldRule rule{*this};
        rule.is_fixed = true;
        return rule;
    }
    [[nodiscard]] constexpr FieldRule fixed_once(std::string_view other) const {
        FieldRule rule{*this};
        rule.fixed_with = other;
        return rule;
    }
    [[nodiscard]] constexpr FieldRule only_by(Action action) const {
        FieldRule rule{*this};
        rule.changed_by = action;
        return rule;
    }
};

/// For tables of them: field("unit", record, tr_later("Unit")).of(record_types::unit).fixed().
[[nodiscard]] constexpr FieldRule field(std::string_view path, ValueKind kind, const char* words) {
    return {.path = path, .kind = kind, .words = words};
}

/// Whether the path is one of those that the rule means.
[[nodiscard]] bool matches(const FieldRule& rule, std::string_view path);
/// Null when none of them means it.
[[nodiscard]] const FieldRule* find_field(std::span<const FieldRule> rules, std::string_view path);
/// Whether the value is of the kind; null always is, it clears.
[[nodiscard]] bool fits(const FieldRule& rule, const Value& value);
/// The choice of that name; null when there is none.
[[nodiscard]] const ChoiceRule* find_choice(const FieldRule& rule, std::string_view name);
/// Whether what the field holds there is fixed by another that is there too. What is still empty
/// may be filled in.
[[nodiscard]] bool is_fixed_there(const FieldRule& rule, const Fields& fields,
                                  std::string_view path);
/// Whether the field, or one of those that the rule means, holds something.
[[nodiscard]] bool is_there(const FieldRule& rule, const Fields& fields);

}  // namespace thidua
