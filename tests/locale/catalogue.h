#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace thidua::locale {

/// The translations of a .po file that are in use, by their message ids; empty: not translated.
std::map<std::string, std::string> read_catalogue(std::string_view po);

/// The messages of a C++ source: what tr() and tr_later() are given, adjacent literals joined.
std::vector<std::string> find_messages(const std::string& source);

/// What fmt would fill in, each with the number of its argument, in order: "{} of {:.2f}" gives
/// "0", "1:.2f". Braces that stand for themselves are left out.
std::vector<std::string> placeholders(std::string_view message);

}  // namespace thidua::locale
