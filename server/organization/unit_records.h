#pragma once

#include <map>
#include <string>
#include <vector>

#include "server/organization/json_entry.h"
#include "shared/model/unit.h"

namespace thidua {

/// The units of the organisation files by their code, each with its organ found.
class UnitDirectory {
public:
    /// Reads "units" of every file. Refuses a code used twice, a parent that is not in the files,
    /// parents in a circle, and an office, division, service unit or council without an organ.
    /// Units among the `known` records may be named without being in the files, and stay as they
    /// are where they are.
    static UnitDirectory from_files(const std::vector<JsonEntry>& files,
                                    const std::vector<Record>& known = {});

    [[nodiscard]] const Unit* find(const std::string& code) const;
    /// The id of the organ with that code; a mistake of the entry when it is none.
    [[nodiscard]] RecordId organ_named(const std::string& code, const JsonEntry& entry) const;
    /// Those not known before, in the order of their codes, in the province's scope.
    [[nodiscard]] std::vector<Record> records() const;

private:
    void add(const JsonEntry& entry);
    void place(Unit& unit, const JsonEntry& entry) const;

    std::map<std::string, Unit> units_;
    std::map<std::string, Unit> known_;
    std::map<std::string, std::string> parents_;  ///< code of a unit -> code of its parent
};

}  // namespace thidua
