#pragma once

#include "shared/store/database.h"

namespace thidua {

/// All or nothing: takes the write lock at once, and undoes everything unless commit() returned.
/// Not nested; a part of one that may be undone alone is a Savepoint.
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// On disk when it returns. Throws SQLite::Exception, and then nothing was changed.
    void commit();

private:
    Database& database_;
    bool is_open_ = true;
};

/// A part of a Transaction that is undone unless release() was called. May be nested; the innermost
/// ends first.
class Savepoint {
public:
    explicit Savepoint(Database& database);
    ~Savepoint();
    Savepoint(const Savepoint&) = delete;
    Savepoint& operator=(const Savepoint&) = delete;

    /// Makes it part of what surrounds it. Durable only when the Transaction commits.
    void release();

private:
    Database& database_;
    bool is_open_ = true;
};

}  // namespace thidua
