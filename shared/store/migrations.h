#pragma once

#include <span>
#include <string_view>

#include "shared/base/result.h"
#include "shared/store/database.h"

namespace thidua {

/// One step of a schema. Never edited once released; `version` counts 1, 2, 3 ...
struct Migration {
    int version;
    std::string_view sql;
};

/// Brings the store to the last of the migrations, each whole or not at all, in order. A store that
/// is further than the last one is `newer_version` and is not changed.
Result<void> migrate(Database& database, std::span<const Migration> migrations);

/// Which migration the store has reached; 0 is none.
int schema_version(Database& database);

}  // namespace thidua
