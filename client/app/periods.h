#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/calendar/due.h"
#include "shared/calendar/holidays.h"
#include "shared/calendar/reminders.h"
#include "shared/evidence/period_status.h"
#include "shared/model/period.h"

namespace thidua {

class Workspace;

enum class PeriodPhase {
    not_open,
    open,
    closing,  ///< the due time is over; reports are taken, and are late without an extension
    closed    ///< they still are, and are marked
};

struct PeriodView {
    RecordId id;
    Period period;
    PeriodPhase phase = PeriodPhase::open;
    /// To the last day that is on time, or that the return named; negative: overdue.
    std::int64_t days_left = 0;
    std::string due_words;           ///< "trước ngày 15/12/2026"
    Instant due_at;                  ///< the first instant that is too late
    std::optional<CivilDate> extended_until;  ///< for this device's unit
    bool exempt = false;                      ///< this device's unit
    std::optional<RecordId> own_report;       ///< this unit's, when started
    /// Until when this unit's report is to come again, as its return named it.
    std::optional<CivilDate> return_due = {};
    bool form_known = false;         ///< the organ has published the form
    /// What this device's unit works towards: the day that a return named; else the one that
    /// it was extended to; else the organ's own earlier day while it is ahead; else the day that
    /// decides.
    std::string own_due_words;
    std::int64_t own_days_left = 0;  ///< to the last day of that
    bool is_internal_ahead = false;
    std::optional<Reminder> reminder = {};  ///< that stands today, by the person's wishes
    /// Of the two weeks to the due date, days that no notice has fixed yet.
    std::vector<SpecialDay> expected_days = {};
};

/// "Due before 15/12/2026", and before it the organ's own earlier day while that is ahead; or that
/// this device's unit has more time; or until when its returned report is to come again.
std::string due_in_full(const PeriodView& period);

struct NewPeriod {
    std::string form_key;
    CivilDate due;
    DueWording wording = DueWording::before;
    /// An hour on that day: the first instant that is too late. Stands before due and wording.
    std::optional<Instant> due_moment = {};
    std::string name = {};  ///< empty: the form's title
};

/// Reporting periods. Regular ones come from obligations by rule; an Office makes exceptional ones,
/// extends and exempts.
class Periods {
public:
    explicit Periods(Workspace& workspace) : workspace_{workspace} {}

    /// Those of this device's organ, by due date. `open_only`: opened and not closed, or this
    /// unit's report is to come again by a day of its own.
    [[nodiscard]] std::vector<PeriodView> list(bool open_only = false);
    Result<PeriodView> find(const RecordId& period);
    Result<RecordId> create(const NewPeriod& wanted);
    Result<void> extend(const RecordId& period, const std::string& unit_code, CivilDate until,
                        const std::string& reason);
    Result<void> exempt(const RecordId& period, const std::string& unit_code,
                        const std::string& reason);
    /// Units expected, on time, late, missing, extended, exempt; each with its evidence. From the
    /// local store: a unit's device sees its own line only.
    [[nodiscard]] std::vector<PeriodStatus> deadlines(std::optional<RecordId> period = {});
    [[nodiscard]] HolidayCalendar holidays();

private:
    Workspace& workspace_;
};

}  // namespace thidua
