#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "client/sheets/code_page.h"
#include "client/sheets/refusals.h"
#include "client/sheets/workbook.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"

namespace thidua::sheets {
namespace {

constexpr std::size_t lines_to_judge_by = 200;

/// Takes lines apart, one after another. A cell in quotes may hold the divider, line ends, and
/// quotes that are doubled.
class CsvLines {
public:
    CsvLines(std::string_view text, char divider) : rest_{text}, divider_{divider} {}

    /// The next line's cells; empty at the end.
    std::optional<std::vector<std::string>> next();
    /// A quote was opened and never closed.
    [[nodiscard]] bool is_broken() const { return is_broken_; }

private:
    std::string cell();
    std::string quoted_cell();
    bool take(std::string_view sign);

    std::string_view rest_;
    char divider_;
    bool is_broken_ = false;
};

bool CsvLines::take(std::string_view sign) {
    if (!rest_.starts_with(sign)) return false;
    rest_.remove_prefix(sign.size());
    return true;
}

std::string CsvLines::quoted_cell() {
    std::string words;
    while (true) {
        const std::size_t quote = rest_.find('"');
        if (quote == std::string_view::npos) break;
        words += rest_.substr(0, quote);
        rest_.remove_prefix(quote + 1);
        if (!take("\"")) return words;
        words += '"';
    }
    is_broken_ = true;
    rest_ = {};
    return words;
}

std::string CsvLines::cell() {
    std::string words = take("\"") ? quoted_cell() : std::string{};
    const std::array<char, 3> ends{divider_, '\r', '\n'};
    const std::size_t end =
        std::min(rest_.find_first_of(std::string_view{ends.data(), ends.size()}), rest_.size());
    words += rest_.substr(0, end);
    rest_.remove_prefix(end);
    return words;
}

std::optional<std::vector<std::string>> CsvLines::next() {
    if (rest_.empty()) return std::nullopt;
    std::vector<std::string> cells{cell()};
    while (take({&divider_, 1})) {
        if (cells.size() > limits::columns_max) break;
        cells.push_back(cell());
    }
    if (!take("\r\n") && !take("\n")) take("\r");
    return cells;
}

/// Whether most lines have the same number of cells, and more than one, when divided so.
bool divides(std::string_view text, char divider) {
    std::map<std::size_t, std::size_t> lines_by_cells;
    std::size_t lines = 0;
    CsvLines reader{text, divider};
    for (auto cells = reader.next(); cells && lines < lines_to_judge_by; cells = reader.next()) {
        if (cells->size() == 1 && cells->front().empty()) continue;
        ++lines;
        ++lines_by_cells[cells->size()];
    }
    lines_by_cells.erase(1);
    return std::ranges::any_of(lines_by_cells,
                               [&](const auto& entry) { return 2 * entry.second >= lines; });
}

/// Semicolons first: in a file that they divide, commas are in the numbers.
char find_divider(std::string_view text) {
    for (const char divider : {';', '\t', ','})
        if (divides(text, divider)) return divider;
    for (const char divider : {';', '\t', ','})
        if (text.find(divider) != std::string_view::npos) return divider;
    return ';';
}

/// "sep=;": how a file tells Excel itself.
std::optional<char> take_named_divider(std::string_view& text) {
    static constexpr std::string_view words = "sep=";
    if (!text.starts_with(words) || text.size() <= words.size() + 1) return std::nullopt;
    const char divider = text[words.size()];
    const std::string_view rest = text.substr(words.size() + 1);
    if (rest.front() != '\r' && rest.front() != '\n') return std::nullopt;
    text = rest.substr(std::min(rest.find_first_not_of("\r\n"), rest.size()));
    return divider;
}

Error open_quote(std::size_t line) {
    return failure(ErrorCode::invalid_input,
                   fmt::format(fmt::runtime(tr("In line {}, a quotation mark is opened and never "
                                               "closed; close it or take it away.")),
                               line));
}

/// Counts what is kept, in the whole file.
Result<void> add_line(Sheet& sheet, std::uint32_t number, std::vector<std::string> cells,
                      std::size_t& kept) {
    Row row{.number = number};
    if (cells.size() > limits::columns_max) return too_large();
    for (std::size_t at = 0; at < cells.size(); ++at) {
        if (cells[at].empty()) continue;
        if (++kept > limits::cells_max || code_points(cells[at]) > limits::text_points_max)
            return too_large();
        row.cells.push_back(
            {.column = static_cast<std::uint32_t>(at), .cell = {.content = std::move(cells[at])}});
    }
    if (!row.cells.empty()) sheet.rows.push_back(std::move(row));
    if (sheet.rows.size() > limits::rows_max || number >= excel_rows) return too_large();
    return {};
}

Result<Sheet> read_lines(std::string_view text, char divider) {
    Sheet sheet;
    CsvLines lines{text, divider};
    std::size_t kept = 0;
    std::uint32_t number = 0;
    for (auto cells = lines.next(); cells; cells = lines.next()) {
        if (lines.is_broken()) return open_quote(number + 1);
        const auto added = add_line(sheet, number++, std::move(*cells), kept);
        if (!added) return added.error();
    }
    return sheet;
}

}  // namespace

Result<Workbook> read_csv(BytesView bytes) {
    if (bytes.size() > limits::part_bytes_max) return too_large();
    auto decoded = decode_text(bytes);
    if (!decoded) return not_a_table();
    std::string_view text = decoded->text;
    const auto named = take_named_divider(text);
    auto sheet = read_lines(text, named ? *named : find_divider(text));
    if (!sheet) return sheet.error();
    Workbook workbook;
    workbook.sheets.push_back(std::move(*sheet));
    workbook.code_page = std::move(decoded->code_page);
    return workbook;
}

}  // namespace thidua::sheets
