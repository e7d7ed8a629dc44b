#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/device_store.h"
#include "shared/base/random.h"
#include "shared/base/result.h"
#include "shared/calendar/holidays.h"
#include "shared/model/unit.h"
#include "shared/record/record.h"

namespace thidua {

/// When a change is made, and with what chance.
struct ChangeMoment {
    Instant now;
    Random& random;
};

/// What one change of the organisation came to.
struct UnitChange {
    std::string code;
    std::string name;
    std::size_t units = 0;    ///< changed with it, itself included
    std::size_t devices = 0;  ///< that work there
};

struct UnitClosing {
    std::string code;
    CivilDate last_day{};
    std::string into;  ///< code of the unit it is merged into; empty for none
};

/// One of those that a unit becomes.
struct UnitPart {
    std::string code;
    std::string name;
};

struct UnitSplit {
    std::string code;
    CivilDate first_day{};  ///< of the parts; the unit exists through the day before
    std::vector<UnitPart> parts;
};

struct UnitNaming {
    std::string code;
    std::string name;
    std::string short_name;  ///< empty: none any more
    CivilDate first_day{};   ///< of the new name
};

struct LoadCounts {
    std::size_t added = 0;
    std::size_t kept = 0;     ///< there already; stay as they are
    std::size_t changed = 0;  ///< working calendars with other days, and periods that follow them
};

/// Changes of the organisation on the server, each in the log, so that devices learn of it and find
/// scopes and records changed in one step (rule 6). They work while the server serves.
/// The transaction is the caller's. Errors are sentences: `not_found` for a code or device that
/// nobody has, `invalid_input` for what cannot be, `wrong_state` for what is so already.
class OrganizationChanges {
public:
    OrganizationChanges(Database& database, ChangeMoment moment)
        : database_{database}, moment_{moment} {}

    /// Puts the unit, with all below it, under another parent; into that one's organ when it is no
    /// organ itself. The reports go with the unit.
    Result<UnitChange> move_unit(const std::string& code, const std::string& parent_code);
    /// The last day the unit exists. Merged units are one from the day after: whoever works in one
    /// reads and writes what either made.
    Result<UnitChange> close_unit(const UnitClosing& closing);
    /// The unit becomes two or more from that day on, of its kind and in its place. What it
    /// reported and was given stays its own, under its name; a report is owed by whoever exists on
    /// its last day. Who works there keeps working there until the person is given another unit.
    Result<UnitChange> split_unit(const UnitSplit& split);
    /// Another name from that day on, which may have been but is not to come: until then the old
    /// one holds. What was written under the old name keeps it.
    Result<UnitChange> rename_unit(const UnitNaming& naming);
    /// Whether its head grants awards of the unit's own.
    Result<UnitChange> set_legal_personality(const std::string& code, bool has_it);
    /// Another role or another unit for the person at that device; `unit_code` empty: the same. It
    /// lasts through that day; without one until further notice, whatever was said of the role of
    /// before.
    Result<Device> change_role(const std::string& device_ending, Role role,
                               const std::string& unit_code,
                               std::optional<CivilDate> last_day = {});
    /// The last day of the role that the person has at that device; none: until further notice. An
    /// edit is taken that reached the server, or was announced to it, by then; any other stays on
    /// the device as "needs attention". The device still reads: cutting off is another thing.
    Result<Device> set_last_day(const std::string& device_ending,
                                std::optional<CivilDate> last_day);
    /// Adds the records that are not there yet; scopes and ids as they come. A working calendar
    /// that says other days than the one that is there takes its place (expected days become
    /// official ones every year), and the periods of rules that are not over yet take their days
    /// from it; no period ends before this moment by it.
    LoadCounts load(const std::vector<Record>& records);

private:
    Result<Record> find_unit(const std::string& code);
    Result<void> check_closing(const Record& unit, const UnitClosing& closing);
    Result<void> check_heir(const Record& unit, const UnitClosing& closing, const Record& heir);
    Result<void> check_split(const Record& unit, const UnitSplit& split);
    /// Those whose parents lead up to it, itself first.
    std::vector<Record> list_with_below(const Record& top);
    /// The periods, as they follow from the calendar, that are not over.
    void follow(const HolidayCalendar& calendar, std::vector<std::pair<Record, Record>>& changes);
    std::size_t count_devices(const std::vector<Record>& units);
    Result<Device> find_active(const std::string& device_ending);
    /// In a record that only the device reads.
    void tell_device(const Device& device, std::optional<CivilDate> last_day);

    Database& database_;
    ChangeMoment moment_;
};

}  // namespace thidua
