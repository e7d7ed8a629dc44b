#include "client/app/record_import.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/app/record_register.h"
#include "client/app/typed_value.h"
#include "client/app/workspace.h"
#include "client/sheets/workbook.h"
#include "shared/base/translate.h"
#include "shared/platform/private_file.h"

namespace thidua {
namespace {

constexpr std::size_t workbook_bytes_max = 20 << 20;

/// A whole number where the field counts, a choice or a record by its words.
Result<Value> stored(Workspace& workspace, const FieldRule& field,
                     const sheets::FieldValue& value) {
    if (const auto* date = std::get_if<CivilDate>(&value)) {
        if (field.kind == ValueKind::date) return Value{*date};
        return typed_value(workspace, field, to_iso(*date));
    }
    if (const auto* number = std::get_if<Decimal>(&value)) {
        if (field.kind == ValueKind::decimal) return Value{*number};
        return typed_value(workspace, field, number->text());
    }
    return typed_value(workspace, field, std::get<std::string>(value));
}

Result<Fields> fields_of(Workspace& workspace, const RecordRule& rule, const sheets::ReadRow& row) {
    Fields fields;
    for (const auto& [path, value] : row.values) {
        const FieldRule* const field = find_field(rule.fields, path);
        if (field == nullptr)
            return failure(ErrorCode::not_found,
                           fmt::format(fmt::runtime(tr("There is no field \"{}\".")), path));
        auto kept = stored(workspace, *field, value);
        if (!kept) return kept.error();
        set_value(fields, path, *std::move(kept));
    }
    return fields;
}

}  // namespace

Result<sheets::DryRun> RecordImport::try_file(const std::filesystem::path& file,
                                              const std::filesystem::path& mapping_file) {
    const auto json = read_limited_file(mapping_file, sheets::mapping_bytes_max);
    if (!json) return json.error();
    const auto mapping = sheets::read_sheet_mapping(*json);
    if (!mapping) return mapping.error();
    const auto bytes = read_limited_file(file, workbook_bytes_max);
    if (!bytes) return bytes.error();
    const auto workbook = sheets::read_table_file(*bytes);
    if (!workbook) return workbook.error();
    auto tried = sheets::dry_run(*workbook, *mapping);
    if (!tried) return tried;
    for (sheets::ReadRow& row : tried->rows) {
        const auto fields = fields_of(workspace_, rule_, row);
        if (fields) continue;
        row.has_errors = true;
        tried->errors.push_back(
            {{.row = row.number},
             fmt::format(fmt::runtime(tr("Row {}: {}")), row.number + 1, fields.error().message)});
    }
    return tried;
}

Result<std::vector<RecordId>> RecordImport::import(const sheets::DryRun& tried,
                                                   bool and_leave_out) {
    const bool has_errors = std::ranges::any_of(tried.rows, &sheets::ReadRow::has_errors);
    if (has_errors && !and_leave_out)
        return failure(ErrorCode::invalid_input,
                       tr("Nothing was imported: mend the cells that are named, or leave out their "
                          "rows."));
    Register records{workspace_, rule_};
    std::vector<RecordId> made;
    for (const sheets::ReadRow& row : tried.rows) {
        if (row.has_errors) continue;
        const auto fields = fields_of(workspace_, rule_, row);
        if (!fields) return fields.error();
        const auto id = records.create(*fields);
        if (!id) return id.error();
        made.push_back(*id);
    }
    return made;
}

}  // namespace thidua
