#include "shared/forms/validation.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "shared/base/limits.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/forms/answers.h"
#include "shared/forms/form_check.h"

namespace thidua {
namespace {

Error invalid(std::string sentence) {
    return failure(ErrorCode::invalid_input, std::move(sentence));
}

bool is_of_kind(FieldKind kind, const Value& value) {
    switch (kind) {
        case FieldKind::text:
        case FieldKind::long_text:
        case FieldKind::choice:
            return std::holds_alternative<std::string>(value);
        case FieldKind::integer:
            return std::holds_alternative<std::int64_t>(value);
        case FieldKind::number:
        case FieldKind::percent:
        case FieldKind::money:
            return std::holds_alternative<Decimal>(value);
        case FieldKind::date:
            return std::holds_alternative<CivilDate>(value);
        case FieldKind::yes_no:
            return std::holds_alternative<bool>(value);
        case FieldKind::attachment:
            return std::holds_alternative<AttachmentRef>(value);
        case FieldKind::computed:
        case FieldKind::table:
            return false;
    }
    return false;
}

std::optional<Error> check_number(const Field& field, const Decimal& number) {
    const auto say = [&](const std::string& sentence, const Decimal& bound) {
        return invalid(fmt::format(fmt::runtime(sentence), field.label.shown(), bound.display()));
    };
    if (!number.is_within_limits())
        return invalid(
            fmt::format(fmt::runtime(tr("\"{}\" has too many digits.")), field.label.shown()));
    if (field.minimum && number < *field.minimum)
        return say(tr("\"{}\" must not be less than {}."), *field.minimum);
    if (field.maximum && number > *field.maximum)
        return say(tr("\"{}\" must not be more than {}."), *field.maximum);
    return std::nullopt;
}

std::optional<Error> check_text(const Field& field, const std::string& text) {
    const std::string& label = field.label.shown();
    if (!is_clean_utf8(text))
        return invalid(fmt::format(fmt::runtime(tr("\"{}\" is not valid UTF-8 text.")), label));
    if (field.kind == FieldKind::choice && !find_choice(field, text))
        return invalid(fmt::format(fmt::runtime(tr("\"{}\" has no choice \"{}\".")), label, text));
    if (field.kind == FieldKind::text && text.find('\n') != std::string::npos)
        return invalid(fmt::format(fmt::runtime(tr("\"{}\" must be a single line.")), label));
    const std::size_t most = field.length_max > 0 ? field.length_max : limits::text_points_max;
    const std::size_t length = code_points(text);
    if (length > most || text.size() > limits::text_bytes_max)
        return invalid(fmt::format(fmt::runtime(tr("\"{}\" has {} characters; the limit is {}.")),
                                   label, length, most));
    return std::nullopt;
}

/// Collects what is wrong with one report, field by field.
class AnswerCheck {
public:
    AnswerCheck(const Form& form, const Fields& answers) : form_{form}, answers_{answers} {}

    std::vector<Finding> run() {
        for (const Section& section : form_.sections)
            for (const Field& field : section.fields) check_field(section, field);
        check_rules();
        return std::move(findings_);
    }

private:
    void add(const Section& section, const Field& field, FieldPath path, std::string message,
             Severity severity = Severity::error) {
        findings_.push_back({.path = std::move(path),
                             .field = field.key,
                             .section = section.key,
                             .severity = severity,
                             .message = std::move(message)});
    }

    void check_field(const Section& section, const Field& field) {
        if (field.kind == FieldKind::computed) return;
        if (field.kind == FieldKind::table) return check_table(section, field);
        const FieldPath path = answer_path(field.key);
        const Value& value = find_value(answers_, path);
        if (is_null(value)) {
            if (field.required)
                add(section, field, path,
                    fmt::format(fmt::runtime(tr("\"{}\" must be filled in.")),
                                field.label.shown()));
        } else if (const auto error = check_value(field, value)) {
            add(section, field, path, error->message);
        }
    }

    void check_table(const Section& section, const Field& table) {
        const std::vector<RowId> rows = list_rows(answers_, table.key);
        if (rows.empty() && table.required)
            add(section, table, answer_path(table.key),
                fmt::format(fmt::runtime(tr("\"{}\" needs at least one row.")),
                            table.label.shown()));
        if (rows.size() > limits::table_rows_max)
            add(section, table, answer_path(table.key),
                fmt::format(fmt::runtime(tr("\"{}\" has more than {} rows.")), table.label.shown(),
                            limits::table_rows_max));
        for (const RowId row : rows) check_row(section, table, row);
        check_row_keys(section, table, rows);
    }

    void check_row(const Section& section, const Field& table, RowId row) {
        for (const Field& column : table.columns) {
            const FieldPath path = cell_path(table.key, row, column.key);
            const Value& value = find_value(answers_, path);
            const bool needed = column.required || column.key == table.row_key;
            if (is_null(value) && needed)
                add(section, table, path,
                    fmt::format(fmt::runtime(tr("In \"{}\", every row needs \"{}\".")),
                                table.label.shown(), column.label.shown()));
            else if (const auto error = check_value(column, value))
                add(section, table, path, error->message);
        }
    }

