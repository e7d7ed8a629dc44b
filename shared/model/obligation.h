#pragma once

#include "shared/calendar/schedule.h"
#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"
#include "shared/model/unit.h"

namespace thidua {

struct Obligation;
/// By the rule as a whole where it is there and read, else by its parts.
[[nodiscard]] ScheduleRule schedule_of(const Obligation& obligation);

/// What an organ, or its units, must report, to whom, and by which rule. Periods follow from it;
/// nobody makes a regular period by hand.
struct Obligation {
    static constexpr std::string_view record_type = record_types::obligation;

    std::string key;       ///< "annual", "quarterly": unique within the organ
    RecordId organ;
    std::string name;      ///< in Vietnamese
    std::string name_en;
    std::string form_key;  ///< empty where no form is filled (a plan to issue, a review)
    ScheduleRule schedule;
    std::int64_t first_year = 0;
    std::int64_t last_year = 0;
    std::set<std::string> recipients;  ///< codes of the organs it goes to: "SNV"
    /// Texts of UnitKind: which units of the organ report. Empty: only the organ itself.
    std::set<std::string> reporter_kinds;
    std::string source;  ///< the document and its words that found the duty
    /// Periods with an earlier label are left out ("2026-Q2": the duty began in that quarter).
    std::string first_label;
    /// What the organ brings out by it: "plan", "report" or "review"; empty where nobody said.
    std::string matter;
    /// The due rule whole, which is `schedule` then; empty where no server has put it together, and
    /// only its parts stand there (due_rule.h, which also writes it).
    std::string rule;

    bool operator==(const Obligation&) const = default;
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<ScheduleRule> auto& rule) {
    const auto number = [&visit](std::string_view name, auto& figure) {
        std::int64_t wide = figure;
        visit(name, wide);
        if constexpr (!std::is_const_v<std::remove_reference_t<decltype(figure)>>) {
            figure = static_cast<int>(wide);
        }
    };
    // None is said too: where nothing stands it is the usual number.
    const auto days = [&visit](std::string_view name, auto& figure) {
        std::optional<std::int64_t> wide = figure;
        visit(name, wide);
        if constexpr (!std::is_const_v<std::remove_reference_t<decltype(figure)>>) {
            figure = static_cast<int>(wide.value_or(figure));
        }
    };
    visit("kind", rule.kind);
    number("due_month", rule.due_month);
    number("due_day", rule.due_day);
    visit("wording", rule.wording);
    visit("roll", rule.roll);
    visit("window", rule.window);
    number("internal_working_days", rule.internal_working_days);
    number("internal_month", rule.internal_month);
    number("internal_day", rule.internal_day);
    days("opens_days_before", rule.opens_days_before);
    days("closes_days_after", rule.closes_days_after);
}

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<Obligation> auto& obligation) {
    visit("key", obligation.key);
    visit("organ", obligation.organ);
    visit("name", obligation.name);
    visit("name_en", obligation.name_en);
    visit("form_key", obligation.form_key);
    visit("schedule", obligation.schedule);
    visit("first_year", obligation.first_year);
    visit("last_year", obligation.last_year);
    visit("recipients", obligation.recipients);
    visit("reporter_kinds", obligation.reporter_kinds);
    visit("source", obligation.source);
    visit("first_label", obligation.first_label);
    visit("matter", obligation.matter);
    visit("rule", obligation.rule);
    if constexpr (!std::is_const_v<std::remove_reference_t<decltype(obligation)>>) {
        obligation.schedule = schedule_of(obligation);
    }
}

/// Whether a unit of that kind reports under this obligation. The organ must be compared by the
/// caller.
[[nodiscard]] bool is_reporter(const Obligation& obligation, UnitKind kind);

}  // namespace thidua
