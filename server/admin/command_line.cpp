#include "server/admin/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <functional>
#include <ostream>

#include "server/admin/backup_command.h"
#include "server/admin/bundle_command.h"
#include "server/admin/devices_command.h"
#include "server/admin/duration_text.h"
#include "server/admin/enroll_command.h"
#include "server/admin/init_command.h"
#include "server/admin/serve_command.h"
#include "server/admin/state_commands.h"
#include "server/admin/unit_command.h"
#include "server/admin/wrong_words.h"
#include "shared/base/translate.h"
#include "shared/platform/paths.h"

namespace thidua {
namespace {

/// The words of one command line, as text; each is checked while it is read.
struct Words {
    std::string data;
    std::string language;
    bool as_json = false;
    bool replace = false;
    bool none = false;
    std::string organization, administrator;
    std::string listen = "0.0.0.0:7443", admin;
    std::string log_level = "info", log_format = "json";
    std::string unit, role, name, expires = "7d";
    std::vector<std::string> addresses;
    std::string device, period;
    std::string parent, last_day, short_name, into, file, reply;
    std::vector<std::string> parts;
};

using Run = std::function<CommandResult(const Words&, CommandContext&)>;

/// A word that `read` accepts; CLI11 shows the sentence otherwise, and the program exits with 2.
template <class Read>
CLI::Validator check_with(Read read, const char* complaint) {
    return CLI::Validator{[read, complaint](const std::string& word) {
                              return read(word) ? std::string{}
                                                : fmt::format(fmt::runtime(tr(complaint)), word);
                          },
                          ""};
}

CLI::Validator is_address() {
    return check_with([](const std::string& word) { return read_server_address(word).has_value(); },
                      tr_later("\"{}\" is not an address; write it as host:port."));
}

CLI::Validator is_role() {
    return check_with([](const std::string& word) { return from_text<Role>(word).has_value(); },
                      tr_later("\"{}\" is not a role; the roles are officer, head, office, "
                               "member, secretary, leadership, clerk, receiver, "
                               "administrator and auditor."));
}

std::vector<ServerAddress> addresses_of(const Words& words) {
    std::vector<ServerAddress> addresses;
    for (const std::string& word : words.addresses)
        addresses.push_back(read_server_address(word).value());
    return addresses;
}

LogLevel log_level_of(const std::string& word) {
    if (word == "debug") return LogLevel::debug;
    if (word == "info") return LogLevel::info;
    return word == "warning" ? LogLevel::warning : LogLevel::error;
}

CommandResult run_init(const Words& words, CommandContext& context) {
    return init_server({.organization = path_from_utf8(words.organization),
                        .addresses = addresses_of(words),
                        .administrator = words.administrator},
                       context);
}

CommandResult run_serve(const Words& words, CommandContext& context) {
    ServeOptions options;
    options.listen = read_server_address(words.listen).value();
    if (!words.admin.empty()) options.admin = read_server_address(words.admin).value();
    options.addresses = addresses_of(words);
    options.log_level = log_level_of(words.log_level);
    options.log_as_json = words.log_format == "json";
    return serve(options, context);
}

CommandResult run_enroll(const Words& words, CommandContext& context) {
    return make_enrolment({.unit_code = words.unit,
                           .role = from_text<Role>(words.role).value(),
                           .name = words.name,
                           .valid_for = read_duration(words.expires).value(),
                           .addresses = addresses_of(words)},
                          context);
}

void add_address_option(CLI::App& command, Words& words) {
    command
        .add_option("--address", words.addresses,
                    tr("Where devices find the server, host:port; may be repeated"))
        ->check(is_address());
}

void describe_init(CLI::App& program, Words& words) {
    auto* init = program.add_subcommand(
        "init", tr("Makes a new server: store, CA and keys; loads the organisation; prints the "
                   "administrator's enrolment code"));
    init->add_option("--organization", words.organization,
                     tr("JSON file of units, forms, movements and periods"))
        ->required();
    init->add_option("--administrator", words.administrator, tr("Name of the administrator"));
    add_address_option(*init, words);
}

void describe_serve(CLI::App& program, Words& words) {
    auto* command = program.add_subcommand("serve", tr("Runs the server until SIGTERM"));
    command
        ->add_option("--listen", words.listen,
                     tr("Where to accept devices, address:port; port 0 picks one"))
        ->capture_default_str()
        ->check(is_address());
    command
        ->add_option("--admin", words.admin,
                     tr("Where to answer /healthz, /readyz and /metrics, address:port"))
        ->check(is_address());
    command->add_option("--log-level", words.log_level, tr("debug, info, warning or error"))
        ->capture_default_str()
        ->check(one_of({"debug", "info", "warning", "error"}));
    command->add_option("--log-format", words.log_format, tr("json or text"))
        ->capture_default_str()
        ->check(one_of({"json", "text"}));
    add_address_option(*command, words);
}

void describe_enroll(CLI::App& program, Words& words) {
    auto* command = program.add_subcommand(
        "enroll", tr("Prints a one-time enrolment code; works while serving"));
    command->add_option("--unit", words.unit, tr("Code of the unit"))->required();
    command->add_option("--role", words.role, tr("Role of the person"))
        ->required()
        ->check(is_role());
    command->add_option("--name", words.name, tr("Name of the person"))->required();
    command->add_option("--expires", words.expires, tr("How long the code works: 7d, 12h, 30m"))
        ->capture_default_str()
        ->check(check_with([](const std::string& word) { return read_duration(word).has_value(); },
                           tr_later("\"{}\" is not a length of time; write 7d, 12h or 30m.")));
    add_address_option(*command, words);
}

void describe_devices(CLI::App& program, Words& words) {
    auto* devices = program.add_subcommand("devices", tr("The enrolled devices"));
    devices->require_subcommand(1);
    devices->add_subcommand("list", tr("Who they are, last contact, how far each has synced"));
    auto* revoke = devices->add_subcommand("revoke", tr("Cuts a device off at once"));
    revoke->add_option("id", words.device, tr("The device's id, or an ending of it"))->required();
    auto* role = devices->add_subcommand(
        "role", tr("Gives the person at a device another role, or another unit"));
    role->add_option("id", words.device, tr("The device's id, or an ending of it"))->required();
    role->add_option("role", words.role, tr("Role of the person"))->required()->check(is_role());
    role->add_option("--unit", words.unit, tr("Code of the unit, where it is another"));
    role->add_option("--until", words.last_day, tr("The last day of the role: 2027-06-30"));
    auto* until = devices->add_subcommand(
        "until", tr("Says the last day of a role; what comes later is not taken"));
    until->add_option("id", words.device, tr("The device's id, or an ending of it"))->required();
    until->add_option("day", words.last_day, tr("The last day of the role: 2027-06-30"));
    until->add_flag("--none", words.none, tr("The role has no last day any more"));
}

void describe_organization(CLI::App& program, Words& words) {
    auto* unit = program.add_subcommand("unit", tr("The units, and what becomes of them"));
    unit->require_subcommand(1);
    unit->add_subcommand("list", tr("Every unit with its code, organ and parent"));
    auto* move = unit->add_subcommand(
        "move", tr("Puts a unit, with all below it, under another parent; works while serving"));
    move->add_option("code", words.unit, tr("Code of the unit"))->required();
    move->add_option("--parent", words.parent, tr("Code of the unit it goes below"))->required();
    auto* close = unit->add_subcommand(
        "close", tr("Says the last day of a unit, and which unit goes on with its reports"));
    close->add_option("code", words.unit, tr("Code of the unit"))->required();
    close->add_option("--on", words.last_day, tr("Its last day: 2026-07-31"))->required();
    close->add_option("--into", words.into, tr("Code of the unit it is merged into"));
    auto* split = unit->add_subcommand(
        "split",
        tr("Makes two or more units of one from a day on; what it reported stays its own"));
    split->add_option("code", words.unit, tr("Code of the unit"))->required();
    split->add_option("--from", words.last_day, tr("The first day of the new units: 2026-08-01"))
        ->required();
    split->add_option("--into", words.parts, tr("CODE=NAME of each unit that it becomes"))
        ->required()
        ->take_all();
    auto* rename = unit->add_subcommand(
        "rename", tr("Gives a unit another name from a day on; awards of before keep the old one"));
    rename->add_option("code", words.unit, tr("Code of the unit"))->required();
    rename->add_option("--name", words.name, tr("The new name"))->required();
    rename->add_option("--short-name", words.short_name, tr("The name inside the organ"));
    rename->add_option("--from", words.last_day, tr("The first day of the name: 2026-08-01"))
        ->required();
    auto* legal = unit->add_subcommand(
        "legal-personality", tr("Says whether the head of a unit grants awards of its own"));
    legal->add_option("code", words.unit, tr("Code of the unit"))->required();
    legal->add_flag("--none", words.none, tr("It has none any more"));
    auto* organization =
        program.add_subcommand("organization", tr("The units, forms, movements and periods"));
    organization->require_subcommand(1);
    auto* load = organization->add_subcommand(
        "load", tr("Adds what a JSON file has and the server has not; works while serving"));
    load->add_option("file", words.file, tr("JSON file of units, forms, movements and periods"))
        ->required();
}

void describe_state(CLI::App& program, Words& words) {
    program.add_subcommand(
        "status", tr("Records, edits, devices, epoch, head of the log, open conflicts, disk"));
    auto* deadlines = program.add_subcommand(
        "deadlines", tr("How each unit stands in each period, and on which evidence"));
    deadlines->add_option("--period", words.period, tr("One period: its id, or an ending of it"));
    program.add_subcommand("verify", tr("Checks the log, every record against it, and the file"));
}

void describe_backup(CLI::App& program, Words& words) {
    auto* backup = program.add_subcommand(
        "backup", tr("Writes the store and the keys into one file; works while serving"));
    backup->add_option("--to", words.file, tr("Where to write the backup"))->required();
    auto* restore = program.add_subcommand(
        "restore", tr("Makes a server of a backup; the devices bring back what it does not know"));
    restore->add_option("--from", words.file, tr("The backup"))->required();
    restore->add_flag("--replace", words.replace, tr("Keeps a server that is there aside"));
}

void describe_bundle(CLI::App& program, Words& words) {
    auto* bundle = program.add_subcommand("bundle", tr("Files that devices send without a line"));
    bundle->require_subcommand(1);
    auto* import = bundle->add_subcommand(
        "import", tr("Takes a device's file and writes the answer; works while serving"));
    import->add_option("file", words.file, tr("The file that the device wrote"))->required();
    import->add_option("--reply", words.reply, tr("Where to write the answer"))->required();
}

void describe_common(CLI::App& program, Words& words) {
    program.set_help_flag("-h,--help", tr("Shows this help"));
    program.set_version_flag("--version", std::string{"thidua-server "} + THIDUA_VERSION,
                             tr("Shows the version"));
    program.set_help_all_flag("--help-all", tr("Help for every command"));
    program.set_config("--config", "", tr("Settings in TOML; a section for each command"));
    program.add_option("--data", words.data, tr("The server's folder"))->envname("THIDUA_DATA");
    program.add_flag("--json", words.as_json, tr("Exactly one JSON document on standard output"));
    program.add_option("--lang", words.language, tr("vi or en"))->check(one_of({"vi", "en"}));
    program.allow_config_extras(CLI::config_extras_mode::error);
    program.require_subcommand(1);
    program.fallthrough();
}

Run unit_command_of(const CLI::App& unit) {
    if (unit.got_subcommand("move"))
        return [](const Words& words, CommandContext& context) {
            return move_unit(words.unit, words.parent, context);
        };
    if (unit.got_subcommand("close"))
        return [](const Words& words, CommandContext& context) {
            return close_unit(words.unit, words.last_day, words.into, context);
        };
    if (unit.got_subcommand("split"))
        return [](const Words& words, CommandContext& context) {
            return split_unit(words.unit, words.last_day, words.parts, context);
        };
    if (unit.got_subcommand("rename"))
        return [](const Words& words, CommandContext& context) {
            return rename_unit(words.unit, words.name, words.short_name, words.last_day, context);
        };
    if (unit.got_subcommand("legal-personality"))
        return [](const Words& words, CommandContext& context) {
            return set_legal_personality(words.unit, !words.none, context);
        };
    return [](const Words&, CommandContext& context) { return list_units(context); };
}

Run devices_command_of(const CLI::App& devices) {
    if (devices.got_subcommand("role"))
        return [](const Words& words, CommandContext& context) {
            return change_device_role(words.device, from_text<Role>(words.role).value(), words.unit,
                                      words.last_day, context);
        };
    if (devices.got_subcommand("until"))
        return [](const Words& words, CommandContext& context) -> CommandResult {
            if (words.none != words.last_day.empty())
                return failure(ErrorCode::invalid_input,
                               tr("Give the last day of the role, 2027-06-30, or --none."));
            return set_last_day(words.device, words.last_day, context);
        };
    if (devices.got_subcommand("list"))
        return [](const Words&, CommandContext& context) { return list_devices(context); };
    return [](const Words& words, CommandContext& context) {
        return revoke_device(words.device, context);
    };
}

/// The command that the words name, innermost first.
Run command_of(const CLI::App& program) {
    if (program.got_subcommand("init")) return run_init;
    if (program.got_subcommand("serve")) return run_serve;
    if (program.got_subcommand("enroll")) return run_enroll;
    if (program.got_subcommand("status"))
        return [](const Words&, CommandContext& context) { return print_status(context); };
    if (program.got_subcommand("verify"))
        return [](const Words&, CommandContext& context) { return verify_store(context); };
    if (program.got_subcommand("deadlines"))
        return [](const Words& words, CommandContext& context) {
            return print_deadlines(words.period, context);
        };
    if (program.got_subcommand("backup"))
        return [](const Words& words, CommandContext& context) {
            return back_up(path_from_utf8(words.file), context);
        };
    if (program.got_subcommand("restore"))
        return [](const Words& words, CommandContext& context) {
            return restore_backup(path_from_utf8(words.file), words.replace, context);
        };
    if (program.got_subcommand("bundle"))
        return [](const Words& words, CommandContext& context) {
            return import_bundle_file({path_from_utf8(words.file), path_from_utf8(words.reply)},
                                      context);
        };
    if (program.got_subcommand("unit")) return unit_command_of(*program.get_subcommand("unit"));
    if (program.got_subcommand("organization"))
        return [](const Words& words, CommandContext& context) {
            return load_organization(path_from_utf8(words.file), context);
        };
    return devices_command_of(*program.get_subcommand("devices"));
}

/// --lang is looked for before the rest, so that the help is in that language too.
void choose_language(const std::vector<std::string>& arguments) {
    Language language = language_of_locale(environment_variable);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string_view word = arguments[i];
        if (word == "--lang" && i + 1 < arguments.size())
            word = arguments[i + 1];
        else if (word.starts_with("--lang="))
            word.remove_prefix(7);
        else
            continue;
        if (const auto chosen = language_from_code(word)) language = *chosen;
    }
    set_language(language);
}

Result<std::filesystem::path> data_folder_of(const Words& words) {
    if (!words.data.empty()) return path_from_utf8(words.data);
    const auto folder = data_folder();
    if (!folder) return folder.error();
    return *folder / "server";
}

ExitCode report(const Error& error, std::ostream& err) {
    err << error.message << "\n";
    return error.code == ErrorCode::unreachable ? ExitCode::unreachable : ExitCode::failed;
}

}  // namespace