    void check_row_keys(const Section& section, const Field& table,
                        const std::vector<RowId>& rows) {
        if (table.row_key.empty()) return;
        std::set<RowId> seen;
        for (const RowId row : rows) {
            const FieldPath path = cell_path(table.key, row, table.row_key);
            const Value& key = find_value(answers_, path);
            if (is_null(key) || seen.insert(row_id_for_key(table.key, key)).second) continue;
            add(section, table, path,
                fmt::format(fmt::runtime(tr("In \"{}\", \"{}\" stands in two rows.")),
                            table.label.shown(), to_display(key)));
        }
    }

    void check_rules() {
        Fields all = computed_values(form_, answers_);
        all.insert(answers_.begin(), answers_.end());
        for (const Rule& rule : form_.rules) {
            const FormulaOutcome outcome = rule.check.evaluate(all);
            const bool* const holds = std::get_if<bool>(&outcome.value);
            if (holds && !*holds) add_broken(rule);
        }
    }

    void add_broken(const Rule& rule) {
        for (const std::string& key : rule.fields) {
            const Field* const field = find_field(form_, key);
            const Section* const section = find_section_of(form_, key);
            if (field && section)
                add(*section, *field, answer_path(key), rule.message.shown(), rule.severity);
        }
    }

    const Form& form_;
    const Fields& answers_;
    std::vector<Finding> findings_;
};

bool is_filled(const Fields& answers, const Field& field) {
    if (field.kind == FieldKind::table) return !list_rows(answers, field.key).empty();
    return !is_null(find_value(answers, answer_path(field.key)));
}

}  // namespace

std::optional<Error> check_value(const Field& field, const Value& value) {
    if (is_null(value)) return std::nullopt;
    if (!is_of_kind(field.kind, value))
        return invalid(
            fmt::format(fmt::runtime(tr("\"{}\" holds a value of another kind than {}.")),
                        field.label.shown(), name_of(field.kind)));
    if (const auto* text = std::get_if<std::string>(&value)) return check_text(field, *text);
    if (const auto* number = std::get_if<Decimal>(&value)) return check_number(field, *number);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return check_number(field, *whole);
    if (const auto* date = std::get_if<CivilDate>(&value); date && !date->ok())
        return invalid(fmt::format(fmt::runtime(tr("\"{}\" is a date that does not exist.")),
                                   field.label.shown()));
    return std::nullopt;
}

std::optional<Error> check_value(const Form& form, std::string_view path, const Value& value) {
    const auto unknown = [&] {
        return invalid(fmt::format(fmt::runtime(tr("The form has no answer \"{}\".")), path));
    };
    const auto split = split_answer_path(path);
    const Field* const field = split ? find_field(form, split->field) : nullptr;
    if (!field || split->row.has_value() != (field->kind == FieldKind::table)) return unknown();
    if (!split->row) return check_value(*field, value);
    if (split->column.empty()) {
        if (is_null(value) || std::holds_alternative<bool>(value)) return std::nullopt;
        return invalid(
            fmt::format(fmt::runtime(tr("\"{}\" marks a row and is true or empty.")), path));
    }
    const Field* const column = find_column(*field, split->column);
    return column ? check_value(*column, value) : unknown();
}

std::vector<Finding> check_answers(const Form& form, const Fields& answers) {
    return AnswerCheck{form, answers}.run();
}

bool has_errors(const std::vector<Finding>& findings) {
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.severity == Severity::error; });
}

std::map<std::string, FormulaOutcome> computed_outcomes(const Form& form, const Fields& answers) {
    std::map<std::string, FormulaOutcome> outcomes;
    const auto order = computation_order(form);
    if (!order || order->empty()) return outcomes;
    Fields known = answers;
    for (const Field* const field : *order) known.erase(answer_path(field->key));
    for (const Field* const field : *order) {
        FormulaOutcome outcome = field->formula->evaluate(known);
        set_value(known, answer_path(field->key), to_value(outcome.value));
        outcomes.emplace(field->key, std::move(outcome));
    }
    return outcomes;
}

Fields computed_values(const Form& form, const Fields& answers) {
    Fields values;
    for (const auto& [key, outcome] : computed_outcomes(form, answers))
        set_value(values, answer_path(key), to_value(outcome.value));
    return values;
}

std::vector<Completion> completion_of(const Form& form, const Fields& answers) {
    std::vector<Completion> sections;
    for (const Section& section : form.sections) {
        Completion counts{.section = section.key};
        for (const Field& field : section.fields) {
            if (field.kind == FieldKind::computed) continue;
            const bool filled = is_filled(answers, field);
            ++counts.fields;
            if (filled) ++counts.filled;
            if (field.required) ++counts.required;
            if (field.required && filled) ++counts.required_filled;
        }
        sections.push_back(std::move(counts));
    }
    return sections;
}

}  // namespace thidua
