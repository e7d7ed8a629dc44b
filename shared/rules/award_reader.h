#pragma once

#include "shared/rules/award.h"
#include "shared/forms/strict_reader.h"

namespace thidua {

/// One entry of a rule set's "awards". Mistakes are the reader's, under the award's code.
AwardEntry read_award(StrictReader& reader, const JsonNode& node);

}  // namespace thidua
