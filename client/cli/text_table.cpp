#include "client/cli/text_table.h"

#include <algorithm>
#include <utility>

#include "shared/base/text.h"
#include "shared/base/translate.h"

namespace thidua::cli {
namespace {

constexpr std::size_t gap = 2;

/// A cell is one line: what a person typed may have several.
std::string on_one_line(std::string cell) {
    std::ranges::replace(cell, '\n', ' ');
    return cell;
}

}  // namespace

void TextTable::add(std::vector<std::string> cells) {
    for (std::string& cell : cells) cell = on_one_line(std::move(cell));
    rows_.push_back(std::move(cells));
}

std::string TextTable::text() const {
    std::vector<std::size_t> widths;
    for (const auto& row : rows_) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], code_points(row[i]));
    }
    std::string text;
    for (const auto& row : rows_) {
        std::string line(indent_, ' ');
        for (std::size_t i = 0; i < row.size(); ++i)
            line.append(row[i]).append(widths[i] + gap - code_points(row[i]), ' ');
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

std::string or_none(std::string text) {
    return text.empty() ? tr("None.") + '\n' : std::move(text);
}

}  // namespace thidua::cli
