#include "client/gui/presenter/matrix_presenter.h"

#include <algorithm>
#include <map>

#include "client/app/reports.h"
#include "client/gui/presenter/words.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/rights.h"

namespace thidua {

bool matches(MatrixFilter filter, const UnitStanding& unit) {
    switch (filter) {
        case MatrixFilter::all:
            return true;
        case MatrixFilter::missing:
            return unit.standing.verdict == Verdict::missing;
        case MatrixFilter::late:
            return unit.standing.verdict == Verdict::late;
        case MatrixFilter::on_time:
            return unit.standing.verdict == Verdict::on_time;
        case MatrixFilter::to_review:
            return unit.state == "submitted";
        case MatrixFilter::extended:
            return unit.extended_until.has_value();
    }
    return true;
}

std::string filter_words(MatrixFilter filter) {
    switch (filter) {
        case MatrixFilter::all:
            return tr("All units");
        case MatrixFilter::missing:
            return tr("Missing");
        case MatrixFilter::late:
            return tr("Late");
        case MatrixFilter::on_time:
            return tr("On time");
        case MatrixFilter::to_review:
            return tr("To review");
        case MatrixFilter::extended:
            return tr("Extended");
    }
    return {};
}

void MatrixPresenter::refresh() {
    desk_.background.read([this, alive = alive_.watch()](Workspace& workspace) {
        return [this, alive, periods = workspace.periods().deadlines(),
                claims = EvidenceTray{workspace}.list(true)] {
            if (!alive.expired()) show(periods, claims);
        };
    });
}

void MatrixPresenter::show(std::vector<PeriodStatus> periods,
                           std::vector<ClaimedSubmission> claims) {
    periods_ = std::move(periods);
    claims_ = std::move(claims);
    // What has no form, a plan or a review, is the organ's alone.
    std::erase_if(periods_, [](const PeriodStatus& period) { return period.form_key.empty(); });
    std::ranges::sort(periods_, {}, [](const PeriodStatus& period) {
        return std::pair{period.due_at, period.period};
    });
    arrange();
    choose_wanted();
    choose_if_hidden();
    view_.show_counts(counts());
    view_.show_matrix();
    show_detail();
}

void MatrixPresenter::choose_wanted() {
    for (const PeriodStatus& period : periods_)
        for (const UnitStanding& unit : period.units) {
            if (wanted_.is_nil() || unit.report != wanted_) continue;
            chosen_unit_ = unit.unit;
            chosen_period_ = period.period;
            filter_ = MatrixFilter::all;
            words_.clear();
            arrange_rows();
        }
    wanted_ = RecordId{};
}

/// The newest period, the last column, is the one that is asked for.
void MatrixPresenter::choose_if_hidden() {
    if (chosen()) return;
    chosen_unit_ = RecordId{};
    chosen_period_ = RecordId{};
    for (std::size_t column = columns_.size(); column-- > 0;)
        for (std::size_t row = 0; row < shown_.size(); ++row) {
            const UnitStanding* const unit = standing({row, column});
            if (unit == nullptr || !matches(filter_, *unit)) continue;
            chosen_unit_ = unit->unit;
            chosen_period_ = periods_[column].period;
            return;
        }
}

void MatrixPresenter::arrange() {
    columns_.clear();
    units_.clear();
    std::map<RecordId, std::size_t> places;
    for (std::size_t column = 0; column < periods_.size(); ++column) {
        columns_.push_back({periods_[column].period_name, periods_[column].due_words});
        for (const UnitStanding& unit : periods_[column].units) {
            const auto [place, is_new] = places.try_emplace(unit.unit, units_.size());
            if (is_new)
                units_.push_back({unit.unit, unit.unit_name, unit.unit_code,
                                  std::vector<const UnitStanding*>(periods_.size(), nullptr)});
            units_[place->second].cells[column] = &unit;
        }
    }
    arrange_rows();
}

void MatrixPresenter::arrange_rows() {
    shown_.clear();
    for (std::size_t i = 0; i < units_.size(); ++i) {
        if (fits(units_[i])) shown_.push_back(i);
    }
}

bool MatrixPresenter::fits(const UnitLine& line) const {
    if (!words_.empty() && folded(line.name + " " + line.code).find(words_) == std::string::npos)
        return false;
    return filter_ == MatrixFilter::all ||
           std::ranges::any_of(line.cells, [this](const UnitStanding* unit) {
               return unit != nullptr && matches(filter_, *unit);
           });
}

std::vector<std::pair<MatrixFilter, std::string>> MatrixPresenter::counts() const {
    std::vector<std::pair<MatrixFilter, std::string>> counts;
    for (const auto filter :
         {MatrixFilter::all, MatrixFilter::missing, MatrixFilter::late, MatrixFilter::on_time,
          MatrixFilter::to_review, MatrixFilter::extended}) {
        std::size_t count = 0;
        for (const PeriodStatus& period : periods_)
            count += static_cast<std::size_t>(std::ranges::count_if(
                period.units, [&](const UnitStanding& unit) { return matches(filter, unit); }));
        const std::string words = filter_words(filter);
        counts.emplace_back(
            filter, filter == MatrixFilter::all ? words : filled(tr("{} ({})"), words, count));
    }
    return counts;
}

void MatrixPresenter::set_filter(MatrixFilter filter) {
    filter_ = filter;
    show_rows();
}

void MatrixPresenter::set_words(const std::string& words) {
    words_ = folded(words);
    show_rows();
}

void MatrixPresenter::show_rows() {
    arrange_rows();
    choose_if_hidden();
    view_.show_matrix();
    show_detail();
}

std::string MatrixPresenter::unit_name(std::size_t row) const {
    return row < shown_.size() ? units_[shown_[row]].name : tr("On time");
}

Chip MatrixPresenter::cell(const MatrixPlace& place) const {
    if (place.row >= shown_.size()) return {Tone::plain, "", total(place.column)};
    const UnitStanding* const unit = standing(place);
    if (unit == nullptr) return {};
    const bool dimmed = filter_ != MatrixFilter::all && !matches(filter_, *unit);
    Chip chip = chip_of(*unit, desk_.now());
    if (dimmed) chip.tone = Tone::plain;
    return chip;
}

std::string MatrixPresenter::total(std::size_t column) const {
    std::size_t owed = 0;
    std::size_t on_time = 0;
    for (const std::size_t place : shown_) {
        const UnitStanding* const unit = units_[place].cells.at(column);
        if (unit == nullptr || unit->standing.verdict == Verdict::exempt) continue;
        ++owed;
        if (unit->standing.verdict == Verdict::on_time) ++on_time;
    }
    return filled(tr("{} of {}"), on_time, owed);
}

const UnitStanding* MatrixPresenter::standing(const MatrixPlace& place) const {
    if (place.row >= shown_.size() || place.column >= columns_.size()) return nullptr;
    return units_[shown_[place.row]].cells.at(place.column);
}

std::optional<MatrixPlace> MatrixPresenter::chosen() const {
    const auto period = std::ranges::find(periods_, chosen_period_, &PeriodStatus::period);
    const auto row = std::ranges::find(shown_, chosen_unit_,
                                       [this](std::size_t place) { return units_[place].unit; });
    if (period == periods_.end() || row == shown_.end()) return std::nullopt;
    const MatrixPlace place{static_cast<std::size_t>(row - shown_.begin()),
                            static_cast<std::size_t>(period - periods_.begin())};
    return standing(place) == nullptr ? std::nullopt : std::optional{place};
}

void MatrixPresenter::select(const MatrixPlace& place) {
    const UnitStanding* const unit = standing(place);
    chosen_unit_ = unit == nullptr ? RecordId{} : unit->unit;
    chosen_period_ = unit == nullptr ? RecordId{} : periods_[place.column].period;
    show_detail();
}

}  // namespace thidua
