#include "server/store/held_store.h"

#include <sqlite3.h>

#include "shared/model/ids.h"
#include "shared/wire/codec.h"
#include "shared/wire/record_archive.h"

namespace thidua {
namespace {

constexpr const char* put_held_sql =
    "INSERT INTO held_edit (edit, seq, device, device_name, number, received_at, announced_at,"
    " is_recovered, content, outcomes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
    " ON CONFLICT (edit) DO UPDATE SET outcomes = excluded.outcomes";
constexpr const char* put_operation_sql =
    "INSERT INTO held_operation (edit, operation, record, shown_as) VALUES (?1, ?2, ?3, ?4)";
constexpr const char* forget_operations_sql = "DELETE FROM held_operation WHERE edit = ?1";
constexpr const char* forget_held_sql = "DELETE FROM held_edit WHERE edit = ?1";
constexpr const char* find_held_sql =
    "SELECT seq, device, device_name, number, received_at, announced_at, is_recovered, content,"
    " outcomes FROM held_edit WHERE edit = ?1";
constexpr const char* find_by_shown_sql = "SELECT edit FROM held_operation WHERE shown_as = ?1";
constexpr const char* list_held_sql = "SELECT edit FROM held_edit ORDER BY seq";
constexpr const char* is_held_on_sql = "SELECT 1 FROM held_operation WHERE record = ?1 LIMIT 1";
constexpr const char* any_sql = "SELECT 1 FROM held_edit LIMIT 1";

Bytes encode_outcomes(const std::vector<OperationOutcome>& outcomes) {
    ByteWriter writer;
    writer(outcomes);
    return writer.take();
}

std::vector<OperationOutcome> decode_outcomes(const Bytes& bytes) {
    ByteReader reader{bytes};
    std::vector<OperationOutcome> outcomes;
    reader(outcomes);
    return outcomes;
}

}  // namespace

void HeldStore::put(const HeldEdit& held) {
    auto forget_operations = database_.prepare(forget_operations_sql);
    bind(forget_operations, held.edit.id);
    forget_operations.execute();
    auto put = database_.prepare(put_held_sql);
    bind(put, held.edit.id, held.seq, held.device, held.device_name, held.number, held.received_at,
         held.announced_at, held.is_recovered, Blob{encode_edit(held.edit)},
         Blob{encode_outcomes(held.outcomes)});
    put.execute();
    bool is_any = false;
    for (std::size_t at = 0; at < held.outcomes.size(); ++at) {
        if (held.outcomes[at].kind != OutcomeKind::held) continue;
        auto operation = database_.prepare(put_operation_sql);
        bind(operation, held.edit.id, at, held.edit.operations[at].record,
             held_id(held.edit.id, at));
        operation.execute();
        is_any = true;
    }
    if (!is_any) forget(held.edit.id);
}

void HeldStore::forget(const EditId& edit) {
    for (const char* sql : {forget_operations_sql, forget_held_sql}) {
        auto statement = database_.prepare(sql);
        bind(statement, edit);
        statement.execute();
    }
}

std::optional<HeldEdit> HeldStore::find(const EditId& edit) {
    auto row = database_.prepare(find_held_sql);
    bind(row, edit);
    if (!row.step()) return std::nullopt;
    auto content = decode_edit(column_blob(row, 7));
    if (!content) throw SQLite::Exception{"a held edit cannot be read", SQLITE_CORRUPT};
    return HeldEdit{.seq = column_number<Sequence>(row, 0),
                    .device = column_id<DeviceId>(row, 1),
                    .device_name = column_text(row, 2),
                    .number = column_number<EditNumber>(row, 3),
                    .received_at = column_instant(row, 4),
                    .announced_at = column_optional(row, 5, column_instant),
                    .is_recovered = column_uint64(row, 6) != 0,
                    .edit = *std::move(content),
                    .outcomes = decode_outcomes(column_blob(row, 8))};
}

std::optional<EditId> HeldStore::find_by_shown(const RecordId& shown) {
    auto statement = database_.prepare(find_by_shown_sql);
    bind(statement, shown);
    if (!statement.step()) return std::nullopt;
    return column_id<EditId>(statement, 0);
}

std::vector<EditId> HeldStore::list() {
    auto statement = database_.prepare(list_held_sql);
    std::vector<EditId> edits;
    while (statement.step()) edits.push_back(column_id<EditId>(statement, 0));
    return edits;
}

bool HeldStore::is_held_on(const RecordId& record) {
    auto row = database_.prepare(is_held_on_sql);
    bind(row, record);
    return row.step();
}

bool HeldStore::is_empty() {
    auto statement = database_.prepare(any_sql);
    return !statement.step();
}

}  // namespace thidua
