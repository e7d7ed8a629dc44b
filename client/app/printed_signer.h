#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/model/signing.h"
#include "shared/record/record.h"

namespace thidua {

class EditBuilder;
class Workspace;

/// Whoever signs is whom the paper prints, with the right by which (Decree 30/2020, Article 13).

/// Before a paper goes to be signed: where it names no signer yet it names the organ's head, with
/// the position that the register of people says; where it names somebody without the right, the
/// right that the register says. Nothing where the register knows neither.
void fill_printed_signer(Workspace& workspace, const Record& paper, EditBuilder& edit);

/// Refuses the signature of an account that is not the person whom the paper prints, nor acts for
/// that person by a delegation in force (the register's "acts_for"): wrong_state with both names
/// and the way out. A register that knows neither of them settles nothing, and nothing is refused.
Result<void> check_printed_signer(Workspace& workspace, const Record& paper);

/// Who stands below a paper.
struct PrintedSigner {
    std::string name;
    std::string title;
    std::string capacity;  ///< permanent: "own", "KT", "TL", "TUQ" …; empty: own
    std::string whom;      ///< the office that is signed for: "Giám đốc"; empty for none
};

/// By the paper's "signer/…". Where somebody else has signed it, who acts for the person whom it
/// names, that one and the right by which, also when the right has ended since; where it names
/// somebody and not the right, the one by which that person acts on the day at the path, or today.
/// A right whose row in the register says no capacity is that of a deputy (KT.) in the same unit;
/// of anybody else with a document the authorised one (TUQ.), without any by order (TL.).
PrintedSigner printed_signer(Workspace& workspace, const Fields& paper, std::string_view date_path);

/// By which one of that name acts for the other on the day, by this organ's register of people.
std::optional<Delegation> delegation_between(Workspace& workspace, const std::string& deputy,
                                             const std::string& whom, CivilDate day);

}  // namespace thidua
