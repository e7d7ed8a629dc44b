#pragma once

#include "shared/base/result.h"
#include "shared/wire/message.h"

namespace thidua {

/// A refusal of the server in words for a person.
Error refusal_error(const Refusal& refusal);

}  // namespace thidua
