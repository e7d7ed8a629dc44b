#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/enum_text.h"
#include "shared/base/result.h"
#include "shared/base/time.h"

namespace thidua {

/// Whether a notice of the competent authority fixes a day, or it is what one expects before the
/// notice is issued (Tết blocks, the second day of 2/9, compensations and swaps).
enum class Certainty { official, expected };

/// A day on which the week's rule does not hold, and why.
struct SpecialDay {
    CivilDate date;
    std::string name;
    Certainty certainty = Certainty::official;

    bool operator==(const SpecialDay&) const = default;
};

/// The working days of State agencies: Monday to Friday, less the days off, plus the working
/// Saturdays and Sundays that make up for a day swapped off. A table, not a computation: lunar
/// dates and swaps come from the notices (Labour Code Article 112, and 24/11 by Resolution
/// 28/2026/QH16). Immutable; may be read from any thread.
///
/// No rest is longer than rest_run_days_max, so every search for a working day ends.
class HolidayCalendar {
public:
    static constexpr int rest_run_days_max = 30;
    static constexpr std::size_t special_days_max = 10'000;

    /// Weekends only.
    HolidayCalendar() = default;
    /// Refuses, in words, a date that does not exist, a date listed twice or both off and working,
    /// and a rest longer than rest_run_days_max.
    static Result<HolidayCalendar> from_days(const std::vector<SpecialDay>& days_off,
                                             const std::vector<SpecialDay>& working_days);

    [[nodiscard]] bool is_working_day(CivilDate date) const;
    /// Why a weekday is off; empty for ordinary days and weekends without a name.
    [[nodiscard]] std::optional<SpecialDay> find_day_off(CivilDate date) const;
    /// The first working day after the date, never the date itself.
    [[nodiscard]] CivilDate next_working_day(CivilDate date) const;
    /// The last working day before the date, never the date itself.
    [[nodiscard]] CivilDate previous_working_day(CivilDate date) const;
    /// The date itself where it is a working day, else the last one before it.
    [[nodiscard]] CivilDate working_day_on_or_before(CivilDate date) const;
    /// Both ends included; 0 when `through` is before `from`.
    [[nodiscard]] int working_days_between(CivilDate from, CivilDate through) const;
    /// So many working days after the date (before it when negative), the date itself not
    /// counted; the date itself for 0. At most working_day_steps_max steps are taken.
    [[nodiscard]] CivilDate add_working_days(CivilDate date, int count) const;
    static constexpr int working_day_steps_max = 2'000;

    /// Days off and working days that no notice fixes yet, both ends included, in their order: what
    /// was reckoned with them may still move.
    [[nodiscard]] std::vector<SpecialDay> list_expected(CivilDate from, CivilDate through) const;
    /// In the order of their dates.
    [[nodiscard]] std::vector<SpecialDay> list_days_off() const;
    [[nodiscard]] std::vector<SpecialDay> list_working_days() const;

private:
    [[nodiscard]] std::optional<Error> find_long_rest() const;

    std::map<CivilDate, SpecialDay> days_off_;
    std::map<CivilDate, SpecialDay> working_days_;
};

/// The date so many days later (earlier when negative).
[[nodiscard]] CivilDate plus_days(CivilDate date, int days);
/// Days from one date to another: 1 from today to tomorrow.
[[nodiscard]] int days_between(CivilDate from, CivilDate to);

template <>
struct EnumNames<Certainty> {
    static constexpr std::array<std::string_view, 2> names{"official", "expected"};
};

}  // namespace thidua
