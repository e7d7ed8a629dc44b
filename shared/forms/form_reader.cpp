#include "shared/forms/form_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/base/limits.h"
#include "shared/forms/form_check.h"
#include "shared/forms/json_tree.h"
#include "shared/forms/strict_reader.h"

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

/// Sentences name the field, section or rule that is being read.
class FormReader : private StrictReader {
public:
    FormReader() : StrictReader{std::max(form_text_points_max, Formula::length_max)} {}

    Result<Form> read(const JsonNode& root) {
        Form form = form_from(root);
        if (problem().empty())
            if (auto sentence = find_problem(form)) refuse(*std::move(sentence));
        if (!problem().empty()) return failure(ErrorCode::invalid_input, problem());
        return form;
    }

private:
    std::string key_of(const JsonNode& node, char joint = '_') {
        std::string key = written_text_of(node, "key");
        if (!is_key(key, joint))
            refuse(fmt::format(
                fmt::runtime(tr("In \"{}\", the key \"{}\" is not made of small letters a–z, digits "
                                "and {}, beginning with a letter.")),
                place(), key, joint));
        return key;
    }

    LocalText label_of(const JsonNode& node, std::string_view name, bool required) {
        LocalText text = local_text_of(node, name);
        if ((required || node.find(name)) && text.vi.empty())
            refuse_at(tr("In \"{}\", \"{}\" needs a Vietnamese text."), name);
        return text;
    }

    std::optional<Formula> formula_of(const JsonNode& node, std::string_view name) {
        const std::string text = written_text_of(node, name);
        auto formula = Formula::parse(text);
        if (formula) return *formula;
        refuse_at(tr("In \"{}\": {}"), formula.error().message);
        return std::nullopt;
    }

    Form form_from(const JsonNode& root) {
        at("form");
        check_members(root, {"key", "version", "title", "sections", "rules"});
        Form form;
        form.key = key_of(root, '-');
        form.version = whole_of(root, "version", 1, 1, 1'000'000);
        form.title = label_of(root, "title", true);
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
        at("section");
        check_members(node, {"key", "title", "fields"});
        Section section{.key = key_of(node), .title = {}, .fields = {}};
        at(section.key);
        section.title = label_of(node, "title", true);
        for (const JsonNode& field : list_of(node, "fields")) {
            at(section.key);
            section.fields.push_back(field_from(field, false));
        }
        return section;
    }

    Field field_from(const JsonNode& node, bool is_column) {
        check_members(node, {"key", "label", "hint", "kind", "required", "minimum", "maximum",
                             "length_max", "unit", "choices", "formula", "shown_as",
                             "compare_last_period", "consolidation", "columns", "row_key", "feed"});
        ++fields_;
        Field field{.key = key_of(node), .label = {}};
        at(is_column ? place() + "." + field.key : field.key);
        field.label = label_of(node, "label", true);
        field.hint = label_of(node, "hint", false);
        field.kind = kind_of(node, "kind", FieldKind::text);
        field.required = truth_of(node, "required");
        field.unit_label = label_of(node, "unit", false);
        field.compare_last_period = truth_of(node, "compare_last_period");
        read_bounds(node, field);
        read_choices(node, field);
        read_formula(node, field);
        read_columns(node, field, is_column);
        field.consolidation = consolidation_of(node, is_column);
        read_feed(node, field, is_column);
        if (field.compare_last_period && !is_numeric(field.kind))
            refuse_at(
                tr("Field \"{}\" is not a number and cannot be compared with the last "
                   "period."));
        return field;
    }

    FieldKind kind_of(const JsonNode& node, std::string_view name, FieldKind otherwise) {
        const std::string text = written_text_of(node, name);
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
            check_members(item, {"key", "label", "feed"});
            Choice choice{.key = key_of(item),
                          .label = label_of(item, "label", true),
                          .fed_by = texts_of(item, "feed")};
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
        const std::string where = place();
        for (const JsonNode& column : list_of(node, "columns")) {
            at(where);
            field.columns.push_back(field_from(column, true));
        }
        at(where);
        if (is_table == field.columns.empty())
            refuse_at(is_table ? tr("The table \"{}\" has no columns.")
                               : tr("Field \"{}\" has columns, but its kind is not \"table\"."));
        field.row_key = written_text_of(node, "row_key");
        const Field* const key = find_column(field, field.row_key);
        if (!field.row_key.empty() && (!key || key->kind == FieldKind::attachment))
            refuse_at(tr("The row key of table \"{}\" is \"{}\", which is not one of its columns."),
                      field.row_key);
    }

    /// "inspection", or ["inspection", "self_inspection"].
    std::vector<std::string> registers_of(const JsonNode& feed) {
        const JsonNode* const from = feed.find("from");
        if (from != nullptr && from->kind == Kind::list) return texts_of(feed, "from");
        const std::string one = written_text_of(feed, "from");
        return one.empty() ? std::vector<std::string>{} : std::vector{one};
    }

