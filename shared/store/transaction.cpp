#include "shared/store/transaction.h"

#include "shared/base/check.h"

namespace thidua {

Transaction::Transaction(Database& database) : database_{database} {
    CHECK(!database.in_transaction());
    database_.prepare("BEGIN IMMEDIATE").execute();
}

Transaction::~Transaction() {
    // A full disk or a failed write has SQLite roll back by itself.
    if (!is_open_ || !database_.in_transaction()) return;
    try {
        database_.prepare("ROLLBACK").execute();
    } catch (const SQLite::Exception&) {
        // The connection refuses everything until SQLite has rolled back; nothing was committed.
    }
}

void Transaction::commit() {
    CHECK(is_open_);
    database_.prepare("COMMIT").execute();
    is_open_ = false;
}

Savepoint::Savepoint(Database& database) : database_{database} {
    CHECK(database.in_transaction());
    database_.prepare("SAVEPOINT part").execute();
}

Savepoint::~Savepoint() {
    if (!is_open_ || !database_.in_transaction()) return;
    try {
        database_.prepare("ROLLBACK TO part").execute();
        database_.prepare("RELEASE part").execute();
    } catch (const SQLite::Exception&) {
        // The Transaction around it rolls back, or fails to commit.
    }
}

void Savepoint::release() {
    CHECK(is_open_);
    database_.prepare("RELEASE part").execute();
    is_open_ = false;
}

}  // namespace thidua
