#include "server/store/grant_store.h"

namespace thidua {
namespace {

constexpr const char* find_told_sql =
    "SELECT unit, organ, role FROM grant_told WHERE device = ?1 AND fingerprint = ?2";
constexpr const char* forget_grant_sql =
    "DELETE FROM grant_told WHERE device = ?1 AND fingerprint <> ?2";
constexpr const char* tell_sql =
    "INSERT INTO grant_told (device, fingerprint, unit, organ, role) VALUES (?1, ?2, ?3, ?4, ?5)"
    " ON CONFLICT (device, fingerprint) DO UPDATE SET unit = excluded.unit,"
    " organ = excluded.organ, role = excluded.role";

/// SQLite's integers are signed.
Blob as_blob(std::uint64_t fingerprint, Bytes& bytes) {
    for (int shift = 56; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>(fingerprint >> shift & 0xff));
    return Blob{bytes};
}

}  // namespace

std::optional<ToldGrant> GrantStore::find(const DeviceId& device, std::uint64_t fingerprint) {
    Bytes bytes;
    auto statement = database_.prepare(find_told_sql);
    bind(statement, device, as_blob(fingerprint, bytes));
    if (!statement.step()) return std::nullopt;
    return ToldGrant{.unit = column_id<RecordId>(statement, 0),
                     .organ = column_id<RecordId>(statement, 1),
                     .role = column_text(statement, 2)};
}

void GrantStore::tell(const DeviceId& device, std::uint64_t held, std::uint64_t fingerprint,
                      const ToldGrant& told) {
    Bytes held_bytes;
    auto forget = database_.prepare(forget_grant_sql);
    bind(forget, device, as_blob(held, held_bytes));
    forget.execute();
    Bytes bytes;
    auto tell = database_.prepare(tell_sql);
    bind(tell, device, as_blob(fingerprint, bytes), told.unit, told.organ, told.role);
    tell.execute();
}

}  // namespace thidua
