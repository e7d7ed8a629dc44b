#pragma once

#include <string>
#include <vector>

#include "shared/base/enum_text.h"
#include "shared/base/id.h"

namespace thidua {

/// What a person is, on one device, in one unit.
enum class Role {
    officer,  ///< of a division or service unit
    head,     ///< of such a unit
    office,   ///< the Office, standing body of the Council
    council_member,
    council_secretary,
    leadership,     ///< Director and deputies
    clerk,          ///< registry
    receiver,       ///< of another organ, receives reports
    administrator,  ///< no right to content
    auditor         ///< inspectorate: reads the organ and its trail, and does nothing
};

/// The role in the language of the interface.
[[nodiscard]] std::string role_words(Role role);

/// Where somebody works, as the organisation has it at some time.
struct Workplace {
    RecordId organ;
    std::vector<RecordId> house;        ///< the unit and those it was merged with
    std::vector<RecordId> units_below;  ///< of the same organ, on every level
    std::vector<RecordId> organ_units;  ///< all of the organ, closed ones and itself included
    std::vector<RecordId> organs_below; ///< of a province: its departments, communes ...
    std::vector<RecordId> senders;      ///< the organs whose obligations name this one
    std::vector<RecordId> addressees;   ///< the organs to which this one's dossiers go, or went
};

/// The scopes a person of that role is granted there, sorted, each once; the device's own is not
/// among them. An administrator reads the province's scope and no content.
[[nodiscard]] std::vector<ScopeId> granted_scopes(Role role, const Workplace& place);

template <>
struct EnumNames<Role> {
    static constexpr std::array<std::string_view, 10> names{
        "officer",    "head",  "office",   "member",        "secretary",
        "leadership", "clerk", "receiver", "administrator", "auditor"};
};

}  // namespace thidua
