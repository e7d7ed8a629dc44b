#pragma once

#include <optional>

#include "client/store/local_store.h"
#include "shared/calendar/holidays.h"

namespace thidua {

/// When attached files have to be there (rule 13: what is due first goes first).
class FileOrder {
public:
    explicit FileOrder(LocalStore& store);

    /// The first instant that is too late for the report that the edit changes, as this device sees
    /// its period and the unit's extension; the end of time where it changes none, or nobody knows.
    Instant due_of(const std::optional<EditId>& edit);

private:
    [[nodiscard]] std::optional<Instant> find_due(const RecordId& record);

    LocalStore& store_;
    HolidayCalendar calendar_;
};

}  // namespace thidua
