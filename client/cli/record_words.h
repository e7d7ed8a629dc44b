#pragma once

#include "client/app/record_name.h"
#include "client/cli/json.h"

/// How a record that is not itself shown is named.
namespace thidua::cli {

/// Adds "type", "name", "unit" (its code), "unit_id", "unit_name", "period" and "period_name".
Json& add_name(Json& json, const RecordName& name);

}  // namespace thidua::cli
