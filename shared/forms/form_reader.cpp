#include "shared/forms/form_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <initializer_list>

#include "shared/base/limits.h"
#include "shared/base/text.h"
#include "shared/forms/form_check.h"
#include "shared/forms/json_tree.h"

namespace thidua {
namespace {

using Kind = JsonNode::Kind;

constexpr std::size_t key_chars_max = 60;
constexpr std::size_t choices_max = 300;

bool is_key(std::string_view text, char joint) {
    if (text.empty() || text.size() > key_chars_max || text[0] < 'a' || text[0] > 'z') return false;
    return std::all_of(text.begin(), text.end(), [joint](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == joint;
    });
}

/// Reads on after a mistake with empty values and keeps the first sentence: the file is small, and
/// every step stays one line.
class FormReader {
public:
    Result<Form> read(const JsonNode& root) {
        Form form = form_from(root);
        if (problem_.empty()) refuse_all(find_problem(form));
        if (!problem_.empty()) return failure(ErrorCode::invalid_input, problem_);
        return form;
    }

private:
    void refuse(std::string sentence) {
        if (problem_.empty()) problem_ = std::move(sentence);
    }
    void refuse_all(const std::optional<std::string>& sentence) {
        if (sentence) refuse(*sentence);
    }
    /// `sentence` has one placeholder: where.
    void refuse_at(const std::string& sentence) {
        refuse(fmt::format(fmt::runtime(sentence), where_));
    }
    void refuse_at(const std::string& sentence, std::string_view named) {
        refuse(fmt::format(fmt::runtime(sentence), where_, named));
    }
    void refuse_at(const std::string& sentence, std::string_view named, char also) {
        refuse(fmt::format(fmt::runtime(sentence), where_, named, also));
    }

    void check_members(const JsonNode& node, std::initializer_list<std::string_view> known) {
        if (node.kind != Kind::object) refuse_at(tr("In \"{}\", an object {{…}} is expected."));
        for (const auto& [name, member] : node.members)
            if (std::find(known.begin(), known.end(), name) == known.end())
                refuse_at(tr("In \"{}\", the member \"{}\" is not known."), name);
    }

    std::string text_of(const JsonNode& node, std::string_view name) {
        const JsonNode* const member = node.find(name);
        if (!member) return {};
        if (member->kind != Kind::text) refuse_at(tr("In \"{}\", \"{}\" must be a text."), name);
        if (code_points(member->text) > std::max(form_text_points_max, Formula::length_max))
            refuse_at(tr("In \"{}\", \"{}\" is too long."), name);
        return member->text;
    }

    bool truth_of(const JsonNode& node, std::string_view name) {
        const JsonNode* const member = node.find(name);
        if (!member) return false;
        if (member->kind != Kind::truth)
            refuse_at(tr("In \"{}\", \"{}\" must be true or false."), name);
        return member->truth;
    }

    /// "0.5" or 12, never 0.5 without quotes: whoever writes a fraction says it is exact.
    std::optional<Decimal> number_of(const JsonNode& node, std::string_view name) {
        const JsonNode* const member = node.find(name);
        if (!member) return std::nullopt;
        const auto number = Decimal::from_text(member->text);
        const bool allowed = member->kind == Kind::text ||
                             (member->kind == Kind::number &&
                              member->text.find_first_not_of("-0123456789") == std::string::npos);
        if (!number || !allowed)
            refuse_at(tr("In \"{}\", \"{}\" must be a whole number, or a number in quotes."), name);
        return number;
    }

    std::int64_t whole_of(const JsonNode& node, std::string_view name, std::int64_t otherwise,
                          std::int64_t least, std::int64_t most) {
        const auto number = number_of(node, name);
        if (!number) return otherwise;
        if (!number->is_integer() || *number < Decimal{least} || *number > Decimal{most}) {
            refuse(fmt::format(
                fmt::runtime(tr("In \"{}\", \"{}\" must be a whole number from {} to {}.")), where_,
                name, least, most));
            return otherwise;
        }
        const std::string text = number->text();
        std::int64_t whole = otherwise;
        std::from_chars(text.data(), text.data() + text.size(), whole);
        return whole;
    }

    std::string key_of(const JsonNode& node, char joint = '_') {
        std::string key = text_of(node, "key");
        if (!is_key(key, joint))
            refuse_at(tr("In \"{}\", the key \"{}\" is not made of small letters a–z, digits and "
                         "{}, beginning with a letter."),
                      key, joint);
        return key;
    }