    /// "individual", true, or ["individual", "other_party"].
    std::vector<std::string> values_of(const JsonNode& feed, const std::string& path) {
        const JsonNode& where = *feed.find("where");
        const JsonNode& said = *where.find(path);
        if (said.kind == Kind::truth) return {said.truth ? "true" : "false"};
        if (said.kind == Kind::list) return texts_of(where, path);
        return {written_text_of(where, path)};
    }

    /// Of a column: the path, or {"by": "count", "where": {"kind": "individual"}},
    /// {"by": "sum", "of": "amount"}.
    void read_column_feed(const JsonNode& node, Field& column) {
        const JsonNode& feed = *node.find("feed");
        if (feed.kind != Kind::object) {
            column.fed_by = written_text_of(node, "feed");
            return;
        }
        check_members(feed, {"by", "of", "where"});
        const std::string by = written_text_of(feed, "by");
        column.grouped = GroupFeed{.sum_of = written_text_of(feed, "of")};
        for (const auto& [path, said] : entries_of(feed, "where"))
            column.grouped->where.push_back({path, values_of(feed, path)});
        const bool is_sum = !column.grouped->sum_of.empty();
        const bool can_add = column.kind == FieldKind::number || column.kind == FieldKind::money;
        if (by != (is_sum ? "sum" : "count") ||
            !(is_sum ? can_add : column.kind == FieldKind::integer))
            refuse_at(
                tr("The column \"{}\" takes {{\"by\": \"count\"}} as a whole number, or {{\"by\": "
                   "\"sum\", \"of\": PATH}} as a number or money."));
    }

    /// Whether the register gives what a field of this kind can hold.
    static bool suits(const FieldFeed& feed, const std::string& by, FieldKind kind) {
        if (!feed.sum_of.empty())
            return by == "sum" && (kind == FieldKind::number || kind == FieldKind::money);
        if (!by.empty()) return false;
        return kind == FieldKind::integer || kind == FieldKind::table ||
               (kind == FieldKind::long_text && !feed.words.empty());
    }

    /// {"from": "initiative", …}, {"from": "award", "by": "sum", "of": "paid_amount"}.
    void read_feed(const JsonNode& node, Field& field, bool is_column) {
        const JsonNode* const feed = node.find("feed");
        if (feed == nullptr) return;
        if (is_column) return read_column_feed(node, field);
        check_members(*feed, {"from", "states", "day", "words", "group", "by", "of"});
        field.feed = FieldFeed{.types = registers_of(*feed),
                               .states = texts_of(*feed, "states"),
                               .day = written_text_of(*feed, "day"),
                               .words = texts_of(*feed, "words"),
                               .group = written_text_of(*feed, "group"),
                               .sum_of = written_text_of(*feed, "of")};
        const bool is_sound = !field.feed->types.empty() &&
                              suits(*field.feed, written_text_of(*feed, "by"), field.kind);
        if (!is_sound)
            refuse_at(
                tr("Field \"{}\" is fed from a register, and is neither a whole number, nor a "
                   "long text with \"words\", nor a table, nor a number or money with {{\"by\": "
                   "\"sum\", \"of\": PATH}}."));
    }

    /// "sum", or {"by": "weighted_average", "weight": …}.
    ConsolidationRule consolidation_of(const JsonNode& node, bool is_column) {
        const JsonNode* const member = node.find("consolidation");
        if (!member) return {};
        if (is_column) refuse_at(tr("The column \"{}\" is consolidated with its table."));
        const bool is_short = member->kind == Kind::text;
        if (!is_short)
            check_members(*member, {"by", "weight", "numerator", "denominator", "digits"});
        const std::string name = is_short ? member->text : written_text_of(*member, "by");
        const auto kind = consolidation_kind_from(name);
        if (!kind) refuse_at(tr("Field \"{}\" has the unknown consolidation \"{}\"."), name);
        return {.kind = kind.value_or(ConsolidationKind::none),
                .weight = written_text_of(*member, "weight"),
                .numerator = written_text_of(*member, "numerator"),
                .denominator = written_text_of(*member, "denominator"),
                .digits = static_cast<int>(
                    whole_of(*member, "digits", 2, 0, Decimal::fraction_digits_max))};
    }

    void add_rule(Form& form, const JsonNode& node) {
        at("rules");
        check_members(node, {"key", "check", "message", "severity", "fields"});
        const std::string key = key_of(node);
        at(key);
        const auto check = formula_of(node, "check");
        const std::string severity = written_text_of(node, "severity");
        if (severity != "error" && severity != "warning")
            refuse_at(tr("Rule \"{}\" has the severity \"{}\"; it is \"error\" or \"warning\"."),
                      severity);
        const LocalText message = label_of(node, "message", true);
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

    std::size_t fields_ = 0;
};

}  // namespace

Result<Form> read_form(std::string_view json) {
    const auto root = read_json(json, limits::form_file_bytes_max);
    if (!root) return root.error();
    return FormReader{}.read(*root);
}

}  // namespace thidua
