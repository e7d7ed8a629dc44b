#include "shared/model/new_form.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>
#include <vector>

#include "shared/base/closest_word.h"
#include "shared/base/translate.h"
#include "shared/forms/form_reader.h"
#include "shared/model/record_rules.h"

namespace thidua {
namespace {

using Mistake = std::optional<std::string>;
using Names = std::vector<std::string>;

/// What steps write, which no type lists among its fields.
constexpr std::array<FieldRule, 4> fields_of_steps{
    {field("state", ValueKind::text, ""), field("version", ValueKind::integer, ""),
     field("steps/*/by", ValueKind::text, ""), field("steps/*/at", ValueKind::moment, "")}};

/// A register is kept by units.
bool is_register(const RecordRule& rule) {
    return find_field(rule.fields, "unit") != nullptr;
}

const RecordRule* find_register(std::string_view type) {
    const RecordRule* const rule = find_record_rule(type);
    return rule != nullptr && is_register(*rule) ? rule : nullptr;
}

Names register_names() {
    Names names;
    for (const RecordRule& rule : record_rules())
        if (is_register(rule)) names.emplace_back(rule.type);
    return names;
}

/// "steps/accept/at" of a register whose records are accepted.
bool is_of_known_step(const RecordRule& rule, std::string_view path) {
    constexpr std::string_view below = "steps/";
    if (!path.starts_with(below)) return true;
    const std::string_view step = path.substr(below.size());
    return find_step(rule, step.substr(0, step.find('/'))) != nullptr;
}

/// Null when the register's records have no such field.
const FieldRule* field_of_register(const RecordRule& rule, std::string_view path) {
    if (const FieldRule* const own = find_field(rule.fields, path)) return own;
    for (const StepRule& step : rule.steps)
        if (const FieldRule* const said = find_field(step.arguments, path)) return said;
    const bool has_steps = !rule.states.empty() && is_of_known_step(rule, path);
    return has_steps ? find_field(fields_of_steps, path) : nullptr;
}

void add_name(Names& names, std::string_view name) {
    if (std::ranges::find(names, name) == names.end()) names.emplace_back(name);
}

/// The fields, states and values that a feed of one field of a form may name.
class FeedCheck {
public:
    FeedCheck(std::string place, const FieldFeed& feed)
        : place_{std::move(place)},
          feed_{feed},
          said_{fmt::format("{}", fmt::join(feed.types, ", "))} {}

    Mistake check_registers() {
        for (const std::string& type : feed_.types) {
            if (find_register(type) == nullptr) return unknown_register(type);
            registers_.push_back(find_register(type));
        }
        for (const std::string& state : feed_.states)
            if (!has_state(state)) return unknown_state(state);
        return std::nullopt;
    }
    void move_to(std::string place) { place_ = std::move(place); }

    /// Words of a line, a cell.
    Mistake check_path(const std::string& path) {
        return path.empty() || find(path) != nullptr ? std::nullopt : unknown_field(path);
    }
    Mistake check_day(const std::string& path) {
        if (path.empty()) return std::nullopt;
        if (Mistake mistake = check_path(path)) return mistake;
        const bool is_day = is_any(path, {ValueKind::date, ValueKind::integer});
        return is_day ? std::nullopt
                      : told(tr("In \"{}\", the field \"{}\" of the register {} is neither a date "
                                "nor a year."),
                             path);
    }
    /// Where one value decides.
    Mistake check_single(const std::string& path) {
        if (path.find('*') == std::string::npos) return check_path(path);
        return told(tr("In \"{}\", \"{}\" means several values of one record of the register {}; "
                       "\"group\", \"where\" and \"of\" take one."),
                    path);
    }
    Mistake check_sum(const std::string& path) {
        if (path.empty()) return std::nullopt;
        if (Mistake mistake = check_single(path)) return mistake;
        const bool is_number = is_any(path, {ValueKind::integer, ValueKind::decimal});
        return is_number ? std::nullopt
                         : told(tr("In \"{}\", the field \"{}\" of the register {} is no number "
                                   "and cannot be added up."),
                                path);
    }
    Mistake check_condition(const GroupFeed::Condition& condition) {
        if (Mistake mistake = check_single(condition.path)) return mistake;
        for (const std::string& value : condition.values)
            if (Mistake mistake = check_value_of(condition.path, value)) return mistake;
        return std::nullopt;
    }
    /// What the group's value may be: of a choice one of those, of yes and no one of two.
    Mistake check_value_of(const std::string& path, const std::string& value) {
        const Names known = values_of(path);
        if (known.empty() || std::ranges::find(known, value) != known.end()) return std::nullopt;
        return fmt::format(
            fmt::runtime(tr("In \"{}\", the field \"{}\" of the register {} is never \"{}\"; it is "
                            "one of: {}.")),
            place_, path, said_, value, fmt::join(known, ", "));
    }

private:
    [[nodiscard]] const FieldRule* find(const std::string& path) const {
        for (const RecordRule* const rule : registers_)
            if (const FieldRule* const found = field_of_register(*rule, path)) return found;
        return nullptr;
    }
    [[nodiscard]] bool is_any(const std::string& path,
                              std::initializer_list<ValueKind> kinds) const {
        return std::ranges::any_of(registers_, [&](const RecordRule* rule) {
            const FieldRule* const found = field_of_register(*rule, path);
            return found != nullptr && std::ranges::find(kinds, found->kind) != kinds.end();
        });
    }
    [[nodiscard]] bool has_state(const std::string& state) const {
        const Names known = states();
        return std::ranges::find(known, state) != known.end();
    }
    [[nodiscard]] Names states() const {
        Names names;
        for (const RecordRule* const rule : registers_)
            for (const StateRule& state : rule->states) add_name(names, state.name);
        return names;
    }
    /// None where it may be anything.
    [[nodiscard]] Names values_of(const std::string& path) const {
        if (path == "state") return states();
        Names names;
        for (const RecordRule* const rule : registers_) {
            const FieldRule* const found = field_of_register(*rule, path);
            if (found == nullptr) continue;
            const bool is_yes_no = found->kind == ValueKind::yes_no;
            if (!is_yes_no && found->kind != ValueKind::choice) return {};
            if (is_yes_no) names.insert(names.end(), {"true", "false"});
            for (const ChoiceRule& choice : found->choices) add_name(names, choice.name);
        }
        return names;
    }
    [[nodiscard]] Names field_names() const {
        Names names;
        for (const RecordRule* const rule : registers_) {
            for (const FieldRule& known : rule->fields) add_name(names, known.path);
            for (const StepRule& step : rule->steps)
                for (const FieldRule& said : step.arguments) add_name(names, said.path);
            if (!rule->states.empty()) add_name(names, "state");
        }
        return names;
    }

