#include <fmt/format.h>

#include "client/app/consolidations.h"
#include "client/app/forms.h"
#include "client/app/periods.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/words.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"
#include "shared/platform/paths.h"
#include "shared/platform/private_file.h"

// The Office's own texts in a consolidation. Their history and list are in record_commands.cpp.

namespace thidua::cli {
namespace of_section_text {

constexpr std::size_t own_text_bytes_max = 512 << 10;

/// The period that is meant, or that of a frozen consolidation.
Result<RecordId> period_of(Workspace& workspace, const Arguments& arguments) {
    const std::string written = arguments.word("ID");
    const auto frozen = resolve_id(workspace, record_types::consolidation, written);
    if (!frozen) return resolve_id(workspace, record_types::period, written);
    const auto made = workspace.consolidations().find(*frozen);
    if (!made) return made.error();
    return made->period;
}

std::string problem_of_text(const Arguments& arguments) {
    const bool says = arguments.has("TEXT") || arguments.has("--from") ||
                      arguments.has("--with-units") || arguments.has("--alone");
    if (says && !arguments.has("--section"))
        return tr("Say which section with --section KEY; without a text the keys are listed.");
    if (arguments.has("TEXT") && arguments.has("--from"))
        return tr("Give the text itself or the file that holds it, not both.");
    if (arguments.has("--with-units") && arguments.has("--alone"))
        return tr("--with-units and --alone exclude each other.");
    if (!says && arguments.has("--section"))
        return tr("Write the text, \"\" to take it back, or --with-units or --alone.");
    return {};
}

/// Empty where nothing is said about the words.
Result<std::optional<std::string>> words_of_command(const Arguments& arguments) {
    if (arguments.has("TEXT")) return std::optional{arguments.word("TEXT")};
    const auto file = arguments.option("--from");
    if (!file) return std::optional<std::string>{};
    auto words = read_limited_file(path_from_utf8(*file), own_text_bytes_max);
    if (!words) return words.error();
    const std::string clean = is_clean_utf8(*words) ? cleaned(*words) : std::string{};
    if (clean.empty())
        return failure(ErrorCode::invalid_input,
                       tr("The file with the words is empty or not in UTF-8."));
    return std::optional{clean};
}

std::string place_of(const OwnText* text) {
    if (text == nullptr) return tr("none; the texts of the units stand there");
    return text->with_units ? tr("own text, then those of the units") : tr("own text alone");
}

Result<ExitCode> show(Workspace& workspace, const RecordId& period, const Console& console) {
    const auto view = workspace.periods().find(period);
    if (!view) return view.error();
    const auto form = workspace.forms().find(view->period.form_key);
    if (!form) return form.error();
    const auto texts = OwnTexts{workspace}.list(period, *form);
    Json document = Json::list();
    std::string lines;
    for (const Section& section : form->sections) {
        const OwnText* const text = find_own_text(texts, section.key);
        document.push(Json::object()
                          .set("section", section.key)
                          .set("title", section.title.shown())
                          .set("words", text ? Json{text->words} : Json{})
                          .set("with_units", text != nullptr && text->with_units));
        lines += fmt::format("{}  {}: {}\n", section.key, section.title.shown(), place_of(text));
        if (text != nullptr) lines += text->words + '\n';
    }
    console.show(document, lines);
    return ExitCode::done;
}

Result<ExitCode> run(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto period = period_of(workspace, arguments);
    if (!period) return period.error();
    if (!arguments.has("--section")) return show(workspace, *period, console);
    const auto words = words_of_command(arguments);
    if (!words) return words.error();
    std::optional<bool> with_units;
    if (arguments.has("--with-units")) with_units = true;
    if (arguments.has("--alone")) with_units = false;
    const std::string section = arguments.word("--section");
    if (auto set = OwnTexts{workspace}.set(*period, section, *words, with_units); !set)
        return set.error();
    console.show(Json::object().set("period", *period).set("section", section),
                 tr("The text is saved; it is frozen with the figures."));
    return ExitCode::done;
}

}  // namespace of_section_text

Commands section_text_commands() {
    using namespace of_section_text;
    return {
        {.noun = "consolidation",
         .verb = "text",
         .about = tr_later("The Office's own text of a section, or all sections with theirs."),
         .parameters = {{.name = "ID"}, {.name = "TEXT", .required = false, .may_be_blank = true}},
         .options = {{"--section", "KEY", tr_later("which section of the form")},
                     {"--from", "FILE", tr_later("the text from a file")},
                     {"--with-units", "", tr_later("the texts of the units follow it")},
                     {"--alone", "", tr_later("it stands for the texts of the units")}},
         .run = run,
         .find_problem = problem_of_text}};
}

}  // namespace thidua::cli
