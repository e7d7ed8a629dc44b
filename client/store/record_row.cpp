#include "client/store/record_row.h"

#include <sqlite3.h>

#include "shared/record/index_keys.h"
#include "shared/wire/codec.h"

namespace thidua {

Record read_record(SQLite::Statement& row) {
    auto fields = decode_fields(column_blob(row, 4));
    if (!fields) throw SQLite::Exception{"a record cannot be read", SQLITE_CORRUPT};
    return {.type = column_text(row, 1),
            .id = column_id<RecordId>(row, 0),
            .scope = column_id<ScopeId>(row, 2),
            .fields = *std::move(fields),
            .rev = column_number<Sequence>(row, 3)};
}

void bind_record(SQLite::Statement& statement, const Record& record) {
    const IndexKeys keys = index_keys(record.type, record.fields);
    bind(statement, record.id, record.type, record.scope, record.rev, keys.parent, keys.unit,
         keys.state, Blob{encode_fields(record.fields)});
}

void bind_packed(SQLite::Statement& statement, const PackedRecord& packed, const ScopeId& scope,
                 const Fields& fields) {
    const IndexKeys keys = index_keys(packed.type, fields);
    bind(statement, packed.id, packed.type, scope, packed.rev, keys.parent, keys.unit, keys.state,
         Blob{packed.fields});
}

}  // namespace thidua
