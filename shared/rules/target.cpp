#include "shared/rules/target.h"

#include <fmt/format.h>

#include "shared/base/translate.h"

namespace thidua {
namespace {

std::optional<Decimal> goal_of(const TargetFigures& figures) {
    return figures.direction == TargetDirection::done ? Decimal{1} : figures.target;
}

bool is_beyond(TargetDirection direction, const Decimal& actual, const Decimal& goal) {
    switch (direction) {
        case TargetDirection::at_least:
            return actual > goal;
        case TargetDirection::at_most:
            return actual < goal;
        case TargetDirection::done:
            return false;  // more than done there is not
    }
    return false;
}

bool is_reached(TargetDirection direction, const Decimal& actual, const Decimal& goal) {
    if (direction == TargetDirection::done) return actual >= goal;
    return actual == goal || is_beyond(direction, actual, goal);
}

std::optional<Decimal> percent_of(const TargetFigures& figures) {
    const auto goal = goal_of(figures);
    if (!goal || !figures.actual) return std::nullopt;
    // Towards a ceiling there is a way only from a known beginning.
    if (figures.direction == TargetDirection::at_most && !figures.baseline) return std::nullopt;
    const bool counts_baseline = figures.direction != TargetDirection::done;
    const Decimal from = counts_baseline ? figures.baseline.value_or(Decimal{}) : Decimal{};
    return ((*figures.actual - from) * Decimal{100}).divided_by(*goal - from, 1);
}

TargetStanding standing_of(const TargetView& view, const TargetFigures& figures, CivilDate today) {
    if (view.is_early) return TargetStanding::early;
    if (view.is_exceeded) return TargetStanding::exceeded;
    if (view.is_met) return TargetStanding::met;
    return figures.due && *figures.due < today ? TargetStanding::not_met : TargetStanding::pending;
}

std::string words_of(const TargetView& view, const TargetFigures& figures) {
    std::string words = to_words(view.standing);
    if (view.is_early && view.is_exceeded) words += ", " + to_words(TargetStanding::exceeded);
    if (view.is_late) words += ", " + tr("after the due day");
    if (const auto goal = goal_of(figures);
        goal && figures.actual && figures.direction != TargetDirection::done)
        words +=
            fmt::format(fmt::runtime(tr(": {} of {}")), figures.actual->display(), goal->display());
    if (view.percent && figures.direction != TargetDirection::done)
        words += fmt::format(" ({}%)", view.percent->display());
    return words;
}

}  // namespace

std::string to_words(TargetStanding standing) {
    switch (standing) {
        case TargetStanding::pending:
            return tr("not due yet");
        case TargetStanding::not_met:
            return tr("not met");
        case TargetStanding::met:
            return tr("met");
        case TargetStanding::exceeded:
            return tr("exceeded");
        case TargetStanding::early:
            return tr("met early");
    }
    return {};
}

TargetView stand(const TargetFigures& figures, CivilDate today) {
    TargetView view;
    const auto goal = goal_of(figures);
    if (goal && figures.actual) {
        const bool is_dated = figures.due && figures.actual_on;
        view.is_met = is_reached(figures.direction, *figures.actual, *goal);
        view.is_exceeded = view.is_met && is_beyond(figures.direction, *figures.actual, *goal);
        view.is_early = view.is_met && is_dated && *figures.actual_on < *figures.due;
        view.is_late = view.is_met && is_dated && *figures.due < *figures.actual_on;
    }
    view.percent = percent_of(figures);
    view.standing = standing_of(view, figures, today);
    view.words = words_of(view, figures);
    return view;
}

}  // namespace thidua
