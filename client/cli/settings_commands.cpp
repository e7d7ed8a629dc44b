#include <fmt/format.h>

#include <algorithm>

#include "client/app/due_reminders.h"
#include "client/app/settings.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/text_table.h"
#include "shared/base/translate.h"

namespace thidua::cli {
namespace of_settings {

constexpr const char* words_parameter = "KEY=VALUE";
constexpr std::size_t addresses_max = 8;

struct Wanted {
    LineSettings line;
    ReminderWishes reminders;
};

Json to_json(const Wanted& wanted) {
    const LineSettings& settings = wanted.line;
    Json addresses = Json::list();
    for (const ServerAddress& address : settings.addresses) addresses.push(address.text());
    return Json::object()
        .set("proxy", settings.proxy ? settings.proxy->text() : std::string{})
        .set("proxy_has_password", settings.proxy && !settings.proxy->password.empty())
        .set("addresses", addresses)
        .set("metered", settings.is_metered)
        .set("reminders", to_words(wanted.reminders));
}

std::string addresses_text(const std::vector<ServerAddress>& addresses) {
    std::string text;
    for (const ServerAddress& address : addresses)
        text += (text.empty() ? "" : ",") + address.text();
    return text;
}

std::string text_of(const Wanted& wanted) {
    const LineSettings& settings = wanted.line;
    TextTable table;
    table.add({"proxy", settings.proxy ? settings.proxy->text() : tr("none")});
    table.add({"address", settings.addresses.empty() ? tr("those of the enrolment code")
                                                     : addresses_text(settings.addresses)});
    table.add({"metered", settings.is_metered ? tr("yes: attachments wait") : tr("no")});
    table.add({"reminders", to_words(wanted.reminders)});
    return table.text();
}

Result<void> set_proxy(LineSettings& settings, std::string_view value) {
    settings.proxy.reset();
    if (value.empty()) return {};
    const auto proxy = read_proxy(value);
    if (!proxy) return proxy.error();
    settings.proxy = *proxy;
    return {};
}

Result<void> set_addresses(LineSettings& settings, std::string_view value) {
    settings.addresses.clear();
    while (!value.empty()) {
        const auto comma = std::min(value.find(','), value.size());
        const auto address = read_server_address(value.substr(0, comma));
        if (!address) return address.error();
        settings.addresses.push_back(*address);
        value.remove_prefix(std::min(comma + 1, value.size()));
    }
    if (settings.addresses.size() <= addresses_max) return {};
    return failure(
        ErrorCode::invalid_input,
        fmt::format(fmt::runtime(tr("At most {} addresses can be set.")), addresses_max));
}

Result<void> set_metered(LineSettings& settings, std::string_view value) {
    settings.is_metered = value == "yes";
    if (value == "yes" || value == "no") return {};
    return failure(ErrorCode::invalid_input, tr("\"metered\" is yes or no."));
}

Result<void> set_reminders(ReminderWishes& reminders, std::string_view value) {
    const auto wishes = wishes_from_words(std::string{value});
    if (!wishes) return wishes.error();
    reminders = *wishes;
    return {};
}

/// One word. What it says is never repeated: it may hold a password.
Result<void> take_word(Wanted& wanted, std::string_view word) {
    LineSettings& settings = wanted.line;
    const auto equals = word.find('=');
    const std::string_view key = word.substr(0, equals);
    const std::string_view value =
        equals == std::string_view::npos ? std::string_view{} : word.substr(equals + 1);
    if (equals != std::string_view::npos && key == "proxy") return set_proxy(settings, value);
    if (equals != std::string_view::npos && key == "address") return set_addresses(settings, value);
    if (equals != std::string_view::npos && key == "metered") return set_metered(settings, value);
    if (equals != std::string_view::npos && key == "reminders")
        return set_reminders(wanted.reminders, value);
    return failure(ErrorCode::invalid_input,
                   tr("The settings are proxy=, address=, metered= and reminders=; for example "
                      "metered=yes."));
}

Wanted saved(Workspace& workspace) {
    return {workspace.settings().line(), workspace.settings().reminders()};
}

Result<Wanted> applied(Wanted settings, const Arguments& arguments) {
    for (const std::string& word : arguments.words(words_parameter))
        if (const auto done = take_word(settings, word); !done) return done.error();
    return settings;
}

std::string find_problem(const Arguments& arguments) {
    const auto settings = applied({}, arguments);
    return settings ? std::string{} : settings.error().message;
}

Result<ExitCode> show(Workspace& workspace, const Arguments&, const Console& console) {
    const Wanted settings = saved(workspace);
    console.show(to_json(settings), text_of(settings));
    return ExitCode::done;
}

Result<ExitCode> set(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const Wanted before = saved(workspace);
    const auto wanted = applied(before, arguments);
    if (!wanted) return wanted.error();
    // A line that nobody changed goes on with the address where the server answered last.
    if (wanted->line != before.line) workspace.settings().save(wanted->line);
    workspace.settings().save_reminders(wanted->reminders);
    return show(workspace, arguments, console);
}

}  // namespace of_settings

Commands settings_commands() {
    using namespace of_settings;
    return {{.noun = "settings",
             .verb = "show",
             .about = tr_later("How this device reaches the server; passwords are not shown."),
             .run = show,
             .needs_enrolment = false},
            {.noun = "settings",
             .verb = "set",
             .about = tr_later("Set proxy=http://NAME:PASSWORD@HOST:PORT, "
                               "address=HOST:PORT[,HOST:PORT], metered=yes|no, "
                               "reminders=14,7,3,1|none (days before); an empty value takes it "
                               "back."),
             .parameters = {{.name = words_parameter, .many = true}},
             .run = set,
             .find_problem = find_problem,
             .needs_enrolment = false}};
}

}  // namespace thidua::cli