ExitCode run_command_line(const std::vector<std::string>& arguments, std::ostream& out,
                          std::ostream& err, const Clock& clock, Random& random) {
    choose_language(arguments);
    Words words;
    CLI::App program{tr("The central server of Thi Đua"), "thidua-server"};
    describe_common(program, words);
    describe_init(program, words);
    describe_serve(program, words);
    describe_enroll(program, words);
    describe_devices(program, words);
    describe_organization(program, words);
    describe_state(program, words);
    describe_backup(program, words);
    describe_bundle(program, words);
    translate_help(program);
    try {
        program.parse(std::vector<std::string>{arguments.rbegin(), arguments.rend()});
    } catch (const CLI::ParseError& error) {
        // Help and version are errors to CLI11 too.
        if (error.get_exit_code() == 0) return program.exit(error, out, err), ExitCode::done;
        err << sentence_of(program, error) << "\n";
        return ExitCode::wrong_words;
    }
    // The file of settings may have named one.
    if (const auto chosen = language_from_code(words.language)) set_language(*chosen);
    const auto data = data_folder_of(words);
    if (!data) return report(data.error(), err);
    CommandContext context{*data, words.as_json, out, err, clock, random};
    const CommandResult result = command_of(program)(words, context);
    out.flush();
    return result ? *result : report(result.error(), err);
}

}  // namespace thidua
