#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace thidua::house {

/// A string literal as it stands between its quotes, and the line on which it starts, from 1.
struct Literal {
    std::size_t line;
    std::string text;
};

struct SourceFile {
    std::string path;  ///< From the root of the project, with "/".
    std::string text;
    std::string
        code;  ///< The text with comments and the insides of literals blanked, line for line.
    std::vector<Literal> literals;
};

/// Takes C++ apart far enough to tell code from comments and literals.
SourceFile parse_source(std::string path, std::string text);

/// Every .h and .cpp of shared/, client/, server/ and tests/, in order.
std::vector<SourceFile> load_sources(const std::filesystem::path& root);

/// Every file of the project that is text, with its `text` alone.
std::vector<SourceFile> load_texts(const std::filesystem::path& root);

/// From 1.
std::size_t line_at(std::string_view text, std::size_t offset);

}  // namespace thidua::house
