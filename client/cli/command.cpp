#include "client/cli/command.h"

#include "shared/base/text.h"

namespace thidua::cli {

void Console::show(const Json& document, const std::string& text) const {
    const std::string shown = json ? document.text() : text;
    out << shown;
    if (!shown.empty() && shown.back() != '\n') out << '\n';
}

void Console::say(const std::string& sentence) const {
    err << sentence << '\n';
}

void Console::fail(std::string_view code, const std::string& sentence) const {
    say(sentence);
    if (!json) return;
    // A sentence may repeat bytes of the command line that are no text.
    const std::string message = is_clean_utf8(sentence) ? sentence : cleaned(sentence);
    show(Json::object().set("error", Json::object().set("code", code).set("message", message)), "");
}

std::string Arguments::word(std::string_view name) const {
    return option(name).value_or("");
}

std::vector<std::string> Arguments::words(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? std::vector<std::string>{} : found->second;
}

std::optional<std::string> Arguments::option(std::string_view name) const {
    const auto found = values_.find(name);
    if (found == values_.end() || found->second.empty()) return std::nullopt;
    return found->second.front();
}

bool Arguments::has(std::string_view name) const {
    return values_.contains(name);
}

}  // namespace thidua::cli
