#pragma once

#include <optional>
#include <string>

#include "shared/base/id.h"
#include "shared/base/time.h"
#include "shared/record/value.h"

namespace thidua {

class Workspace;

/// What the register of people says of somebody, as papers need it.
struct KnownPerson {
    std::string title;     ///< "Ông", "Bà"; "Ông/Bà" where the gender is not known
    std::string name;      ///< as it is spelled
    std::string position;  ///< held on the day; may be empty
    RecordId unit;         ///< where that position is; else the person's own unit
};

/// "Ông", "Bà", "Ông/Bà" of "male", "female" and anything else.
std::string title_of_gender(const std::string& gender);

/// "Giám đốc" of "Giám đốc Sở Tư pháp": below a paper, whose letter head says the rest.
std::string without_organ(const std::string& position);

/// Who holds the leading position in the unit on the day. No deputy, no head of the Party's or the
/// union's cell: they lead something else.
std::optional<KnownPerson> head_of_unit(Workspace& workspace, const RecordId& unit, CivilDate day);
/// The only one of that name; empty for none and for several.
std::optional<KnownPerson> find_person_named(Workspace& workspace, const std::string& name,
                                             CivilDate day);
std::optional<KnownPerson> find_known_person(Workspace& workspace, const RecordId& id,
                                             CivilDate day);

}  // namespace thidua
