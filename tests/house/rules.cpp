#include "tests/house/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <regex>
#include <string_view>

namespace thidua::house {

namespace {

std::string finding(const SourceFile& file, std::size_t line, std::string_view what) {
    return fmt::format("{}:{}: {}", file.path, line, what);
}

bool is_in(std::string_view path, const std::vector<std::string>& places) {
    return std::ranges::any_of(places, [&](const auto& place) { return path.starts_with(place); });
}

std::string folder_of(const std::string& path, const IncludeTable& table) {
    std::string folder = path;
    while (!folder.empty() && !table.contains(folder)) {
        const std::size_t slash = folder.rfind('/');
        folder.resize(slash == std::string::npos ? 0 : slash);
    }
    return folder;
}

bool may_include(const std::string& from, const std::string& to, const IncludeTable& table) {
    if (from == to) return true;
    return std::ranges::any_of(table.at(from), [&](const std::string& allowed) {
        if (!allowed.ends_with("/*")) return to == allowed;
        return to.starts_with(std::string_view{allowed}.substr(0, allowed.size() - 1));
    });
}

bool is_word(char character) {
    return std::isalnum(static_cast<unsigned char>(character)) != 0 || character == '_';
}

/// Where the word is in the text, not as a part of a longer word, from `from` on.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
    for (std::size_t at = text.find(word, from); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool begins = at == 0 || !is_word(word.front()) || !is_word(text[at - 1]);
        const bool ends = end == text.size() || !is_word(word.back()) || !is_word(text[end]);
        if (begins && ends) return at;
    }
    return std::string_view::npos;
}

Findings find_words(const SourceFile& file, std::string_view text,
                    const std::vector<std::string>& words, std::string_view advice) {
    Findings findings;
    for (const std::string& word : words)
        for (std::size_t at = find_word(text, word, 0); at != std::string_view::npos;
             at = find_word(text, word, at + word.size()))
            findings.push_back(
                finding(file, line_at(text, at), fmt::format("{} {}", word, advice)));
    return findings;
}

/// The statement around an offset, on one line: from the end of the one before to the semicolon.
std::string statement_around(std::string_view code, std::size_t offset) {
    const std::size_t before = code.find_last_of(";}", offset);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = std::min(code.find(';', offset), code.size());
    std::string statement{code.substr(begin, end - begin)};
    std::ranges::replace(statement, '\n', ' ');
    return statement;
}

bool is_dangerous_await(const std::string& statement) {
    // co_await f({..}), f(a, {..})
    static const std::regex braces{R"(co_await\b.*[(,]\s*\{)"};
    // co_await f(X{..}), f(a, X<Y>{..}); not f(std::chrono::seconds{5})
    static const std::regex temporary{
        R"(co_await\b.*[(,]\s*(?!(?:std::)?(?:chrono::)?(?:milli)?(?:seconds|minutes|hours)\{))"
        R"([A-Za-z_][\w:]*(?:<[\w:, <>]*>)?\{)"};
    // co_await f([p] ..), f([=] ..); not [], [this], [&], [&x]
    static const std::regex lambda{
        R"(co_await\b.*[(,]\s*\[\s*(?:(?:this|&\w*)\s*,\s*)*(?!this\b|&|\])[^\]]+\]\s*[({m])"};
    // X x{co_await ..}, push_back({co_await ..}), y = X{co_await ..}
    static const std::regex around{R"((?:\w|[(,=]\s*)\{[^{]*\bco_await\b)"};
    return std::regex_search(statement, braces) || std::regex_search(statement, temporary) ||
           std::regex_search(statement, lambda) || std::regex_search(statement, around);
}

}  // namespace

Findings check_includes(const SourceFile& file, const IncludeTable& table) {
    static const std::regex include{R"re(^\s*#\s*include\s*"([^"]+/[^"]+)")re"};
    Findings findings;
    const std::string from = folder_of(file.path, table);
    if (from.empty()) return {finding(file, 1, "is in a folder that the table does not know")};
    std::size_t line = 1;
    for (std::size_t at = 0; at < file.text.size(); ++line) {
        const std::size_t end = std::min(file.text.find('\n', at), file.text.size());
        const std::string text = file.text.substr(at, end - at);
        at = end + 1;
        std::smatch match;
        if (!text.starts_with("#include \"") || !std::regex_search(text, match, include)) continue;
        if (!may_include(from, folder_of(match[1], table), table))
            findings.push_back(
                finding(file, line, fmt::format("{} may not include {}", from, match[1].str())));
    }
    return findings;
}

Findings check_confinement(const SourceFile& file, const Confinement& confinement) {
    if (is_in(file.path, confinement.places)) return {};
    return find_words(file, file.code, confinement.words,
                      fmt::format("belongs in {} only", fmt::join(confinement.places, ", ")));
}

Findings check_sql(const SourceFile& file, const std::vector<std::string>& places) {
    static const std::regex statement{
        R"(^\s*(SELECT|INSERT\s+(OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE\s+\w+|DELETE\s+FROM|)"
        R"(PRAGMA|(CREATE|DROP|ALTER)\s+(\w+\s+)?(TABLE|INDEX|VIEW|TRIGGER)|WITH\s+\w+.*\bAS\s*\()\b)"};
    Findings findings;
    if (is_in(file.path, places)) return findings;
    for (const Literal& literal : file.literals)
        if (std::regex_search(literal.text.substr(0, 200), statement))
            findings.push_back(finding(file, literal.line, "SQL belongs in a store/ folder"));
    return findings;
}

Findings check_length(const SourceFile& file, std::size_t lines_max) {
    const auto lines = static_cast<std::size_t>(std::ranges::count(file.text, '\n'));
    if (lines <= lines_max) return {};
    return {
        finding(file, lines, fmt::format("is longer than {} lines; cut it by topic", lines_max))};
}

Findings check_forbidden(const SourceFile& file, const std::vector<std::string>& words) {
    return find_words(file, file.text, words, "may not appear in the project");
}

Findings check_awaits(const SourceFile& file) {
    constexpr std::string_view keyword = "co_await";
    Findings findings;
    for (std::size_t at = find_word(file.code, keyword, 0); at != std::string::npos;
         at = find_word(file.code, keyword, at + keyword.size()))
        if (is_dangerous_await(statement_around(file.code, at)))
            findings.push_back(finding(file, line_at(file.code, at),
                                       "name the lambda or the braced value before you await it"));
    return findings;
}

}  // namespace thidua::house
