#pragma once

#include <string>

#include "shared/base/time.h"
#include "shared/record/record.h"
#include "shared/rules/award.h"

namespace thidua {

class Workspace;

/// How papers and the register speak of whom a nomination, an award or a role model is for. All of
/// them name the nominee by the same fields.

/// As the law counts and pays: an organisation outside the organ is a collective, by the register
/// of other parties; a person outside stays another party.
Nominee counted_as(Workspace& workspace, const Fields& nominee);

/// How the nominee is addressed: "Ông", "Bà", "Ông/Bà"; empty for a collective, and for another
/// party of which nobody has said whether it is a person.
std::string title_words(Workspace& workspace, const Fields& nominee);

/// "Chuyên viên, Phòng Hành chính tư pháp"; the unit alone where no position is known. Another
/// party stands with its own address, or with who confirms its contribution: never with the unit
/// that nominates it. Empty for a collective of the organ, whose name says all.
std::string position_words(Workspace& workspace, const Fields& nominee);

/// Where the nominee belongs: the unit as it is called, or the address of another party.
std::string workplace_words(Workspace& workspace, const Fields& nominee);

/// "Bà Lò Thị Giả, Trưởng phòng": who leads the collective on the day; empty where it is not known.
std::string head_words(Workspace& workspace, const Fields& nominee, CivilDate day);

/// The initiative with the decision that recognises it, then earlier awards; a line for each.
std::string recognised_words(Workspace& workspace, const Fields& nominee);

}  // namespace thidua
