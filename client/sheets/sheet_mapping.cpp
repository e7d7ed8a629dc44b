#include "client/sheets/sheet_mapping.h"

#include <algorithm>
#include <set>

#include "client/sheets/cell_place.h"
#include "shared/base/translate.h"
#include "shared/forms/strict_reader.h"

namespace thidua::sheets {
namespace {

using Texts = std::vector<std::string>;

constexpr std::int64_t header_rows_max = 5;

/// One text, or a list of them.
Texts one_or_more(StrictReader& reader, const JsonNode& node, std::string_view name) {
    const JsonNode* const member = node.find(name);
    if (member && member->kind == JsonNode::Kind::text) return {reader.text_of(node, name)};
    return reader.texts_of(node, name);
}

ColumnPlace read_place(StrictReader& reader, const JsonNode& node) {
    ColumnPlace place{.headings = one_or_more(reader, node, "heading")};
    if (node.find("letter")) {
        place.column = column_from_letters(reader.text_of(node, "letter"));
        if (!place.column)
            reader.refuse_at(tr("In \"{}\", \"{}\" must be a column such as \"C\"."), "letter");
    }
    if (place.column.has_value() != place.headings.empty())
        reader.refuse_at(tr("In \"{}\", a column has either a heading or a letter."));
    return place;
}

ColumnPlace read_inner_place(StrictReader& reader, const JsonNode& node, std::string_view name) {
    const JsonNode* const inner = node.find(name);
    if (!inner) return {};
    reader.check_members(*inner, {"heading", "letter"});
    return read_place(reader, *inner);
}

void read_choices(StrictReader& reader, const JsonNode& node, FieldColumn& column) {
    if ((column.kind == FieldKind::choice) != (node.find("choices") != nullptr))
        reader.refuse_at(tr("In \"{}\", choices belong to the kind \"choice\"."));
    for (const auto& [key, words] : reader.entries_of(node, "choices"))
        column.choices[key] = one_or_more(reader, *node.find("choices"), key);
}

FieldColumn read_column(StrictReader& reader, const JsonNode& node) {
    reader.require(node, {"field"});
    FieldColumn column{.field = reader.text_of(node, "field")};
    reader.at(column.field.empty() ? "columns" : column.field);
    reader.check_members(
        node, {"field", "kind", "heading", "letter", "given_name", "required", "choices"});
    column.kind = reader.word_of(node, "kind", FieldKind::text);
    column.place = read_place(reader, node);
    column.given_name = read_inner_place(reader, node, "given_name");
    if (column.given_name.is_given() && column.kind != FieldKind::name)
        reader.refuse_at(tr("In \"{}\", only a name is in two columns."));
    column.is_required = reader.truth_of(node, "required");
    read_choices(reader, node, column);
    return column;
}

void read_columns(StrictReader& reader, const JsonNode& root, SheetMapping& mapping) {
    std::set<std::string> fields;
    const auto& nodes = reader.list_of(root, "columns");
    if (nodes.empty() || nodes.size() > mapping_columns_max)
        reader.refuse(tr("A mapping has between 1 and 100 columns."));
    for (const JsonNode& node : nodes) {
        if (mapping.columns.size() == mapping_columns_max) break;
        mapping.columns.push_back(read_column(reader, node));
        const std::string& field = mapping.columns.back().field;
        reader.at("columns");
        if (!fields.insert(field).second) reader.refuse_twice(field);
    }
}

bool has_field(const SheetMapping& mapping, std::string_view field) {
    return field == mapping.section_field ||
           std::ranges::any_of(mapping.columns, [&](const auto& c) { return c.field == field; });
}

/// What makes a row the same as another: what the file says, else its name.
void read_identity(StrictReader& reader, const JsonNode& root, SheetMapping& mapping) {
    mapping.identity = reader.texts_of(root, "identity");
    for (const std::string& field : mapping.identity)
        if (!has_field(mapping, field))
            reader.refuse_at(tr("In \"{}\", there is no column for \"{}\"."), field);
}

Texts words_or(StrictReader& reader, const JsonNode& root, std::string_view name, Texts usual) {
    return root.find(name) ? reader.texts_of(root, name) : std::move(usual);
}

void read_rows(StrictReader& reader, const JsonNode& root, SheetMapping& mapping) {
    mapping.section_field = reader.text_of(root, "section_field");
    mapping.as_above = words_or(reader, root, "as_above", {"nt", "như trên", "\"", "”", "〃"});
    mapping.pass_over =
        words_or(reader, root, "pass_over", {"Tổng cộng", "Tổng số", "Cộng", "Tổng"});
    mapping.ends_at = words_or(reader, root, "ends_at",
                               {"Danh sách gồm", "Danh sách có", "Ấn định danh sách",
                                "Người lập biểu", "Người lập", "Thủ trưởng đơn vị", "Nơi nhận"});
}

void read_header(StrictReader& reader, const JsonNode& root, SheetMapping& mapping) {
    mapping.sheet = reader.text_of(root, "sheet");
    mapping.ordinal = read_inner_place(reader, root, "ordinal");
    if (root.find("header_row"))
        mapping.header_row = static_cast<std::uint32_t>(
            reader.whole_of(root, "header_row", 1, 1, std::int64_t{excel_rows}) - 1);
    mapping.header_rows =
        static_cast<std::uint32_t>(reader.whole_of(root, "header_rows", 0, 1, header_rows_max));
}

void check_header(StrictReader& reader, const SheetMapping& mapping) {
    const bool has_headings = std::ranges::any_of(
        mapping.columns, [](const FieldColumn& column) { return !column.place.column; });
    if (!has_headings && !mapping.header_row)
        reader.refuse_at(tr("In \"{}\", \"{}\" is missing."), "header_row");
}

}  // namespace

Result<SheetMapping> read_sheet_mapping(std::string_view json) {
    const auto root = read_json(json, mapping_bytes_max);
    if (!root) return root.error();
    StrictReader reader;
    reader.at("mapping");
    reader.check_members(*root, {"sheet", "header_row", "header_rows", "ordinal", "columns",
                                 "section_field", "as_above", "pass_over", "ends_at", "identity"});
    reader.require(*root, {"columns"});
    SheetMapping mapping;
    read_header(reader, *root, mapping);
    read_columns(reader, *root, mapping);
    reader.at("mapping");
    read_rows(reader, *root, mapping);
    read_identity(reader, *root, mapping);
    check_header(reader, mapping);
    if (!reader.problem().empty()) return failure(ErrorCode::invalid_input, reader.problem());
    return mapping;
}

}  // namespace thidua::sheets
