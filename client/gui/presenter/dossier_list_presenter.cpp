#include "client/gui/presenter/dossier_list_presenter.h"

#include <algorithm>

#include "client/app/typed_value.h"
#include "client/app/upward_dossiers.h"
#include "client/gui/presenter/words.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

const RecordRule& rule_of_dossiers() {
    return *find_record_rule(record_types::upward_dossier);
}

Chip chip_of_dossier(const RegisterEntry& dossier) {
    if (dossier.delivery == Delivery::attention) return {Tone::bad, "!", tr("Needs attention")};
    if (dossier.open_conflicts > 0) return {Tone::warning, "⇄", tr("In conflict")};
    if (dossier.delivery == Delivery::waiting) return {Tone::busy, "↑", tr("Waiting to be sent")};
    if (dossier.state == "returned") return {Tone::warning, "↩", dossier.state_words};
    if (dossier.state == "refused") return {Tone::bad, "✗", dossier.state_words};
    if (dossier.state == "approved") return {Tone::good, "✓", dossier.state_words};
    return {Tone::busy, "◉", dossier.state_words};
}

DossierRow row_of_dossier(const RegisterEntry& dossier) {
    const Fields& fields = dossier.record.fields;
    const std::string award = text_or_empty(fields, "award_name");
    return {.name = dossier.title,
            .award = award.empty() ? text_or_empty(fields, "award") : award,
            .to = text_or_empty(fields, "to_name"),
            .standing = standing_words(dossier.record),
            .chip = chip_of_dossier(dossier)};
}

DossierStep shown_step(const StepRule& rule) {
    DossierStep step{.label = tr(rule.words), .asks = {}};
    for (const FieldRule& argument : rule.arguments) step.asks.emplace_back(tr(argument.words));
    return step;
}

/// The answers, as the fields that the step says.
Result<Fields> said_with(Workspace& workspace, const StepRule& step,
                         const std::vector<std::string>& answers) {
    Fields said;
    for (std::size_t at = 0; at < std::min(answers.size(), step.arguments.size()); ++at) {
        const FieldRule& argument = step.arguments[at];
        const auto value = typed_value(workspace, argument, answers[at]);
        if (!value) return value.error();
        if (!is_null(*value)) said.emplace(std::string{argument.path}, *value);
    }
    return said;
}

}  // namespace

DossierListPresenter::DossierListPresenter(Desk& desk, DossierListView& view)
    : desk_{desk}, view_{view}, rule_{rule_of_dossiers()} {}

std::vector<DossierListPresenter::Line> DossierListPresenter::read(Workspace& workspace,
                                                                   const RegisterFilter& filter) {
    Register dossiers{workspace, rule_of_dossiers()};
    std::vector<Line> lines;
    for (RegisterEntry& entry : dossiers.list(filter)) {
        auto steps = dossiers.possible_steps(entry.record);
        lines.push_back({std::move(entry), std::move(steps)});
    }
    return lines;
}

void DossierListPresenter::refresh() {
    desk_.background.read(
        [this, alive = alive_.watch(), filter = filter_, asked = ++asked_](Workspace& workspace) {
            return [this, alive, asked, lines = read(workspace, filter)] {
                if (!alive.expired() && asked == asked_) show(lines);
            };
        });
}

/// Before one is chosen: the first with which this person can do something.
void DossierListPresenter::show(std::vector<Line> lines) {
    lines_ = std::move(lines);
    if (find_chosen() == nullptr) {
        auto first =
            std::ranges::find_if(lines_, [](const Line& line) { return !line.steps.empty(); });
        if (first == lines_.end()) first = lines_.begin();
        chosen_ = first == lines_.end() ? RecordId{} : first->entry.record.id;
    }
    std::vector<DossierRow> rows;
    for (const Line& line : lines_) rows.push_back(row_of_dossier(line.entry));
    const Line* const chosen = find_chosen();
    view_.show_dossiers(rows,
                        chosen == nullptr ? 0 : static_cast<std::size_t>(chosen - lines_.data()));
    show_steps();
}

void DossierListPresenter::show_steps() {
    std::vector<DossierStep> steps;
    if (const Line* const line = find_chosen())
        for (const StepRule* const step : line->steps) steps.push_back(shown_step(*step));
    view_.show_steps(steps);
}

const DossierListPresenter::Line* DossierListPresenter::find_chosen() const {
    const auto found = std::ranges::find_if(
        lines_, [this](const Line& line) { return line.entry.record.id == chosen_; });
    return found == lines_.end() ? nullptr : &*found;
}

std::vector<DossierStateOption> DossierListPresenter::state_options() const {
    std::vector<DossierStateOption> options{{"", tr("All states")}};
    for (const StateRule& state : rule_.states)
        options.push_back({std::string{state.name}, tr(state.words)});
    return options;
}

void DossierListPresenter::set_state(const std::string& state) {
    if (state == filter_.state) return;
    filter_.state = state;
    refresh();
}

void DossierListPresenter::set_words(const std::string& words) {
    if (words == filter_.words) return;
    filter_.words = words;
    refresh();
}

void DossierListPresenter::select(std::size_t row) {
    if (row >= lines_.size()) return;
    chosen_ = lines_[row].entry.record.id;
    show_steps();
}

void DossierListPresenter::take(std::size_t step) {
    const Line* const line = find_chosen();
    if (line == nullptr || step >= line->steps.size()) return;
    // Asking lets the window work: the lines may be others afterwards.
    const StepRule& rule = *line->steps[step];
    const RecordId dossier = line->entry.record.id;
    const auto answers = rule.arguments.empty() ? std::optional{std::vector<std::string>{}}
                                                : view_.ask(shown_step(rule));
    if (!answers) return;
    const bool done = attempt(desk_.notices, [&]() -> Result<void> {
        const auto said = said_with(desk_.workspace, rule, *answers);
        if (!said) return said.error();
        return Register{desk_.workspace, rule_}.take_step(dossier, rule, *said);
    });
    if (done) desk_.saved();
    refresh();
}

}  // namespace thidua
