#pragma once

#include <functional>
#include <optional>

#include "server/store/log_entry.h"
#include "shared/store/database.h"

namespace thidua {

/// The server's total order of applied edits (rule 15). The transaction is the caller's.
class LogStore {
public:
    struct Head {
        Sequence seq;
        Hash hash;
    };
    explicit LogStore(Database& database) : database_{database} {}

    [[nodiscard]] Head head();
    /// All zero at 0; empty beyond the head.
    [[nodiscard]] std::optional<Hash> find_hash(Sequence seq);
    /// Empty where there is none, also at 0.
    [[nodiscard]] std::optional<LogEntry> find(Sequence seq);
    /// `before` is the head now; `entry.seq` must be the next one.
    void append(const LogEntry& entry, const Head& before);
    /// In order; stops when `visit` returns false.
    void for_each(const std::function<bool(Sequence, const Hash&, const Bytes&)>& visit);

private:
    Database& database_;
};

/// Does the entry's effects as the next position of the log, and appends it; `entry.seq` is filled
/// in.
Sequence append_with_effects(Database& database, LogEntry entry);

}  // namespace thidua
