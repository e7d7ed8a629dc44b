#include "server/admin/wrong_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "shared/base/translate.h"

namespace thidua {
namespace {

template <class Kind>
bool is(const CLI::ParseError& error) {
    return dynamic_cast<const Kind*>(&error) != nullptr;
}

/// "--unit" or "id": the name that begins what CLI11 says.
std::string name_in(const std::string& what) { return what.substr(0, what.find_first_of(": ")); }

/// The option, wherever CLI11 names it.
std::string option_in(const std::string& what) {
    const auto begin = what.find("--");
    if (begin == std::string::npos) return name_in(what);
    return what.substr(begin, what.find_first_of(": ,", begin) - begin);
}

std::string last_word_of(const std::string& what) { return what.substr(what.rfind(' ') + 1); }

std::string with(const char* sentence, const std::string& word) {
    return fmt::format(fmt::runtime(tr(sentence)), word);
}

/// CLI11's own sentence when a command is not complete has no name in front.
std::string missing(const std::string& what) {
    constexpr std::string_view ending = " is required";
    const std::string name = what.substr(0, what.find(ending));
    if (name == "A subcommand")
        return tr("Say what to do: \"thidua-server --help\" lists the commands.");
    return with(tr_later("{} is missing."), name);
}

/// Our own validators speak in sentences already.
std::string complaint_in(const std::string& what) {
    const auto colon = what.find(": ");
    return colon == std::string::npos ? what : what.substr(colon + 2);
}

void translate(CLI::App& app) {
    for (CLI::Option* option : app.get_options())
        if (!option->get_positional()) option->group(tr("Options"));
    for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; })) {
        command->group(tr("Commands"));
        translate(*command);
    }
}

}  // namespace

std::string sentence_of(const CLI::App& program, const CLI::ParseError& error) {
    const std::string what = error.what();
    // A command that is not known leaves its word over, and then a command is missing.
    const auto extra = program.remaining(true);
    if (!extra.empty() && (is<CLI::ExtrasError>(error) || is<CLI::RequiredError>(error)))
        return with(tr_later("\"{}\" is not understood here."), extra.front());
    if (is<CLI::RequiredError>(error)) return missing(what);
    if (is<CLI::ValidationError>(error)) return complaint_in(what);
    if (is<CLI::ArgumentMismatch>(error) || is<CLI::ConversionError>(error))
        return with(tr_later("\"{}\" takes exactly one value."), option_in(what));
    if (is<CLI::ConfigError>(error))
        return with(tr_later("The file of settings says \"{}\", which is not a setting."),
                    last_word_of(what));
    if (is<CLI::FileError>(error)) return with(tr_later("{} cannot be read."), name_in(what));
    return tr("The words of the command are not understood.");
}

CLI::Validator one_of(std::vector<std::string> words) {
    const auto check = [known = std::move(words)](const std::string& word) {
        if (std::ranges::find(known, word) != known.end()) return std::string{};
        return fmt::format(fmt::runtime(tr("\"{}\" is not one of: {}.")), word,
                           fmt::join(known, ", "));
    };
    return CLI::Validator{check, ""};
}

void translate_help(CLI::App& program) {
    const auto formatter = program.get_formatter();
    formatter->label("Usage", tr("Usage"));
    formatter->label("OPTIONS", tr("OPTIONS"));
    formatter->label("TEXT", tr("TEXT"));
    formatter->label("SUBCOMMAND", tr("COMMAND"));
    formatter->label("SUBCOMMANDS", tr("COMMANDS"));
    formatter->label("Positionals", tr("Words"));
    formatter->label("REQUIRED", tr("(required)"));
    formatter->label("Env", tr("or in the environment"));
    translate(program);
}

}  // namespace thidua
