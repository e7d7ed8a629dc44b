#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/hash.h"
#include "shared/base/id.h"
#include "shared/base/time.h"

namespace thidua {

/// The idle statements of one connection, by their text.
class StatementCache {
public:
    /// The idle statements of one text.
    using Idle = std::vector<std::unique_ptr<SQLite::Statement>>;

    struct Loan {
        Idle* from;
        std::unique_ptr<SQLite::Statement> statement;
    };

    Loan take(const SQLite::Database& database, std::string_view sql);
    static void give_back(Loan loan) noexcept;
    [[nodiscard]] std::size_t idle_count() const;

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    // Its nodes stay where they are, so a loan finds its way home.
    std::unordered_map<std::string, Idle, TextHash, std::equal_to<>> idle_;
};

/// A prepared statement on loan from a Database, which it must not outlive. Behaves as a
/// SQLite::Statement; goes back reset and without values.
class CachedStatement {
public:
    explicit CachedStatement(StatementCache::Loan loan) : loan_{std::move(loan)} {}
    ~CachedStatement();
    CachedStatement(CachedStatement&&) noexcept = default;
    CachedStatement& operator=(CachedStatement&&) = delete;

    SQLite::Statement* operator->() { return loan_.statement.get(); }
    SQLite::Statement& operator*() { return *loan_.statement; }
    operator SQLite::Statement&() { return *loan_.statement; }  // NOLINT: it is one

    /// True while there is a row to read.
    bool step() { return loan_.statement->executeStep(); }
    /// Runs a statement that returns no rows; returns how many rows it changed.
    int execute() { return loan_.statement->exec(); }
    /// Ready to bind and run again.
    void reset();

private:
    StatementCache::Loan loan_;
};

/// Marks bytes to be stored as a blob; without it a string is stored as text.
struct Blob {
    BytesView bytes;
};

// Values as SQLite keeps them. Indices start at 1. Numbers above INT64_MAX are our own bug.
void bind_at(SQLite::Statement& statement, int index, std::nullptr_t);
void bind_at(SQLite::Statement& statement, int index, double value);
void bind_at(SQLite::Statement& statement, int index, std::string_view text);
void bind_at(SQLite::Statement& statement, int index, Blob blob);
void bind_at(SQLite::Statement& statement, int index, const Uuid& uuid);
void bind_at(SQLite::Statement& statement, int index, Instant instant);
void bind_at(SQLite::Statement& statement, int index, CivilDate date);  ///< Text "2026-12-14".
void bind_integer_at(SQLite::Statement& statement, int index, std::int64_t value);
void bind_unsigned_at(SQLite::Statement& statement, int index, std::uint64_t value);

template <std::integral T>
void bind_at(SQLite::Statement& statement, int index, T value) {
    if constexpr (std::signed_integral<T> || std::same_as<T, bool>)
        bind_integer_at(statement, index, static_cast<std::int64_t>(value));
    else
        bind_unsigned_at(statement, index, value);
}

/// An id is 16 bytes, a Sequence or EditNumber an integer.
template <class T>
    requires requires(const T& value) { value.value(); } && (!std::same_as<T, Instant>)
void bind_at(SQLite::Statement& statement, int index, const T& value) {
    bind_at(statement, index, value.value());
}

template <class T>
    requires std::is_enum_v<T>
void bind_at(SQLite::Statement& statement, int index, T value) {
    bind_integer_at(statement, index, static_cast<std::int64_t>(value));
}

/// The value, or NULL. Also what an optional matches that would pass as a strong type.
template <class T>
void bind_at(SQLite::Statement& statement, int index, const std::optional<T>& value) {
    if (value)
        bind_at(statement, index, *value);
    else
        bind_at(statement, index, nullptr);
}

/// Binds the values to ?1, ?2, ... in order: `bind(statement, record_id, Blob{bytes}, now)`.
/// An object, because a function would compete with std::bind for every std::string.
inline constexpr auto bind = [](SQLite::Statement& statement, const auto&... values) {
    int index = 0;
    (bind_at(statement, ++index, values), ...);
};

// Columns of the current row, from 0. A value that cannot be what is asked for means that the file
// was changed by something else: SQLite::Exception with the code SQLITE_CORRUPT.
[[nodiscard]] bool column_is_null(SQLite::Statement& statement, int column);
[[nodiscard]] std::int64_t column_int64(SQLite::Statement& statement, int column);
[[nodiscard]] int column_int(SQLite::Statement& statement, int column);
[[nodiscard]] std::uint64_t column_uint64(SQLite::Statement& statement, int column);
[[nodiscard]] bool column_bool(SQLite::Statement& statement, int column);
[[nodiscard]] double column_double(SQLite::Statement& statement, int column);
[[nodiscard]] std::string column_text(SQLite::Statement& statement, int column);
[[nodiscard]] Bytes column_blob(SQLite::Statement& statement, int column);
/// Until the statement steps on or is reset.
[[nodiscard]] BytesView column_blob_view(SQLite::Statement& statement, int column);
[[nodiscard]] Uuid column_uuid(SQLite::Statement& statement, int column);
[[nodiscard]] Hash column_hash(SQLite::Statement& statement, int column);
[[nodiscard]] Instant column_instant(SQLite::Statement& statement, int column);
[[nodiscard]] CivilDate column_date(SQLite::Statement& statement, int column);

/// `column_id<RecordId>(statement, 0)`
template <class IdType>
[[nodiscard]] IdType column_id(SQLite::Statement& statement, int column) {
    return IdType{column_uuid(statement, column)};
}

/// `column_number<Sequence>(statement, 1)`
template <class Number>
[[nodiscard]] Number column_number(SQLite::Statement& statement, int column) {
    return Number{column_uint64(statement, column)};
}

/// `column_optional(statement, 2, column_instant)`: empty for NULL.
template <class Read>
[[nodiscard]] auto column_optional(SQLite::Statement& statement, int column, Read read)
    -> std::optional<decltype(read(statement, column))> {
    if (column_is_null(statement, column)) return std::nullopt;
    return read(statement, column);
}

}  // namespace thidua
