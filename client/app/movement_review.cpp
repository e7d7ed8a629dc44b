#include "client/app/movement_review.h"

#include <algorithm>
#include <array>
#include <optional>

#include "client/app/consolidations.h"
#include "client/app/editing.h"
#include "client/app/periods.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

constexpr int years_max = 10;

std::optional<RecordId> period_of(Workspace& workspace, const std::string& form_key, int year) {
    for (const PeriodView& view : workspace.periods().list())
        if (view.period.form_key == form_key && view.period.label == std::to_string(year))
            return view.id;
    return std::nullopt;
}

bool adds_up(const Figure& figure) {
    return figure.by == ConsolidationKind::sum || figure.by == ConsolidationKind::count;
}

Decimal number_of(const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return Decimal{*whole};
    const auto* number = std::get_if<Decimal>(&value);
    return number != nullptr ? *number : Decimal{0};
}

ReviewFigure& figure_for(MovementReview& review, const Consolidation& made, const Figure& figure) {
    const auto known = std::ranges::find(review.figures, figure.field, &ReviewFigure::field);
    if (known != review.figures.end()) return *known;
    ReviewFigure added{.field = figure.field, .label = figure.field};
    if (const Field* const field = find_field(made.form, figure.field)) {
        added.label = field->label.shown();
        added.measure = field->unit_label.shown();
    }
    added.by_year.resize(review.years.size());
    review.figures.push_back(std::move(added));
    return review.figures.back();
}

void add_year(MovementReview& review, std::size_t at, const Consolidation& made) {
    review.period_names[at] = made.period_name;
    review.reports[at] = static_cast<std::int64_t>(made.included.size());
    for (const Figure& figure : made.figures) {
        const bool is_number = std::holds_alternative<Decimal>(figure.value) ||
                               std::holds_alternative<std::int64_t>(figure.value);
        if (!is_number) continue;
        ReviewFigure& line = figure_for(review, made, figure);
        line.by_year[at] = figure.value;
        if (adds_up(figure)) line.total = number_of(line.total) + number_of(figure.value);
    }
}

/// The year of the step that settled it, or of the date at the path.
std::optional<int> year_of(const Record& record, std::string_view path) {
    const Value& value = find_value(record.fields, path);
    if (const auto* date = std::get_if<CivilDate>(&value)) return static_cast<int>(date->year());
    if (const auto* at = std::get_if<Instant>(&value))
        return static_cast<int>(to_civil_date(*at).year());
    return std::nullopt;
}

struct CountRule {
    const char* name;
    const char* label;
    std::string_view type;
    std::string_view state;  ///< empty: any
    std::string_view year_at;
};

constexpr std::array<CountRule, 4> count_rules{{
    {"initiatives", tr_later("Initiatives recognised"), record_types::initiative, "accepted",
     "steps/accept/at"},
    {"role_models", tr_later("Role models"), record_types::role_model, "accepted",
     "steps/accept/at"},
    {"awards", tr_later("Awards"), record_types::award, "", "decided_on"},
    {"difficulties_closed", tr_later("Difficulties closed"), record_types::difficulty, "closed",
     "steps/close/at"},
}};

ReviewCount count_of(Workspace& workspace, const CountRule& rule, const std::vector<int>& years) {
    ReviewCount count{.name = rule.name, .label = tr(rule.label)};
    count.by_year.resize(years.size());
    RecordQuery query{workspace.store()};
    for (const Record& record : query.list({.type = rule.type, .state = rule.state})) {
        const auto year = year_of(record, rule.year_at);
        if (!year || *year < years.front() || *year > years.back()) continue;
        if (query.count({.type = record_types::cancellation, .parent = record.id}) > 0) continue;
        ++count.by_year[static_cast<std::size_t>(*year - years.front())];
    }
    return count;
}

}  // namespace

Result<MovementReview> review_years(Workspace& workspace, const std::string& form_key,
                                    int from_year, int to_year) {
    if (from_year > to_year || to_year - from_year >= years_max)
        return failure(ErrorCode::invalid_input,
                       tr("Give a first and a last year, ten years at most."));
    if (auto right = check_right(workspace, Action::read_consolidation); !right)
        return right.error();
    MovementReview review;
    for (int year = from_year; year <= to_year; ++year) review.years.push_back(year);
    review.period_names.resize(review.years.size());
    review.reports.resize(review.years.size());
    bool has_period = false;
    for (std::size_t at = 0; at < review.years.size(); ++at) {
        const auto period = period_of(workspace, form_key, review.years[at]);
        if (!period) continue;
        has_period = true;
        const auto made = workspace.consolidations().make(*period);
        if (!made) return made.error();
        add_year(review, at, *made);
    }
    if (!has_period)
        return failure(ErrorCode::not_found,
                       tr("None of these years has a period with that form."));
    for (const CountRule& rule : count_rules)
        review.counts.push_back(count_of(workspace, rule, review.years));
    return review;
}

}  // namespace thidua
