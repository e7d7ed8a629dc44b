#include "server/store/part_store.h"

#include "shared/store/statement.h"

namespace thidua {
namespace {

constexpr const char* find_part_sql =
    "SELECT number, hash, begins + length(bytes) FROM edit_part WHERE device = ?1"
    " ORDER BY begins DESC LIMIT 1";
constexpr const char* keep_part_sql =
    "INSERT INTO edit_part (device, begins, number, hash, bytes) VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr const char* list_parts_sql =
    "SELECT bytes FROM edit_part WHERE device = ?1 ORDER BY begins";
constexpr const char* forget_part_sql = "DELETE FROM edit_part WHERE device = ?1";

}  // namespace

std::optional<EditKept> PartStore::find(const DeviceId& device) {
    auto row = database_.prepare(find_part_sql);
    bind(row, device);
    if (!row.step()) return std::nullopt;
    return EditKept{.number = column_number<EditNumber>(row, 0),
                    .hash = Hash::from_bytes(column_blob(row, 1)).value_or(Hash{}),
                    .bytes = static_cast<std::uint32_t>(column_int64(row, 2))};
}

std::uint32_t PartStore::keep(const DeviceId& device, const EditPart& part) {
    const auto before = find(device);
    const bool is_same = before && before->number == part.number && before->hash == part.hash;
    const std::uint32_t kept = is_same ? before->bytes : 0;
    const auto end = part.offset + static_cast<std::uint32_t>(part.bytes.size());
    if (part.offset > kept || end <= kept) return kept;
    if (!is_same) forget(device);
    const Bytes fresh = part.bytes.substr(kept - part.offset);
    auto statement = database_.prepare(keep_part_sql);
    bind(statement, device, static_cast<std::int64_t>(kept), part.number, Blob{part.hash.view()},
         Blob{fresh});
    statement.execute();
    return end;
}

Bytes PartStore::take(const DeviceId& device) {
    auto row = database_.prepare(list_parts_sql);
    bind(row, device);
    Bytes all;
    while (row.step()) all += column_blob(row, 0);
    forget(device);
    return all;
}

void PartStore::forget(const DeviceId& device) {
    auto statement = database_.prepare(forget_part_sql);
    bind(statement, device);
    statement.execute();
}

}  // namespace thidua
