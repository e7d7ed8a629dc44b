#pragma once

#include "shared/base/result.h"
#include "shared/wire/message.h"

namespace thidua {

/// A refusal of the server in words for a person.
Error refusal_error(const Refusal& refusal);
/// The same, of somebody else's file that this device passed on.
Error relay_refusal_error(const Refusal& refusal);

/// What to tell a person whose device has taken a new identity (rule 12).
std::string new_identity_words();

}  // namespace thidua
