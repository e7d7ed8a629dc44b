#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "tests/house/source_file.h"

/// The rules of the house, each a question to one file. An answer is one line for a person: where,
/// and what to do.
namespace thidua::house {

using Findings = std::vector<std::string>;

/// Which folders the files of a folder may include, besides their own. "shared/*" is every folder
/// of shared/. A file belongs to the longest folder in the table that holds it.
using IncludeTable = std::map<std::string, std::vector<std::string>>;

Findings check_includes(const SourceFile& file, const IncludeTable& table);

/// Words that may appear in the code of some places only; a place is the beginning of a path.
struct Confinement {
    std::vector<std::string> words;
    std::vector<std::string> places;
};

Findings check_confinement(const SourceFile& file, const Confinement& confinement);

/// String literals that begin like a statement of SQL, outside the places.
Findings check_sql(const SourceFile& file, const std::vector<std::string>& places);

Findings check_length(const SourceFile& file, std::size_t lines_max);

/// Words that may appear nowhere in the text, comments included.
Findings check_forbidden(const SourceFile& file, const std::vector<std::string>& words);

/// What g++ 12 destroys twice: in an expression with co_await, a lambda that captures by value or a
/// braced temporary. Name it before you await it. Lengths of time are harmless.
Findings check_awaits(const SourceFile& file);

}  // namespace thidua::house