    /// {"vi": …, "en": …}, or one text for both.
    LocalText local_text_of(const JsonNode& node, std::string_view name, bool required) {
        const JsonNode* const member = node.find(name);
        LocalText text;
        if (member && member->kind == Kind::text) {
            text = {.vi = cleaned(text_of(node, name)), .en = {}};
        } else if (member) {
            check_members(*member, {"vi", "en"});
            text = {.vi = cleaned(text_of(*member, "vi")), .en = cleaned(text_of(*member, "en"))};
        }
        if ((required || member) && text.vi.empty())
            refuse_at(tr("In \"{}\", \"{}\" needs a Vietnamese text."), name);
        return text;
    }

    const std::vector<JsonNode>& list_of(const JsonNode& node, std::string_view name) {
        static const std::vector<JsonNode> nothing;
        const JsonNode* const member = node.find(name);
        if (!member) return nothing;
        if (member->kind != Kind::list) refuse_at(tr("In \"{}\", \"{}\" must be a list."), name);
        return member->items;
    }

    std::optional<Formula> formula_of(const JsonNode& node, std::string_view name) {
        const std::string text = text_of(node, name);
        auto formula = Formula::parse(text);
        if (formula) return *formula;
        refuse_at(tr("In \"{}\": {}"), formula.error().message);
        return std::nullopt;
    }

    Form form_from(const JsonNode& root) {
        where_ = "form";
        check_members(root, {"key", "version", "title", "sections", "rules"});
        Form form;
        form.key = key_of(root, '-');
        form.version = whole_of(root, "version", 1, 1, 1'000'000);
        form.title = local_text_of(root, "title", true);
        for (const JsonNode& section : list_of(root, "sections"))
            form.sections.push_back(section_from(section));
        for (const JsonNode& rule : list_of(root, "rules")) add_rule(form, rule);
        if (form.sections.empty()) refuse(tr("The form has no sections."));
        if (fields_ > form_fields_max)
            refuse(fmt::format(fmt::runtime(tr("The form has too many fields: the limit is {}.")),
                               form_fields_max));
        note_places(form);
        return form;
    }

    Section section_from(const JsonNode& node) {
        where_ = "section";
        check_members(node, {"key", "title", "fields"});
        Section section{.key = key_of(node), .title = {}, .fields = {}};
        where_ = section.key;
        section.title = local_text_of(node, "title", true);
        for (const JsonNode& field : list_of(node, "fields")) {
            where_ = section.key;
            section.fields.push_back(field_from(field, false));
        }
        return section;
    }

    Field field_from(const JsonNode& node, bool is_column) {
        check_members(node, {"key", "label", "hint", "kind", "required", "minimum", "maximum",
                             "length_max", "unit", "choices", "formula", "shown_as",
                             "compare_last_period", "consolidation", "columns", "row_key"});
        ++fields_;
        Field field{.key = key_of(node), .label = {}};
        where_ = is_column ? where_ + "." + field.key : field.key;
        field.label = local_text_of(node, "label", true);
        field.hint = local_text_of(node, "hint", false);
        field.kind = kind_of(node, "kind", FieldKind::text);
        field.required = truth_of(node, "required");
        field.unit_label = local_text_of(node, "unit", false);
        field.compare_last_period = truth_of(node, "compare_last_period");
        read_bounds(node, field);
        read_choices(node, field);
        read_formula(node, field);
        read_columns(node, field, is_column);
        field.consolidation = consolidation_of(node, is_column);
        if (field.compare_last_period && !is_numeric(field.kind))
            refuse_at(
                tr("Field \"{}\" is not a number and cannot be compared with the last "
                   "period."));
        return field;
    }

    FieldKind kind_of(const JsonNode& node, std::string_view name, FieldKind otherwise) {
        const std::string text = text_of(node, name);
        const auto kind = field_kind_from(text);
        if (!kind) refuse_at(tr("Field \"{}\" has the unknown kind \"{}\"."), text);
        return kind.value_or(otherwise);
    }

    void read_bounds(const JsonNode& node, Field& field) {
        field.minimum = number_of(node, "minimum");
        field.maximum = number_of(node, "maximum");
        if ((field.minimum || field.maximum) &&
            (!is_numeric(field.kind) || field.kind == FieldKind::computed))
            refuse_at(
                tr("Field \"{}\" is not typed as a number and can have no minimum or "
                   "maximum."));
        if (field.minimum && field.maximum && *field.maximum < *field.minimum)
            refuse_at(tr("Field \"{}\" has a maximum below its minimum."));
        field.length_max = static_cast<std::size_t>(
            whole_of(node, "length_max", 0, 1, static_cast<std::int64_t>(limits::text_points_max)));
        if (field.length_max > 0 && field.kind != FieldKind::text &&
            field.kind != FieldKind::long_text)
            refuse_at(tr("Field \"{}\" is not a text and can have no length."));
    }

