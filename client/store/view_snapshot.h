#pragma once

#include "client/store/local_store.h"

namespace thidua {

/// What is read while it lives is one state of the store, whatever a session on another connection
/// pulls in meanwhile; it holds up nobody. Nothing may be written through the connection. Within
/// another one, or within a transaction, it adds nothing.
class ViewSnapshot {
public:
    explicit ViewSnapshot(LocalStore& store)
        : database_{store.database()}, is_outermost_{!database_.in_transaction()} {
        if (is_outermost_) database_.execute("BEGIN DEFERRED");
    }
    ~ViewSnapshot() {
        if (is_outermost_ && database_.in_transaction()) database_.prepare("ROLLBACK").execute();
    }
    ViewSnapshot(const ViewSnapshot&) = delete;
    ViewSnapshot& operator=(const ViewSnapshot&) = delete;

private:
    Database& database_;
    bool is_outermost_;
};

}  // namespace thidua
