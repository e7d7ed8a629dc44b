#include "client/cli/program.h"

#include <filesystem>

#include "client/app/workspace.h"
#include "client/cli/command_line.h"
#include "client/cli/help.h"
#include "shared/base/translate.h"
#include "shared/platform/paths.h"
#include "shared/store/store_error.h"

namespace thidua::cli {
namespace {

/// False when `--lang` names a language that the program does not speak.
bool choose_language(const std::vector<std::string>& words, const ProgramParts& parts) {
    set_language(language_of_locale(parts.variable));
    const auto asked = find_language_option(words);
    if (!asked) return true;
    const auto language = language_from_code(*asked);
    if (language) set_language(*language);
    return language.has_value();
}

Result<std::filesystem::path> folder_of(const CommonOptions& common, const ProgramParts& parts) {
    if (common.data) return path_from_utf8(*common.data);
    if (const auto folder = parts.variable("THIDUA_DATA"); folder && !folder->empty())
        return path_from_utf8(*folder);
    return data_folder(parts.variable);
}

Result<ExitCode> run_command(const CommandLine& line, const ProgramParts& parts,
                             const Console& console) {
    const auto folder = folder_of(line.common, parts);
    if (!folder) return folder.error();
    const auto workspace = Workspace::open(*folder, parts.environment);
    if (!workspace) return workspace.error();
    if (line.command->needs_enrolment && !(*workspace)->profile())
        return failure(ErrorCode::wrong_state,
                       tr("This device is not enrolled yet: ask the administrator for a code and "
                          "run \"thidua enroll CODE\"."));
    return line.command->run(**workspace, line.arguments, console);
}

ExitCode refuse(const CommandLine& line, const std::string& problem, const Console& console) {
    console.fail("wrong_words", problem);
    if (line.command)
        console.say(usage_of(*line.command));
    else
        console.say(tr("\"thidua --help\" lists the commands."));
    return ExitCode::wrong_words;
}

ExitCode run_line(const Commands& commands, const CommandLine& line, const ProgramParts& parts,
                  const Console& console) {
    if (!line.problem.empty()) return refuse(line, line.problem, console);
    if (line.common.version) {
        console.show(Json::object().set("version", THIDUA_VERSION),
                     std::string{"thidua "} + THIDUA_VERSION);
        return ExitCode::done;
    }
    if (line.common.help) {
        const std::string text = help_text(commands, line);
        console.show(Json::object().set("help", text), text);
        return ExitCode::done;
    }
    const Result<ExitCode> outcome = run_command(line, parts, console);
    if (outcome) return *outcome;
    console.fail(to_text(outcome.error().code), outcome.error().message);
    return exit_code_of(outcome.error().code);
}

}  // namespace

ExitCode exit_code_of(ErrorCode code) {
    return code == ErrorCode::unreachable ? ExitCode::unreachable : ExitCode::failed;
}

ExitCode run_program(const Commands& commands, const std::vector<std::string>& words,
                     const ProgramParts& parts) {
    const bool language_known = choose_language(words, parts);
    const CommandLine line = parse_command_line(commands, words);
    const Console console{parts.out, parts.err, line.common.json, parts.is_terminal};
    if (!language_known) return refuse(line, tr("The languages are \"vi\" and \"en\"."), console);
    try {
        const ExitCode code = run_line(commands, line, parts, console);
        if (parts.out.flush()) return code;
        console.say(tr("The result could not be written."));
    } catch (const SQLite::Exception& error) {
        const Error told = to_error(error);
        console.fail(to_text(told.code), told.message);
    } catch (const std::exception& error) {
        console.fail(to_text(ErrorCode::internal), error.what());
    }
    return ExitCode::failed;
}

}  // namespace thidua::cli
