#include "client/gui/presenter/consolidation_presenter.h"

#include <algorithm>

#include "client/app/periods.h"
#include "client/gui/presenter/words.h"
#include "shared/base/translate.h"
#include "shared/forms/validation.h"

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

}  // namespace

void ConsolidationPresenter::refresh() {
    attempt(desk_.notices, [this]() -> Result<void> {
        periods_.clear();
        for (const PeriodView& period : desk_.workspace.periods().list()) {
            if (period.phase == PeriodPhase::not_open) continue;
            periods_.push_back({period.id, display_name(period.period) + " · " + period.due_words});
        }
        const auto chosen = std::ranges::find(periods_, period_, &PeriodOption::period);
        if (chosen == periods_.end())
            // The newest period that has begun is the one people ask about.
            period_ = periods_.empty() ? RecordId{} : periods_.back().period;
        show_periods();
        return {};
    });
    read();
}

void ConsolidationPresenter::choose_period(std::size_t place) {
    if (place >= periods_.size() || periods_[place].period == period_) return;
    period_ = periods_[place].period;
    figure_ = 0;
    show_periods();
    read();
}

void ConsolidationPresenter::show_periods() {
    const auto chosen = std::ranges::find(periods_, period_, &PeriodOption::period);
    view_.show_periods(periods_, static_cast<std::size_t>(chosen - periods_.begin()));
}

void ConsolidationPresenter::read() {
    if (period_.is_nil()) return view_.show_consolidation(nullptr);
    desk_.background.read([this, alive = alive_.watch(), period = period_](Workspace& workspace) {
        const auto made = workspace.consolidations().make(period);
        std::shared_ptr<const Consolidation> kept;
        if (made) kept = std::make_shared<const Consolidation>(*made);
        const std::string problem = made ? std::string{} : made.error().message;
        return [this, alive, period, kept, problem] {
            if (alive.expired() || period != period_) return;
            if (!kept) desk_.notices.say(Tone::bad, problem);
            show(kept);
        };
    });
}

void ConsolidationPresenter::show(std::shared_ptr<const Consolidation> made) {
    made_ = std::move(made);
    if (!made_) return view_.show_consolidation(nullptr);
    ConsolidationPage page;
    page.title = made_->period_name;
    page.made_at = filled(tr("Calculated {}"), moment_words(made_->made_at, desk_.now()));
    page.included = filled(tr("{} accepted reports are in it, {} units are not."),
                           made_->included.size(), made_->left_out.size());
    for (const LeftOut& unit : made_->left_out) page.missing.push_back(left_out_words(unit));
    for (const Figure& figure : made_->figures) page.figures.push_back(row_of(made_->form, figure));
    view_.show_consolidation(&page);
    select_figure(figure_ < page.figures.size() ? figure_ : 0);
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
    for (char& c : name) {
        if (std::string_view{"/\\:*?\"<>|"}.find(c) != std::string_view::npos) c = '-';
    }
    return name + ".xlsx";
}

}  // namespace thidua
