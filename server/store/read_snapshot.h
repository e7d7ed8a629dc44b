#pragma once

#include "shared/store/database.h"

namespace thidua {

/// What is read while it lives is one state of the store, whatever the server writes meanwhile; it
/// holds up nobody. Nothing may be written through the connection.
class ReadSnapshot {
public:
    explicit ReadSnapshot(Database& database) : database_{database} {
        database_.execute("BEGIN DEFERRED");
    }
    ~ReadSnapshot() {
        if (database_.in_transaction()) database_.prepare("ROLLBACK").execute();
    }
    ReadSnapshot(const ReadSnapshot&) = delete;
    ReadSnapshot& operator=(const ReadSnapshot&) = delete;

private:
    Database& database_;
};

}  // namespace thidua
