#include "client/app/movement_review.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "client/app/consolidations.h"
#include "client/app/editing.h"
#include "client/app/name_order.h"
#include "client/app/nominee_words.h"
#include "client/app/obligations.h"
#include "client/app/periods.h"
#include "client/app/units.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

constexpr int years_max = 10;

using PeriodsByYear = std::map<int, RecordId>;

/// By the rules that ask for the reports of those years by that form.
std::map<RecordId, PeriodsByYear> periods_by_rule(Workspace& workspace, const ReviewOrder& order) {
    std::map<RecordId, PeriodsByYear> found;
    for (const PeriodView& view : workspace.periods().list())
        for (int year = order.from_year; year <= order.to_year; ++year)
            if (view.period.form_key == order.form_key && view.period.label == std::to_string(year))
                found[view.period.obligation].emplace(year, view.id);
    return found;
}

std::string names_of_rules(Workspace& workspace, const std::map<RecordId, PeriodsByYear>& rules) {
    std::string names;
    for (const auto& [id, periods] : rules) {
        const auto rule = find_obligation(workspace, id);
        if (!rule) continue;
        names +=
            fmt::format("{}{} ({})", names.empty() ? "" : "; ", rule->obligation.key, rule->words);
    }
    return names;
}

/// Two rules may count other days by the same form, such as a year cut off on the 14th and a
/// calendar year: their figures are never put side by side.
Result<PeriodsByYear> periods_of_one_rule(Workspace& workspace, const ReviewOrder& order) {
    auto rules = periods_by_rule(workspace, order);
    if (order.obligation)
        std::erase_if(rules, [&](const auto& rule) { return rule.first != *order.obligation; });
    if (rules.empty())
        return failure(ErrorCode::not_found,
                       tr("None of these years has a period with that form."));
    if (rules.size() == 1) return rules.begin()->second;
    return failure(ErrorCode::invalid_input,
                   fmt::format(fmt::runtime(tr("Several rules ask for reports by this form, and "
                                               "each counts its own days; say which one with "
                                               "--obligation: {}.")),
                               names_of_rules(workspace, rules)));
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
        // How many rows a table has says nothing over the years.
        if (!is_number || figure.by == ConsolidationKind::table_rows) continue;
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

using OfMovement = std::optional<RecordId>;

bool is_about(const Record& record, const OfMovement& movement) {
    const RecordId own = id_or_none(record.fields, "movement");
    return !movement || own.is_nil() || own == *movement;
}

ReviewCount count_of(Workspace& workspace, const CountRule& rule, const std::vector<int>& years,
                     const OfMovement& movement) {
    ReviewCount count{.name = rule.name, .label = tr(rule.label)};
    count.by_year.resize(years.size());
    RecordQuery query{workspace.store()};
    for (const Record& record : query.list({.type = rule.type, .state = rule.state})) {
        const auto year = year_of(record, rule.year_at);
        if (!year || *year < years.front() || *year > years.back()) continue;
        if (!is_about(record, movement)) continue;
        if (query.count({.type = record_types::cancellation, .parent = record.id}) > 0) continue;
        ++count.by_year[static_cast<std::size_t>(*year - years.front())];
    }
    return count;
}

/// Where a record of that type says when it came about and what it is called.
struct ItemRule {
    std::string_view year_at;
    std::string_view name;
    std::string (*words)(const Fields&);
};

std::string story_of(const Fields& model) {
    return text_or_empty(model, "story");
}

std::string decision_of(const Fields& award) {
    const std::string name = text_or_empty(award, "award_name");
    return (name.empty() ? text_or_empty(award, "award") : name) + " (" +
           text_or_empty(award, "decision_number") + ")";
}

std::string proposal_of(const Fields& difficulty) {
    return text_or_empty(difficulty, "proposal");
}

/// Of a collective the unit alone, for a list where each line has a place.
std::string place_of_item(Workspace& workspace, const Fields& fields) {
    std::string place = position_words(workspace, fields);
    return place.empty() ? workplace_words(workspace, fields) : place;
}

std::string unit_name_of(Workspace& workspace, const Fields& fields) {
    const std::string then = text_or_empty(fields, "unit_name");
    if (!then.empty()) return then;
    const auto unit = workspace.units().find(id_or_none(fields, "unit"));
    return unit ? display_name(*unit) : std::string{};
}

struct YearSpan {
    int from = 0;
    int to = 0;
};

std::vector<ReviewItem> items_of(Workspace& workspace, std::vector<Record> records,
                                 const ItemRule& rule, YearSpan years, const OfMovement& movement) {
    const auto year_in = [&](const Record& record) { return year_of(record, rule.year_at); };
    std::erase_if(records, [&](const Record& record) {
        const auto year = year_in(record);
        return !year || *year < years.from || *year > years.to || !is_about(record, movement);
    });
    std::ranges::sort(records, [&](const Record& a, const Record& b) {
        const auto year_a = year_in(a);
        const auto year_b = year_in(b);
        if (year_a != year_b) return *year_a < *year_b;
        const int by_name = compare_named(a.fields, b.fields);
        return by_name != 0 ? by_name < 0 : a.id < b.id;
    });
    std::vector<ReviewItem> items;
    for (const Record& record : records)
        items.push_back({.year = *year_in(record),
                         .name = text_or_empty(record.fields, rule.name),
                         .unit_name = unit_name_of(workspace, record.fields),
                         .place = place_of_item(workspace, record.fields),
                         .words = rule.words(record.fields)});
    return items;
}

void add_items(Workspace& workspace, const OfMovement& movement, MovementReview& review) {
    RecordQuery query{workspace.store()};
    const YearSpan years{review.years.front(), review.years.back()};
    review.role_models =
        items_of(workspace, query.list({.type = record_types::role_model, .state = "accepted"}),
                 {"steps/accept/at", "name", story_of}, years, movement);
    auto awards = query.list({.type = record_types::award});
    std::erase_if(awards, [&](const Record& award) {
        return query.count({.type = record_types::cancellation, .parent = award.id}) > 0;
    });
    review.awards = items_of(workspace, std::move(awards), {"decided_on", "name", decision_of},
                             years, movement);
    auto difficulties = query.list({.type = record_types::difficulty});
    std::erase_if(difficulties, [](const Record& difficulty) {
        const std::string state = text_or_empty(difficulty.fields, "state");
        return state == "draft" || state == "returned" || state == "resolved" || state == "closed";
    });
    review.open_difficulties =
        items_of(workspace, std::move(difficulties), {"steps/submit/at", "title", proposal_of},
                 {0, years.to}, movement);
}

}  // namespace

Result<MovementReview> review_years(Workspace& workspace, const ReviewOrder& order) {
    if (order.from_year > order.to_year || order.to_year - order.from_year >= years_max)
        return failure(ErrorCode::invalid_input,
                       tr("Give a first and a last year, ten years at most."));
    if (auto right = check_right(workspace, Action::read_consolidation); !right)
        return right.error();
    MovementReview review;
    for (int year = order.from_year; year <= order.to_year; ++year) review.years.push_back(year);
    review.period_names.resize(review.years.size());
    review.reports.resize(review.years.size());
    const auto periods = periods_of_one_rule(workspace, order);
    if (!periods) return periods.error();
    for (std::size_t at = 0; at < review.years.size(); ++at) {
        const auto period = periods->find(review.years[at]);
        if (period == periods->end()) continue;
        const auto made = workspace.consolidations().make(period->second);
        if (!made) return made.error();
        add_year(review, at, *made);
    }
    for (const CountRule& rule : count_rules)
        review.counts.push_back(count_of(workspace, rule, review.years, order.movement));
    add_items(workspace, order.movement, review);
    return review;
}

}  // namespace thidua
