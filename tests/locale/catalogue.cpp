#include "tests/locale/catalogue.h"

#include <algorithm>
#include <regex>

#include "tests/house/source_file.h"

namespace thidua::locale {
namespace {

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char next = text[++i];
        out += next == 'n' ? '\n' : next == 't' ? '\t' : next;
    }
    return out;
}

std::string_view between_quotes(std::string_view line) {
    const std::size_t begin = line.find('"');
    const std::size_t end = line.rfind('"');
    return begin == end ? std::string_view{} : line.substr(begin + 1, end - begin - 1);
}

/// One literal after another from the quote at `at` on, as they stand in `text`.
std::string joined_literals(const house::SourceFile& file, std::size_t at) {
    std::string message;
    while (at < file.code.size() && file.code[at] == '"') {
        const std::size_t end = file.code.find('"', at + 1);
        if (end == std::string::npos) break;
        message += unescaped(std::string_view{file.text}.substr(at + 1, end - at - 1));
        at = file.code.find_first_not_of(" \n", end + 1);
    }
    return message;
}

bool is_automatic(std::string_view content) {
    return content.empty() || content.front() == ':';
}

}  // namespace

std::map<std::string, std::string> read_catalogue(std::string_view po) {
    std::map<std::string, std::string> catalogue;
    std::string id;
    std::string* target = nullptr;
    for (std::size_t at = 0; at < po.size();) {
        const std::size_t end = std::min(po.find('\n', at), po.size());
        const std::string_view line = po.substr(at, end - at);
        at = end + 1;
        if (line.starts_with("msgid ")) {
            id = unescaped(between_quotes(line));
            target = &id;
        } else if (line.starts_with("msgstr ")) {
            target = &catalogue[id];
            *target = unescaped(between_quotes(line));
        } else if (line.starts_with('"') && target) {
            *target += unescaped(between_quotes(line));
        }
    }
    catalogue.erase("");
    return catalogue;
}

std::vector<std::string> find_messages(const std::string& source) {
    static const std::regex call{R"(\btr(_later)?\(\s*")"};
    const house::SourceFile file = house::parse_source("source.cpp", source);
    std::vector<std::string> messages;
    for (auto found = std::sregex_iterator{file.code.begin(), file.code.end(), call};
         found != std::sregex_iterator{}; ++found)
        messages.push_back(joined_literals(
            file, static_cast<std::size_t>(found->position() + found->length() - 1)));
    return messages;
}

std::vector<std::string> placeholders(std::string_view message) {
    std::vector<std::string> found;
    int next = 0;
    for (std::size_t i = 0; i < message.size(); ++i) {
        const bool is_doubled = i + 1 < message.size() && message[i + 1] == message[i];
        if ((message[i] == '{' || message[i] == '}') && is_doubled) {
            ++i;
        } else if (message[i] == '{') {
            const std::size_t end = std::min(message.find('}', i), message.size());
            const std::string content{message.substr(i + 1, end - i - 1)};
            found.push_back(is_automatic(content) ? std::to_string(next++) + content : content);
            i = end;
        }
    }
    std::ranges::sort(found);
    return found;
}

}  // namespace thidua::locale
