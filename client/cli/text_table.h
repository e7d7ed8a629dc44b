#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace thidua::cli {

/// Columns for people: each as wide as its widest cell, two blanks apart. Widths count code points,
/// which is what Vietnamese text takes on a screen once it is NFC.
class TextTable {
public:
    explicit TextTable(std::size_t indent = 0) : indent_{indent} {}

    void add(std::vector<std::string> cells);
    [[nodiscard]] bool empty() const { return rows_.empty(); }
    /// Every line ends in a line end; the last cell of a row is not filled up.
    [[nodiscard]] std::string text() const;

private:
    std::size_t indent_;
    std::vector<std::vector<std::string>> rows_;
};

/// "None." for a list without a line.
std::string or_none(std::string text);

}  // namespace thidua::cli
