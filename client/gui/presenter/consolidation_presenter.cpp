#include "client/gui/presenter/consolidation_presenter.h"

#include <algorithm>

#include "client/app/consolidation_periods.h"
#include "client/gui/presenter/words.h"
#include "shared/base/translate.h"
#include "shared/forms/validation.h"
#include "shared/model/rights.h"

namespace thidua {
namespace {

std::string value_words(const Field* field, const Figure& figure) {
    if (is_null(figure.value)) return figure.parts.empty() && figure.rows.empty() ? "–" : "";
    const bool is_count = figure.by == ConsolidationKind::count;
    return field == nullptr || is_count ? to_display(figure.value)
                                        : display_answer(*field, figure.value);
}

FigureRow row_of(const Form& form, const Figure& figure) {
    const Field* const field = find_field(form, figure.field);
    const Section* const section = find_section_of(form, figure.field);
    FigureRow row;
    row.section = section == nullptr ? std::string{} : section->title.shown();
    row.label = field == nullptr ? figure.field : field->label.shown();
    row.value = value_words(field, figure);
    if (field != nullptr && !field->unit_label.empty() && !row.value.empty() && row.value != "–")
        row.value += " " + field->unit_label.shown();
    row.parts = figure.rows.empty() ? filled(tr("{} units"), figure.parts.size())
                                    : filled(tr("{} rows"), figure.rows.size());
    row.note = figure.note;
    return row;
}

std::string cells_words(const Field* table, const ConsolidatedRow& row) {
    std::string words;
    for (const auto& [key, value] : row.cells) {
        const Field* const column = table == nullptr ? nullptr : find_column(*table, key);
        words += (words.empty() ? "" : " · ") +
                 (column == nullptr ? to_display(value) : display_answer(*column, value));
    }
    return words;
}

std::vector<PartRow> parts_of(const Form& form, const Figure& figure) {
    const Field* const field = find_field(form, figure.field);
    std::vector<PartRow> parts;
    for (const Part& part : figure.parts)
        parts.push_back({part.unit_name,
                         field == nullptr ? to_display(part.contribution)
                                          : display_answer(*field, part.contribution),
                         part.weight ? part.weight->display() : std::string{}, part.report});
    for (const ConsolidatedRow& row : figure.rows)
        parts.push_back({row.unit_name, cells_words(field, row), {}, row.report});
    return parts;
}

/// Of a step the figures are many; of a change the first one is the field's own.
std::string ledger_effect(const LedgerEntry& entry) {
    if (entry.figures.empty()) return {};
    const std::size_t count = entry.figures.size();
    if (entry.path.empty() && count > 1) return filled(tr("{} figures change"), count);
    const FigureEffect& first = entry.figures.front();
    const std::string words =
        first.label == entry.label ? effect_change_words(first) : effect_words(first);
    return count == 1 ? words : filled(tr("{} and {} more"), words, count - 1);
}

LedgerRow row_of(const LedgerEntry& entry, const Form& form) {
    LedgerRow row;
    row.when = to_display(entry.server_time.value_or(entry.device_time));
    row.unit = entry.unit_name;
    row.what = event_words(entry, form);
    row.effect = ledger_effect(entry);
    row.details = entry.unit_name + ": " + row.what + "\n" + row.when + " · " + entry.author +
                  " · " + entry.device_name + "\n";
    if (!entry.server_time) row.details += tr("Not sent to the server yet.") + "\n";
    if (entry.is_excluded) row.details += tr("The Office left this unit out.") + "\n";
    if (!entry.figures.empty() && !entry.is_in_force)
        row.details += tr("Once it is accepted:") + "\n";
    row.details += effect_lines(entry.figures);
    return row;
}

std::string frozen_words(const Consolidation& made) {
    const FrozenHead& head = *made.frozen;
    std::string words = filled(tr("Frozen (no. {}) on {} by {}; seal code {}."),
                               head.number, to_display(made.made_at), head.by, head.seal_code);
    return head.note.empty() ? words : words + " " + head.note;
}

}  // namespace

/// What one reading brings.
struct ConsolidationPresenter::Reading {
    std::shared_ptr<const Consolidation> made;
    std::shared_ptr<const ConsolidationLedger> ledger;
    std::vector<FrozenSummary> frozen;
    std::string problem;

