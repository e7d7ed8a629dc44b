#pragma once

#include "shared/calendar/due.h"
#include "shared/calendar/schedule.h"
#include "shared/model/obligation.h"
#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {

/// One reporting period of an organ: what the units report into. The rule's words and source are
/// in the obligation; an exceptional period, made by hand, carries its own source.
struct Period {
    static constexpr std::string_view record_type = record_types::period;

    RecordId obligation;  ///< nil for an exceptional period
    RecordId organ;
    std::string form_key;
    std::string label;    ///< "2026", "2026-Q2"
    std::string name;     ///< "Báo cáo năm 2026": in Vietnamese, shown as it is
    std::string name_en;
    std::optional<CivilDate> window_from;
    std::optional<CivilDate> window_through;
    std::optional<CivilDate> opens;
    CivilDate due_date{};
    DueWording due_wording = DueWording::by;
    Roll due_roll = Roll::none;
    /// An exceptional period may end at an hour ("before 17:00 on 10/12"): the first instant that
    /// is too late. Stands before due_date when it is there.
    std::optional<Instant> due_moment;
    /// The units' own earlier deadline, in time through the end of that day.
    std::optional<CivilDate> internal_due;
    /// The last day on which a report is taken without the office; not the due date.
    std::optional<CivilDate> closes;
    bool exceptional = false;
    std::string source;
    std::set<std::string> reporter_kinds;  ///< as in Obligation
    bool is_dropped = false;  ///< the rule was changed before it began; nobody owes anything in it

    bool operator==(const Period&) const = default;
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<Period> auto& period) {
    visit("obligation", period.obligation);
    visit("organ", period.organ);
    visit("form_key", period.form_key);
    visit("label", period.label);
    visit("name", period.name);
    visit("name_en", period.name_en);
    visit("window_from", period.window_from);
    visit("window_through", period.window_through);
    visit("opens", period.opens);
    visit("due_date", period.due_date);
    visit("due_wording", period.due_wording);
    visit("due_roll", period.due_roll);
    visit("due_moment", period.due_moment);
    visit("internal_due", period.internal_due);
    visit("closes", period.closes);
    visit("exceptional", period.exceptional);
    visit("source", period.source);
    visit("reporter_kinds", period.reporter_kinds);
    visit("dropped", period.is_dropped);
}

/// What the organ owes upward.
[[nodiscard]] Due due_of(const Period& period);
/// What its units owe the Office: the internal date where there is one, else the same.
[[nodiscard]] Due unit_due_of(const Period& period);
/// The period that the rule planned, of that obligation, as a record's view.
[[nodiscard]] Period period_from_plan(const Obligation& obligation, RecordId obligation_id,
                                      const PlannedPeriod& planned);
/// Name in the language of the interface.
[[nodiscard]] const std::string& display_name(const Period& period);

enum class PeriodStage { not_yet_open, open, closing, closed };
/// `closing` is the time between the unit's due instant and the end of the closing day.
[[nodiscard]] PeriodStage stage_of(const Period& period, Instant now,
                                   const HolidayCalendar& calendar);

template <>
struct EnumNames<PeriodStage> {
    static constexpr std::array<std::string_view, 4> names{"not_yet_open", "open", "closing",
                                                           "closed"};
};

}  // namespace thidua
