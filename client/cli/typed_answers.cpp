#include "client/cli/typed_answers.h"

#include <fmt/format.h>

#include "shared/base/translate.h"
#include "shared/forms/answers.h"
#include "shared/forms/validation.h"

namespace thidua::cli {
namespace {

constexpr std::string_view answers_prefix = "answers/";

Error no_such_answer(std::string_view path) {
    return failure(ErrorCode::not_found,
                   fmt::format(fmt::runtime(tr("The form has no answer \"{}\".")), path));
}

std::string_view next_segment(std::string_view& rest) {
    const std::size_t slash = rest.find('/');
    const std::string_view segment = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
    return segment;
}

Result<const Field*> field_of(const ReportDetails& report, std::string_view key) {
    if (!report.form)
        return failure(ErrorCode::wrong_state,
                       tr("The form of this report is not on this device yet: synchronise first."));
    const Field* const field = find_field(*report.form, key);
    if (!field) return no_such_answer(key);
    return field;
}

Result<std::pair<FieldPath, Value>> parsed(const Field& field, FieldPath path,
                                           const std::string& typed) {
    auto value = parse_answer(field, typed, NumberStyle::either);
    if (!value) return value.error();
    return std::pair{std::move(path), std::move(*value)};
}

}  // namespace

Result<RecordId> typed_row(const ReportDetails& report, const std::string& table,
                           const std::string& written) {
    std::vector<RowId> fitting;
    for (const RowId& row : list_rows(report.fields, table))
        if (row.text().ends_with(written)) fitting.push_back(row);
    if (fitting.size() == 1) return RecordId{fitting.front().value()};
    const std::string sentence = fitting.empty() ? tr("\"{}\" has no row \"{}\".")
                                                 : tr("In \"{}\", several rows end in \"{}\".");
    return failure(ErrorCode::not_found, fmt::format(fmt::runtime(sentence), table, written));
}

Result<std::pair<FieldPath, Value>> typed_answer(const ReportDetails& report,
                                                 const std::string& path,
                                                 const std::string& typed) {
    std::string_view rest = path;
    if (rest.starts_with(answers_prefix)) rest.remove_prefix(answers_prefix.size());
    const std::string key{next_segment(rest)};
    const auto field = field_of(report, key);
    if (!field) return field.error();
    if (rest.empty()) return parsed(**field, answer_path(key), typed);
    const std::string row_words{next_segment(rest)};
    const Field* const column = find_column(**field, rest);
    if (!column) return no_such_answer(path);
    const auto row = typed_row(report, key, row_words);
    if (!row) return row.error();
    return parsed(*column, cell_path(key, RowId{row->value()}, rest), typed);
}

Result<std::pair<std::string, Value>> typed_cell(const ReportDetails& report,
                                                 const std::string& table,
                                                 const std::string& column,
                                                 const std::string& typed) {
    const auto field = field_of(report, table);
    if (!field) return field.error();
    const Field* const found = find_column(**field, column);
    if (!found) return no_such_answer(table + '/' + column);
    return parsed(*found, column, typed);
}

Change change_of(const ReportDetails& report, const PathValues& wanted) {
    Change change;
    for (const auto& [path, value] : wanted) {
        set_value(change.seen, path, find_value(report.fields, path));
        // Also nothing, where nothing stands: it may be asked to be something.
        change.now.insert_or_assign(path, value);
    }
    return change;
}

}  // namespace thidua::cli
