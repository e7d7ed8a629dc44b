#pragma once

#include "shared/base/result.h"
#include "shared/record/record.h"

namespace thidua {

class EditBuilder;
class Workspace;

/// Whoever signs is whom the paper prints.

/// Before a paper goes to be signed: where it names no signer yet it names the organ's head, with
/// the position that the register of people says. Nothing where the register knows no head.
void fill_printed_signer(Workspace& workspace, const Record& paper, EditBuilder& edit);

/// Refuses the signature of an account that is not the person whom the paper prints, nor acts for
/// that person by a delegation in force (the register's "acts_for"): wrong_state with both names
/// and the way out. A register that knows neither of them settles nothing, and nothing is refused.
Result<void> check_printed_signer(Workspace& workspace, const Record& paper);

}  // namespace thidua
