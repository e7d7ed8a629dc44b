#pragma once

#include <SQLiteCpp/Exception.h>

#include "shared/base/result.h"

namespace thidua {

/// What SQLite threw as a code a caller can branch on and a sentence a person can act on. What only
/// our own bug can cause (a broken statement, a violated constraint) is `internal` and quotes
/// SQLite.
Error to_error(const SQLite::Exception& exception);

}  // namespace thidua
