#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "client/gui/view/desktop_app.h"
#include "shared/platform/paths.h"

namespace thidua {
namespace {

struct Words {
    std::string data;
    std::string language;
    std::string place;
    std::string picture;
};

void describe(CLI::App& command, Words& words) {
    command.set_version_flag("--version", "thidua-desktop " THIDUA_VERSION);
    command.add_option("--data", words.data, "folder of the store");
    command.add_option("--lang", words.language, "language: vi or en")
        ->check(CLI::IsMember({"vi", "en"}));
    command.add_option("--place", words.place, "place to open")
        ->check(CLI::IsMember(
            {"home", "reports", "conflicts", "attention", "matrix", "consolidation", "forms"}));
    command.add_option("--picture", words.picture, "save the window as PNG in this file and stop");
}

Result<std::filesystem::path> folder_of(const Words& words) {
    if (!words.data.empty()) return path_from_utf8(words.data);
    if (const auto given = environment_variable("THIDUA_DATA")) return path_from_utf8(*given);
    return data_folder();
}

int run(const Words& words) {
    DesktopOptions options;
    const auto folder = folder_of(words);
    if (!folder) throw_error(folder.error());
    options.folder = std::filesystem::absolute(*folder);
    if (const auto language = language_from_code(words.language)) {
        options.language = *language;
        options.language_given = true;
    }
    options.place = place_from_key(words.place).value_or(Place::home);
    options.picture = words.picture;
    SystemClock clock;
    SystemRandom random;
    const SystemBootClock boot_clock;
    return run_desktop(options, {clock, random, boot_clock});
}

}  // namespace
}  // namespace thidua

int main(int argc, char** argv) {
    CLI::App command{"Thi Đua: reports and commendation, with or without a line"};
    thidua::Words words;
    thidua::describe(command, words);
    try {
        command.parse(argc, argv);
        return thidua::run(words);
    } catch (const CLI::ParseError& error) {
        return command.exit(error) == 0 ? 0 : 2;
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 1;
    }
}