    /// `pattern` has places for the place, the path and the registers.
    [[nodiscard]] Mistake told(const std::string& pattern, const std::string& path) const {
        return fmt::format(fmt::runtime(pattern), place_, path, said_);
    }
    [[nodiscard]] Mistake unknown_field(const std::string& path) const {
        const Names known = field_names();
        const std::string closest = closest_word(path, known);
        if (!closest.empty())
            return fmt::format(fmt::runtime(tr("In \"{}\", the register {} has no field \"{}\"; "
                                               "the nearest is \"{}\".")),
                               place_, said_, path, closest);
        return fmt::format(
            fmt::runtime(tr("In \"{}\", the register {} has no field \"{}\"; it has: {}.")), place_,
            said_, path, fmt::join(known, ", "));
    }
    [[nodiscard]] Mistake unknown_state(const std::string& state) const {
        return fmt::format(
            fmt::runtime(tr("In \"{}\", the register {} has no state \"{}\"; it has: {}.")), place_,
            said_, state, fmt::join(states(), ", "));
    }
    [[nodiscard]] Mistake unknown_register(const std::string& type) const {
        const Names known = register_names();
        const std::string closest = closest_word(type, known);
        if (!closest.empty())
            return fmt::format(fmt::runtime(tr("In \"{}\", there is no register \"{}\"; the "
                                               "nearest is \"{}\".")),
                               place_, type, closest);
        return fmt::format(
            fmt::runtime(tr("In \"{}\", there is no register \"{}\"; the registers are: {}.")),
            place_, type, fmt::join(known, ", "));
    }

    std::string place_;
    const FieldFeed& feed_;
    std::string said_;  ///< the registers as the form names them
    std::vector<const RecordRule*> registers_;
};

Mistake check_column_of(const Field& table, const Field& column, FeedCheck& check) {
    check.move_to(table.key + "." + column.key);
    if (Mistake mistake = check.check_path(column.fed_by)) return mistake;
    for (const Choice& choice : column.choices)
        for (const std::string& value : choice.fed_by)
            if (Mistake mistake = check.check_value_of(table.feed->group, value)) return mistake;
    if (!column.grouped) return std::nullopt;
    if (Mistake mistake = check.check_sum(column.grouped->sum_of)) return mistake;
    for (const GroupFeed::Condition& condition : column.grouped->where)
        if (Mistake mistake = check.check_condition(condition)) return mistake;
    return std::nullopt;
}

Mistake check_fed_field(const Field& fed) {
    FeedCheck check{fed.key, *fed.feed};
    if (Mistake mistake = check.check_registers()) return mistake;
    if (Mistake mistake = check.check_day(fed.feed->day)) return mistake;
    for (const std::string& path : fed.feed->words)
        if (Mistake mistake = check.check_path(path)) return mistake;
    if (!fed.feed->group.empty())
        if (Mistake mistake = check.check_single(fed.feed->group)) return mistake;
    for (const Field& column : fed.columns)
        if (Mistake mistake = check_column_of(fed, column, check)) return mistake;
    return std::nullopt;
}

}  // namespace

std::optional<std::string> find_feed_mistake(const Form& form) {
    for (const Section& section : form.sections)
        for (const Field& field : section.fields)
            if (field.feed)
                if (Mistake mistake = check_fed_field(field)) return mistake;
    return std::nullopt;
}

Result<Form> read_new_form(std::string_view json) {
    auto form = read_form(json);
    if (!form) return form;
    if (auto mistake = find_feed_mistake(*form))
        return failure(ErrorCode::invalid_input, *std::move(mistake));
    return form;
}

}  // namespace thidua
