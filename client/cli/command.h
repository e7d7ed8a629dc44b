#pragma once

#include <functional>
#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "client/cli/json.h"
#include "shared/base/result.h"

namespace thidua {
class Workspace;
}

namespace thidua::cli {

/// What the process answers its caller.
enum class ExitCode {
    done = 0,
    failed = 1,        ///< one clear sentence on standard error, nothing half-done
    wrong_words = 2,   ///< the words of the command are wrong
    unreachable = 3,   ///< no line to the server; everything is kept
    needs_person = 4,  ///< done, but conflicts or rejected edits wait
};

/// Where a command speaks. Results go to `out`, everything else to `err`.
struct Console {
    std::ostream& out;
    std::ostream& err;
    bool json = false;         ///< one document on `out`, and nothing else there
    bool is_terminal = false;  ///< a person watches `err`: progress may redraw its line

    /// The result, in whichever of the two forms was asked for.
    void show(const Json& document, const std::string& text) const;
    /// A sentence for the person.
    void say(const std::string& sentence) const;
    /// Why nothing was done: the sentence, and with --json the document
    /// {"error":{"code":…,"message":…}} in place of a result.
    void fail(std::string_view code, const std::string& sentence) const;
};

/// The words of one command, taken apart: by the names in its Command.
class Arguments {
public:
    using Values = std::map<std::string, std::vector<std::string>, std::less<>>;
    explicit Arguments(Values values = {}) : values_{std::move(values)} {}

    /// Empty when the word was left out.
    [[nodiscard]] std::string word(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> words(std::string_view name) const;
    [[nodiscard]] std::optional<std::string> option(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;

private:
    Values values_;
};

/// A word of a command: "ID", or with `many` any number of them.
struct Parameter {
    std::string name;
    bool many = false;
    bool required = true;
    bool may_be_blank = false;  ///< a value that clears
};

struct Option {
    std::string name;        ///< "--due"
    std::string value = {};  ///< "DATE"; empty for a switch
    const char* about = "";  ///< tr_later
    bool required = false;
    bool repeats = false;  ///< may be given several times, one value each
};

/// One command of the program. Its sentence and options are all that --help shows.
struct Command {
    std::string noun;        ///< "report"
    std::string verb = {};   ///< "show"; empty for a command of one word
    const char* about = "";  ///< tr_later
    std::vector<Parameter> parameters = {};
    std::vector<Option> options = {};
    /// An error becomes its sentence on `err` and its exit code.
    std::function<Result<ExitCode>(Workspace&, const Arguments&, const Console&)> run = {};
    /// One sentence on words that cannot be meant, whatever the store holds; empty for none.
    std::string (*find_problem)(const Arguments&) = nullptr;
    bool needs_enrolment = true;

    [[nodiscard]] std::string name() const { return verb.empty() ? noun : noun + ' ' + verb; }
};

using Commands = std::vector<Command>;

}  // namespace thidua::cli
