#include "client/store/bundle_log.h"

#include <sqlite3.h>

#include "shared/store/transaction.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

constexpr const char* add_sql =
    "INSERT INTO bundle (id, hello, cursors, public_key, secret_key, made_at)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
constexpr const char* let_go_sql =
    "DELETE FROM bundle WHERE id NOT IN (SELECT id FROM bundle ORDER BY made_at DESC LIMIT 32)";
constexpr const char* find_bundle_sql =
    "SELECT hello, cursors, public_key, secret_key, made_at FROM bundle WHERE id = ?1";

Bytes body_of(const Message& message) {
    return encode_frame(message).substr(frame_header_bytes);
}

template <class T>
T message_in(const Bytes& body) {
    const auto message = decode_body(body);
    const T* found = message ? std::get_if<T>(&*message) : nullptr;
    if (found == nullptr) throw SQLite::Exception{"a bundle cannot be read", SQLITE_CORRUPT};
    return *found;
}

}  // namespace

void BundleLog::add(const WrittenBundle& bundle) {
    Transaction transaction{store_.database()};
    {
        auto statement = store_.database().prepare(add_sql);
        bind(statement, Blob{bundle.id.view()}, Blob{body_of(bundle.hello)},
             Blob{body_of(Cursors{bundle.cursors})}, Blob{bundle.public_key},
             Blob{bundle.secret_key}, bundle.made_at);
        statement.execute();
    }
    store_.database().prepare(let_go_sql).execute();
    transaction.commit();
}

std::optional<WrittenBundle> BundleLog::find(const Uuid& id) {
    auto statement = store_.database().prepare(find_bundle_sql);
    bind(statement, Blob{id.view()});
    if (!statement.step()) return std::nullopt;
    return WrittenBundle{.id = id,
                         .hello = message_in<Hello>(column_blob(statement, 0)),
                         .cursors = message_in<Cursors>(column_blob(statement, 1)).cursors,
                         .public_key = column_blob(statement, 2),
                         .secret_key = column_blob(statement, 3),
                         .made_at = column_instant(statement, 4)};
}

}  // namespace thidua
