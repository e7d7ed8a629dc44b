#pragma once

#include "shared/record/record.h"
#include "shared/store/statement.h"
#include "shared/wire/message.h"

namespace thidua {

/// Reads the current row of id, type, scope, rev, fields. A blob that does not decode means the file was damaged behind our back:
/// SQLite::Exception with SQLITE_CORRUPT.
Record read_record(SQLite::Statement& row);
/// The same for a record whose fields are still encoded; `fields` is what they decode to.
void bind_packed(SQLite::Statement& statement, const PackedRecord& packed, const ScopeId& scope,
                 const Fields& fields);
/// Binds id, type, scope, rev, parent, unit, state, fields as ?1 to ?8.
void bind_record(SQLite::Statement& statement, const Record& record);

}  // namespace thidua
