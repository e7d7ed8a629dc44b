#include "client/store/working_copy.h"

#include <sqlite3.h>

#include "client/store/run_sql.h"
#include "shared/store/transaction.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

constexpr const char* keep_typed_sql =
    "INSERT INTO working_copy (record, path, typed, seen, typed_at) VALUES (?1, ?2, ?3, ?4, ?5)"
    " ON CONFLICT (record, path) DO UPDATE SET"
    " typed = excluded.typed, seen = excluded.seen, typed_at = excluded.typed_at";
constexpr const char* settle_typed_sql = "DELETE FROM working_copy WHERE record = ?1 AND path = ?2";
constexpr const char* list_typed_sql =
    "SELECT path, typed, seen, typed_at FROM working_copy WHERE record = ?1 ORDER BY path";
constexpr const char* count_typed_sql = "SELECT count(*) FROM working_copy";

TypedText read_typed(SQLite::Statement& row) {
    auto seen = decode_value(column_blob(row, 2));
    if (!seen) throw SQLite::Exception{"a typed text cannot be read", SQLITE_CORRUPT};
    return {.path = column_text(row, 0),
            .text = column_text(row, 1),
            .seen = *std::move(seen),
            .typed_at = column_instant(row, 3)};
}

}  // namespace

void WorkingCopy::keep(const RecordId& record, const std::vector<TypedText>& texts,
                       const std::vector<FieldPath>& settled) {
    Transaction transaction{store_.database()};
    for (const FieldPath& path : settled) settle({record, path});
    for (const TypedText& typed : texts)
        run_sql(store_, keep_typed_sql, record, std::string_view{typed.path},
                std::string_view{typed.text}, Blob{encode_value(typed.seen)}, typed.typed_at);
    transaction.commit();
}

void WorkingCopy::settle(const TypedPlace& place) {
    run_sql(store_, settle_typed_sql, place.record, std::string_view{place.path});
}

std::vector<TypedText> WorkingCopy::list(const RecordId& record) {
    auto row = store_.database().prepare(list_typed_sql);
    bind(row, record);
    std::vector<TypedText> texts;
    while (row.step()) texts.push_back(read_typed(row));
    return texts;
}

std::size_t WorkingCopy::count() {
    return static_cast<std::size_t>(read_number(store_, 0, count_typed_sql));
}

}  // namespace thidua