    static Reading of(Workspace& workspace, const RecordId& period, const RecordId& version) {
        Consolidations& consolidations = workspace.consolidations();
        Reading reading{.frozen = consolidations.list(period)};
        if (version.is_nil()) {
            const auto made = consolidations.make(period);
            if (made) reading.made = std::make_shared<const Consolidation>(*made);
            if (!made) reading.problem = made.error().message;
        } else {
            const auto ledger = consolidations.ledger(version);
            if (ledger) reading.ledger = std::make_shared<const ConsolidationLedger>(*ledger);
            if (ledger) reading.made = std::make_shared<const Consolidation>(ledger->frozen);
            if (!ledger) reading.problem = ledger.error().message;
        }
        return reading;
    }
};

void ConsolidationPresenter::refresh() {
    attempt(desk_.notices, [this]() -> Result<void> {
        periods_.clear();
        const auto periods = list_periods_with_figures(desk_.workspace);
        for (const PeriodView& period : periods)
            periods_.push_back({period.id, display_name(period.period) + " · " + period.due_words});
        if (std::ranges::find(periods_, period_, &PeriodOption::period) == periods_.end())
            choose(find_period_asked_first(desk_.workspace, periods).value_or(RecordId{}));
        show_periods();
        return {};
    });
    read();
}

void ConsolidationPresenter::choose(const RecordId& period) {
    period_ = period;
    version_ = RecordId{};
    figure_ = 0;
}

void ConsolidationPresenter::choose_period(std::size_t place) {
    if (place >= periods_.size() || periods_[place].period == period_) return;
    choose(periods_[place].period);
    show_periods();
    read();
}

void ConsolidationPresenter::choose_version(std::size_t place) {
    if (place >= versions_.size() || versions_[place].frozen == version_) return;
    version_ = versions_[place].frozen;
    read();
}

void ConsolidationPresenter::show_periods() {
    const auto chosen = std::ranges::find(periods_, period_, &PeriodOption::period);
    view_.show_periods(periods_, static_cast<std::size_t>(chosen - periods_.begin()));
}

void ConsolidationPresenter::read() {
    if (period_.is_nil()) {
        view_.show_ledger(nullptr);
        return view_.show_consolidation(nullptr);
    }
    desk_.background.read([this, alive = alive_.watch(), period = period_,
                           version = version_](Workspace& workspace) {
        return [this, alive, period, version, reading = Reading::of(workspace, period, version)] {
            if (alive.expired() || period != period_ || version != version_) return;
            if (!reading.made) desk_.notices.say(Tone::bad, reading.problem);
            show(reading);
        };
    });
}

void ConsolidationPresenter::show_versions() {
    const auto chosen = std::ranges::find(versions_, version_, &VersionOption::frozen);
    view_.show_versions(versions_, static_cast<std::size_t>(chosen - versions_.begin()));
}

void ConsolidationPresenter::show(const Reading& reading) {
    made_ = reading.made;
    versions_ = {{RecordId{}, tr("Figures of this moment")}};
    for (const FrozenSummary& frozen : reading.frozen)
        versions_.push_back(
            {frozen.id, filled(tr("Frozen no. {} · {}"), frozen.number,
                               frozen.frozen_at ? to_display(*frozen.frozen_at) : "")});
    show_versions();
    if (!made_) return view_.show_consolidation(nullptr);
    ConsolidationPage page;
    page.title = made_->period_name;
    page.is_frozen = made_->frozen.has_value();
    const auto profile = desk_.workspace.profile();
    page.may_freeze =
        !page.is_frozen && profile && may(profile->role, Action::freeze_consolidation);
    page.made_at = page.is_frozen
                       ? frozen_words(*made_)
                       : filled(tr("Calculated {}"), moment_words(made_->made_at, desk_.now()));
    page.included = filled(tr("{} accepted reports are in it, {} units are not."),
                           made_->included.size(), made_->left_out.size());
    for (const LeftOut& unit : made_->left_out) page.missing.push_back(left_out_words(unit));
    for (const Figure& figure : made_->figures) page.figures.push_back(row_of(made_->form, figure));
    view_.show_consolidation(&page);
    select_figure(figure_ < page.figures.size() ? figure_ : 0);
    reading.ledger ? show_ledger(*reading.ledger) : view_.show_ledger(nullptr);
}

void ConsolidationPresenter::show_ledger(const ConsolidationLedger& ledger) {
    LedgerPage page;
    page.title = ledger.entries.empty()
                     ? tr("Nothing has changed since it was frozen.")
                     : filled(tr("Changed since it was frozen: {}"), ledger.entries.size());
    ledger_reports_.clear();
    for (const LedgerEntry& entry : ledger.entries) {
        page.rows.push_back(row_of(entry, ledger.frozen.form));
        ledger_reports_.push_back(entry.report);
    }
    if (!ledger.totals.empty())
        page.totals = tr("Frozen → accepted now:") + "\n" + effect_lines(ledger.totals);
    view_.show_ledger(&page);
}

void ConsolidationPresenter::open_ledger_row(std::size_t row) {
    if (row < ledger_reports_.size() && ledger_reports_[row])
        desk_.navigator.open_report(*ledger_reports_[row]);
}

void ConsolidationPresenter::freeze() {
    if (!made_ || made_->frozen) return;
    FreezeQuestion question;
    question.words = filled(tr("The figures of “{}” are kept as they are now, with the version of "
                               "each report that they came from. {}"),
                            made_->period_name,
                            filled(tr("{} accepted reports are in it, {} units are not."),
                                   made_->included.size(), made_->left_out.size()));
    for (const UnitStanding& unit : made_->status.units)
        if (std::ranges::find(made_->included, unit.unit, &IncludedReport::unit) !=
            made_->included.end())
            question.units.emplace_back(unit.unit, unit.unit_name);
    const auto answer = view_.ask_freeze(question);
    if (!answer) return;
    const bool done = attempt(desk_.notices, [&]() -> Result<void> {
        const auto frozen = desk_.workspace.consolidations().freeze(period_, answer->exclusions,
                                                                    answer->note);
        if (!frozen) return frozen.error();
        version_ = frozen->frozen->id;
        return {};
    });
    if (!done) return;
    desk_.saved();
    desk_.notices.say(Tone::good, tr("The figures are frozen. What changes from now on stands in "
                                     "the ledger below them."));
    read();
}

void ConsolidationPresenter::select_figure(std::size_t row) {
    parts_.clear();
    if (!made_ || row >= made_->figures.size()) return view_.show_parts({}, {});
    figure_ = row;
    const Figure& figure = made_->figures[row];
    parts_ = parts_of(made_->form, figure);
    view_.show_parts(row_of(made_->form, figure).label, parts_);
}

void ConsolidationPresenter::open_part(std::size_t row) {
    if (row < parts_.size()) desk_.navigator.open_report(parts_[row].report);
}

void ConsolidationPresenter::write(const std::filesystem::path& file) {
    if (!made_) return;
    const bool done = attempt(desk_.notices,
                              [&] { return desk_.workspace.consolidations().write(*made_, file); });
    if (done) desk_.notices.say(Tone::good, filled(tr("Written: {}"), file.string()));
}

std::string ConsolidationPresenter::file_name() const {
    std::string name = made_ ? made_->period_name : tr("Consolidation");
    if (made_ && made_->frozen) name += filled(tr(" - frozen {}"), made_->frozen->number);
    for (char& c : name) {
        if (std::string_view{"/\\:*?\"<>|"}.find(c) != std::string_view::npos) c = '-';
    }
    return name + ".xlsx";
}

}  // namespace thidua
