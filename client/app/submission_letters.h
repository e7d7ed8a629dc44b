#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/record/record.h"

namespace thidua {

class EditBuilder;
class Workspace;

/// The letter under which a round's nominations go to whoever decides. Its number and day stand on
/// the round, the registry gives them; what was handed in by that day is in its list.
struct SubmissionLetter {
    std::string number;
    std::optional<CivilDate> on;
};

/// Empty before it has its number.
std::optional<SubmissionLetter> letter_of(const Record& round);
/// The day on which the unit handed it in as it is now; empty before.
std::optional<CivilDate> day_handed_in(const Record& nomination);
/// Whether the letter of its round lists the nomination: it has gone up under that number, or was
/// handed in by that day. Also true while there is no such letter.
bool is_in_letter(Workspace& workspace, const Record& nomination, const Record& round);
/// What was handed in after the round's letter, and is not in its list.
std::vector<Record> missing_from_letter(Workspace& workspace, const Record& round);
/// That, in one sentence with the right way; empty where the letter lists all.
std::string missing_words(const Record& round, const std::vector<Record>& missing);

/// The round's letter gets another number or day: no other paper may have the number, and the
/// dossiers that went up under it say the same, in the same save.
Result<void> follow_letter(Workspace& workspace, const Record& round, const Fields& now,
                           EditBuilder& edit);

}  // namespace thidua
