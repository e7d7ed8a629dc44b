#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/id.h"
#include "shared/base/result.h"

namespace thidua {

class Workspace;

/// Who of a unit has acknowledged a notice.
struct UnitAcknowledgements {
    RecordId unit;
    std::string unit_code;
    std::string unit_name;
    std::vector<std::string> people;  ///< by name; empty: nobody yet
    /// On the staff of the unit, by name, where every person is to acknowledge and did not yet.
    std::vector<std::string> people_missing;
    /// Somebody acknowledged, and nobody is missing.
    [[nodiscard]] bool is_done() const { return !people.empty() && people_missing.empty(); }
};

/// A notice and who has confirmed that it was read (C09).
struct NoticeStanding {
    std::vector<UnitAcknowledgements> units;  ///< those it is for
    /// The leadership and others who work in none of them, by name.
    std::vector<std::string> people_of_organ;
    std::size_t units_done = 0;
    std::size_t people_done = 0;  ///< in units and out of them
};

/// Notices to units and people, acknowledged by each.
class Dissemination {
public:
    explicit Dissemination(Workspace& workspace) : workspace_{workspace} {}

    /// By this device's person, for the unit where that is an officer or head, or of the Office; by
    /// anybody else of the organ for nobody else. Twice is once. wrong_state for a notice that
    /// is not published.
    Result<RecordId> acknowledge(const RecordId& announcement);
    /// From what this device knows: the Office of all units, a unit of itself.
    Result<NoticeStanding> standing(const RecordId& announcement);

private:
    Workspace& workspace_;
};

}  // namespace thidua
