#include "client/cli/command_line.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "shared/base/text.h"
#include "shared/base/translate.h"

namespace thidua::cli {
namespace {

constexpr int words_max = 100'000;

const CLI::callback_t keep_as_typed = [](const CLI::results_t&) { return true; };

/// One command of the table while CLI11 fills it: what it reads, by our names.
struct Target {
    const Command* command = nullptr;
    CLI::App* app = nullptr;
    std::vector<std::pair<std::string, CLI::Option*>> read = {};
};

/// The table as CLI11 knows it. What is required is checked afterwards, so that every sentence a
/// person reads is ours.
class Grammar {
public:
    explicit Grammar(const Commands& commands) : root_{"", "thidua"} {
        settle(root_);
        root_.set_help_flag();
        root_.add_option("--data", data_);
        root_.add_option("--lang", language_);
        root_.add_flag("--json", common_.json);
        root_.add_flag("-h,--help", common_.help);
        root_.add_flag("--version", common_.version);
        for (const Command& command : commands) add(command);
    }

    CommandLine parse(const std::vector<std::string>& words) {
        CommandLine line;
        try {
            root_.parse(std::vector<std::string>{words.rbegin(), words.rend()});
        } catch (const CLI::ParseError& error) {
            line.problem = sentence_of(error);
        }
        line.common = common_;
        // Words that cannot be parsed leave it unread, and are told as a document all the same.
        line.common.json = common_.json || std::ranges::find(words, "--json") != words.end();
        if (root_.count("--data") > 0) line.common.data = data_;
        if (root_.count("--lang") > 0) line.common.language = language_;
        take_command(line);
        return line;
    }

private:
    /// One sub-command at most, so that a value such as "status" is never taken for a command.
    static void settle(CLI::App& app) {
        app.fallthrough();
        app.require_subcommand(0, 1);
    }

    static CLI::App& app_of(CLI::App& parent, const std::string& name) {
        const auto known = parent.get_subcommands(
            [&name](const CLI::App* app) { return app->get_name() == name; });
        if (!known.empty()) return *known.front();
        CLI::App& app = *parent.add_subcommand(name);
        app.set_help_flag();
        settle(app);
        return app;
    }

    void add(const Command& command) {
        CLI::App* app = &app_of(root_, command.noun);
        if (!command.verb.empty()) app = &app_of(*app, command.verb);
        Target target{&command, app};
        for (const Parameter& parameter : command.parameters) {
            const std::string name = fmt::format("word{}", target.read.size());
            CLI::Option* const added = app->add_option(name, keep_as_typed);
            added->expected(1, parameter.many ? words_max : 1)->allow_extra_args(parameter.many);
            target.read.emplace_back(parameter.name, added);
        }
        for (const Option& option : command.options) {
            CLI::Option* const added = option.value.empty()
                                           ? app->add_flag(option.name)
                                           : app->add_option(option.name, keep_as_typed);
            if (option.repeats) added->take_all();
            target.read.emplace_back(option.name, added);
        }
        targets_.push_back(std::move(target));
    }

    [[nodiscard]] std::string sentence_of(const CLI::ParseError& error) const {
        const auto extra = root_.remaining(true);
        if (!extra.empty() && dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)
            return fmt::format(fmt::runtime(tr("\"{}\" is not understood here.")), extra.front());
        const std::string what = error.what();
        const std::string option = what.substr(0, what.find_first_of(": "));
        if (option.starts_with("--"))
            return fmt::format(fmt::runtime(tr("\"{}\" takes exactly one value.")), option);
        return tr("The words of the command are not understood.");
    }

    void take_command(CommandLine& line) {
        const auto nouns = root_.get_subcommands();
        if (nouns.empty()) return;
        line.noun = nouns.front()->get_name();
        for (const Target& target : targets_)
            if (target.app->parsed()) take(target, line);
    }

    static void take(const Target& target, CommandLine& line) {
        Arguments::Values values;
        for (const auto& [name, option] : target.read)
            if (option->count() > 0) values.emplace(name, option->results());
        line.command = target.command;
        line.arguments = Arguments{std::move(values)};
    }

    CLI::App root_;
    std::vector<Target> targets_;
    CommonOptions common_;
    std::string data_;
    std::string language_;
};

std::string missing(const std::string& name) {
    return fmt::format(fmt::runtime(tr("{} is missing.")), name);
}

/// Nothing visible in what has to be said. Of many words one that says something is enough.
bool is_unsaid(const Arguments& arguments, const std::string& name) {
    return std::ranges::all_of(arguments.words(name), is_blank);
}

std::string problem_of(const std::string& name, const Arguments& arguments, bool may_be_blank) {
    if (!arguments.has(name)) return missing(name);
    if (may_be_blank || !is_unsaid(arguments, name)) return {};
    return fmt::format(fmt::runtime(tr("{} is blank: say something there.")), name);
}

std::string problem_of(const Command& command, const Arguments& arguments) {
    for (const Parameter& parameter : command.parameters) {
        if (!parameter.required) continue;
        auto problem = problem_of(parameter.name, arguments, parameter.may_be_blank);
        if (!problem.empty()) return problem;
    }
    for (const Option& option : command.options) {
        if (!option.required) continue;
        auto problem = problem_of(option.name, arguments, false);
        if (!problem.empty()) return problem;
    }
    return command.find_problem ? command.find_problem(arguments) : std::string{};
}

}  // namespace

CommandLine parse_command_line(const Commands& commands, const std::vector<std::string>& words) {
    CommandLine line = Grammar{commands}.parse(words);
    if (line.common.help || line.common.version || !line.problem.empty()) return line;
    if (!line.command)
        line.problem =
            line.noun.empty()
                ? tr("Say what to do.")
                : fmt::format(fmt::runtime(tr("Say what to do with \"{}\".")), line.noun);
    else
        line.problem = problem_of(*line.command, line.arguments);
    return line;
}

std::optional<std::string> find_language_option(const std::vector<std::string>& words) {
    constexpr std::string_view name = "--lang";
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == name && i + 1 < words.size()) return words[i + 1];
        if (words[i].starts_with("--lang=")) return words[i].substr(name.size() + 1);
    }
    return std::nullopt;
}

}  // namespace thidua::cli
