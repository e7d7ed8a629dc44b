#pragma once

#include <string>
#include <vector>

#include "shared/base/enum_text.h"
#include "shared/base/id.h"

namespace thidua {

/// What a person is, on one device, in one unit.
enum class Role {
    officer,            ///< of a division or service unit
    head,               ///< of such a unit
    office,             ///< the Office, standing body of the Council
    council_member,
    council_secretary,
    leadership,         ///< Director and deputies
    clerk,              ///< registry
    receiver,           ///< of another organ, receives reports
    administrator       ///< no right to content
};

/// The role in the language of the interface.
[[nodiscard]] std::string role_words(Role role);

/// The scopes a device of that role is granted, sorted, each once. `organ_units` are all units of
/// the organ, itself included where it reports; only the Office, the council's secretary and the
/// leadership use them. An administrator reads the province's scope and no content.
[[nodiscard]] std::vector<ScopeId> granted_scopes(Role role, RecordId unit, RecordId organ,
                                                  const std::vector<RecordId>& organ_units);

template <>
struct EnumNames<Role> {
    static constexpr std::array<std::string_view, 9> names{
        "officer",    "head",  "office",   "member",       "secretary",
        "leadership", "clerk", "receiver", "administrator"};
};

}  // namespace thidua