    void read_choices(const JsonNode& node, Field& field) {
        const auto& choices = list_of(node, "choices");
        for (const JsonNode& item : choices) {
            check_members(item, {"key", "label"});
            Choice choice{.key = key_of(item), .label = local_text_of(item, "label", true)};
            if (find_choice(field, choice.key))
                refuse_at(tr("Field \"{}\" has the choice \"{}\" twice."), choice.key);
            field.choices.push_back(std::move(choice));
        }
        if (field.kind == FieldKind::choice && choices.empty())
            refuse_at(tr("Field \"{}\" is a choice without choices."));
        if (field.kind != FieldKind::choice && !choices.empty())
            refuse_at(tr("Field \"{}\" has choices, but its kind is not \"choice\"."));
        if (choices.size() > choices_max) refuse_at(tr("Field \"{}\" has too many choices."));
    }

    void read_formula(const JsonNode& node, Field& field) {
        const bool computed = field.kind == FieldKind::computed;
        if (!computed && (node.find("formula") || node.find("shown_as")))
            refuse_at(tr("Field \"{}\" has a formula, but its kind is not \"computed\"."));
        if (!computed) return;
        if (!node.find("formula"))
            return refuse_at(tr("Field \"{}\" is computed without a formula."));
        if (field.required) refuse_at(tr("Field \"{}\" is computed and cannot be required."));
        field.formula = formula_of(node, "formula");
        if (node.find("shown_as")) field.shown_as = kind_of(node, "shown_as", FieldKind::number);
        if (!is_numeric(field.shown_as) || field.shown_as == FieldKind::computed)
            refuse_at(tr("Field \"{}\" can be shown as integer, number, percent or money."));
    }

    void read_columns(const JsonNode& node, Field& field, bool is_column) {
        const bool is_table = field.kind == FieldKind::table;
        if (is_column && (is_table || field.kind == FieldKind::computed))
            refuse_at(tr("The column \"{}\" is a table or computed; a table holds plain columns."));
        const std::string where = where_;
        for (const JsonNode& column : list_of(node, "columns")) {
            where_ = where;
            field.columns.push_back(field_from(column, true));
        }
        where_ = where;
        if (is_table == field.columns.empty())
            refuse_at(is_table ? tr("The table \"{}\" has no columns.")
                               : tr("Field \"{}\" has columns, but its kind is not \"table\"."));
        field.row_key = text_of(node, "row_key");
        const Field* const key = find_column(field, field.row_key);
        if (!field.row_key.empty() && (!key || key->kind == FieldKind::attachment))
            refuse_at(tr("The row key of table \"{}\" is \"{}\", which is not one of its columns."),
                      field.row_key);
    }

    /// "sum", or {"by": "weighted_average", "weight": …}.
    ConsolidationRule consolidation_of(const JsonNode& node, bool is_column) {
        const JsonNode* const member = node.find("consolidation");
        if (!member) return {};
        if (is_column) refuse_at(tr("The column \"{}\" is consolidated with its table."));
        const bool is_short = member->kind == Kind::text;
        if (!is_short)
            check_members(*member, {"by", "weight", "numerator", "denominator", "digits"});
        const std::string name = is_short ? member->text : text_of(*member, "by");
        const auto kind = consolidation_kind_from(name);
        if (!kind) refuse_at(tr("Field \"{}\" has the unknown consolidation \"{}\"."), name);
        return {.kind = kind.value_or(ConsolidationKind::none),
                .weight = text_of(*member, "weight"),
                .numerator = text_of(*member, "numerator"),
                .denominator = text_of(*member, "denominator"),
                .digits = static_cast<int>(
                    whole_of(*member, "digits", 2, 0, Decimal::fraction_digits_max))};
    }

    void add_rule(Form& form, const JsonNode& node) {
        where_ = "rules";
        check_members(node, {"key", "check", "message", "severity", "fields"});
        const std::string key = key_of(node);
        where_ = key;
        const auto check = formula_of(node, "check");
        const std::string severity = text_of(node, "severity");
        if (severity != "error" && severity != "warning")
            refuse_at(tr("Rule \"{}\" has the severity \"{}\"; it is \"error\" or \"warning\"."),
                      severity);
        const LocalText message = local_text_of(node, "message", true);
        std::vector<std::string> fields;
        for (const JsonNode& field : list_of(node, "fields")) fields.push_back(field.text);
        if (fields.empty()) refuse_at(tr("Rule \"{}\" points at no field."));
        if (!check) return;
        form.rules.push_back({.key = key,
                              .check = *check,
                              .message = message,
                              .severity = severity == "error" ? Severity::error : Severity::warning,
                              .fields = std::move(fields)});
    }

    std::string where_;    ///< what the next sentence names
    std::string problem_;  ///< the first one
    std::size_t fields_ = 0;
};

}  // namespace

Result<Form> read_form(std::string_view json) {
    const auto root = read_json(json, limits::form_file_bytes_max);
    if (!root) return root.error();
    return FormReader{}.read(*root);
}

}  // namespace thidua
