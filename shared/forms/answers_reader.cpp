#include "shared/forms/answers_reader.h"

#include <fmt/format.h>

#include <set>

#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/forms/answers.h"
#include "shared/forms/json_tree.h"
#include "shared/forms/validation.h"

namespace thidua {
namespace {

using Kind = JsonNode::Kind;
using Pairs = std::vector<std::pair<FieldPath, Value>>;
using Mistake = std::optional<Error>;

Error refusal(std::string sentence) {
    return failure(ErrorCode::invalid_input, std::move(sentence));
}

Error no_such_answer(std::string_view name) {
    return refusal(fmt::format(fmt::runtime(tr("The form has no answer \"{}\".")), name));
}

bool is_text_kind(FieldKind kind) {
    return kind == FieldKind::text || kind == FieldKind::long_text || kind == FieldKind::choice ||
           kind == FieldKind::date;
}

Result<Value> value_from(const Field& field, const JsonNode& node) {
    switch (node.kind) {
        case Kind::null:
            return Value{};
        case Kind::text:
            return parse_answer(field, node.text, NumberStyle::plain);
        case Kind::number:
            if (!is_text_kind(field.kind) && field.kind != FieldKind::yes_no)
                return parse_answer(field, node.text, NumberStyle::plain);
            break;
        case Kind::truth:
            if (field.kind == FieldKind::yes_no) return Value{node.truth};
            break;
        default:
            break;
    }
    return refusal(fmt::format(fmt::runtime(tr("\"{}\" holds a value of another kind than {}.")),
                               field.label.shown(), name_of(field.kind)));
}

/// Adds to one list of pairs; the first refusal ends the reading.
class AnswersReader {
public:
    AnswersReader(const Form& form, Instant now, Random& random)
        : form_{form}, now_{now}, random_{random} {}

    Result<Pairs> read(const JsonNode& root) {
        if (root.kind != Kind::object)
            return refusal(tr("The file of answers must be an object {…} of paths and values."));
        for (const auto& [name, node] : root.members)
            if (const Mistake problem = add_member(name, node)) return *problem;
        return std::move(pairs_);
    }

private:
    Mistake add_member(std::string_view name, const JsonNode& node) {
        const FieldPath path = name.starts_with("answers/") ? FieldPath{name} : answer_path(name);
        const auto split = split_answer_path(path);
        const Field* const field = split ? find_field(form_, split->field) : nullptr;
        if (!field) return no_such_answer(name);
        const bool is_table = field->kind == FieldKind::table;
        if (is_table && !split->row) return add_rows(*field, node);
        if (!is_table && !split->row) return add(path, *field, node);
        if (!is_table) return no_such_answer(name);
        if (split->column.empty()) return add_marker(path, node);
        const Field* const column = find_column(*field, split->column);
        return column ? add(path, *column, node) : no_such_answer(name);
    }

    Mistake add(const FieldPath& path, const Field& field, const JsonNode& node) {
        if (!seen_.insert(path).second)
            return refusal(
                fmt::format(fmt::runtime(tr("\"{}\" appears twice in the same place.")), path));
        auto value = value_from(field, node);
        if (!value) return value.error();
        pairs_.emplace_back(path, std::move(*value));
        return std::nullopt;
    }

    Mistake add_marker(const FieldPath& path, const JsonNode& node) {
        if (node.kind != Kind::null && !(node.kind == Kind::truth && node.truth))
            return refusal(
                fmt::format(fmt::runtime(tr("\"{}\" marks a row and is true or empty.")), path));
        pairs_.emplace_back(path, node.kind == Kind::null ? Value{} : Value{true});
        return std::nullopt;
    }

    Mistake add_rows(const Field& table, const JsonNode& node) {
        if (node.kind != Kind::list)
            return refusal(fmt::format(fmt::runtime(tr("\"{}\" is a table: give a list of rows.")),
                                       table.label.shown()));
        if (node.items.size() > limits::table_rows_max)
            return refusal(fmt::format(fmt::runtime(tr("\"{}\" has more than {} rows.")),
                                       table.label.shown(), limits::table_rows_max));
        for (const JsonNode& row : node.items)
            if (const Mistake problem = add_row(table, row)) return problem;
        return std::nullopt;
    }

    Mistake add_row(const Field& table, const JsonNode& node) {
        if (node.kind != Kind::object)
            return refusal(fmt::format(
                fmt::runtime(tr("A row of \"{}\" must be an object {{…}} of columns and values.")),
                table.label.shown()));
        const auto row = row_id_of(table, node);
        if (!row) return row.error();
        const FieldPath marker = row_marker_path(table.key, *row);
        if (!seen_.insert(marker).second)
            return refusal(fmt::format(fmt::runtime(tr("In \"{}\", \"{}\" stands in two rows.")),
                                       table.label.shown(), node.find(table.row_key)->text));
        pairs_.emplace_back(marker, Value{true});
        for (const auto& [name, cell] : node.members) {
            const Field* const column = find_column(table, name);
            if (!column) return no_such_answer(table.key + "." + name);
            if (auto problem = add(cell_path(table.key, *row, name), *column, cell)) return problem;
        }
        return std::nullopt;
    }

    Result<RowId> row_id_of(const Field& table, const JsonNode& node) {
        if (table.row_key.empty()) return RowId{make_uuid_v7(now_, random_)};
        const Field& column = *find_column(table, table.row_key);
        const JsonNode* const cell = node.find(table.row_key);
        const auto key = cell ? value_from(column, *cell) : Result<Value>{Value{}};
        if (!key) return key.error();
        if (is_null(*key))
            return refusal(fmt::format(fmt::runtime(tr("In \"{}\", every row needs \"{}\".")),
                                       table.label.shown(), column.label.shown()));
        return row_id_for_key(table.key, *key);
    }

    const Form& form_;
    Instant now_;
    Random& random_;
    Pairs pairs_;
    std::set<FieldPath> seen_;
};

}  // namespace

Result<std::vector<std::pair<FieldPath, Value>>> read_answers(const Form& form,
                                                              std::string_view json, Instant now,
                                                              Random& random) {
    const auto root = read_json(json, limits::form_file_bytes_max);
    if (!root) return root.error();
    return AnswersReader{form, now, random}.read(*root);
}

}  // namespace thidua
