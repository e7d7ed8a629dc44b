#include "client/cli/help.h"

#include <fmt/format.h>

#include "client/cli/text_table.h"
#include "shared/base/translate.h"

namespace thidua::cli {
namespace {

constexpr std::size_t indent = 2;

std::string common_options() {
    TextTable table{indent};
    table.add({"--data DIR", tr("the folder of the store (otherwise THIDUA_DATA, or the platform's "
                                "place for application data)")});
    table.add({"--lang vi|en", tr("the language of messages (otherwise that of the system)")});
    table.add({"--json", tr("one JSON document on standard output and nothing else")});
    table.add({"--help, --version", tr("explain, or print the version, and do nothing")});
    return tr("Options of every command:") + '\n' + table.text();
}

std::string list_of(const Commands& commands, const std::string& noun) {
    TextTable table{indent};
    for (const Command& command : commands)
        if (noun.empty() || command.noun == noun) table.add({command.name(), tr(command.about)});
    return tr("Commands:") + '\n' + table.text();
}

std::string help_of(const Command& command) {
    std::string text = tr(command.about) + "\n\n" + usage_of(command) + '\n';
    TextTable table{indent};
    for (const Option& option : command.options)
        table.add({option.value.empty() ? option.name : option.name + ' ' + option.value,
                   tr(option.about)});
    if (!command.options.empty()) text += '\n' + tr("Options:") + '\n' + table.text();
    return text;
}

}  // namespace

std::string usage_of(const Command& command) {
    std::string usage = "thidua " + command.name();
    for (const Parameter& parameter : command.parameters) {
        const std::string words = parameter.name + (parameter.many ? " ..." : "");
        usage += parameter.required ? ' ' + words : " [" + words + ']';
    }
    for (const Option& option : command.options) {
        const std::string words =
            option.value.empty() ? option.name : option.name + ' ' + option.value;
        usage += option.required ? ' ' + words : " [" + words + ']';
    }
    return usage;
}

std::string help_text(const Commands& commands, const CommandLine& line) {
    const std::string body =
        line.command ? help_of(*line.command)
                     : tr("Thi Đua: reports and commendation, with or without a line.") + "\n\n" +
                           list_of(commands, line.noun);
    return body + '\n' + common_options();
}

}  // namespace thidua::cli
