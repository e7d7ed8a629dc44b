#include "shared/store/statement.h"

#include <sqlite3.h>

#include <climits>

#include "shared/base/check.h"

namespace thidua {

namespace {

[[noreturn]] void refuse_column() {
    throw SQLite::Exception{"a stored value is not of its type", SQLITE_CORRUPT};
}

}  // namespace

StatementCache::Loan StatementCache::take(const SQLite::Database& database, std::string_view sql) {
    auto found = idle_.find(sql);
    if (found == idle_.end()) found = idle_.try_emplace(std::string{sql}).first;
    Idle& idle = found->second;
    if (idle.empty()) return {&idle, std::make_unique<SQLite::Statement>(database, found->first)};
    Loan loan{&idle, std::move(idle.back())};
    idle.pop_back();
    return loan;
}

void StatementCache::give_back(Loan loan) noexcept {
    // The result is that of the last step, which the caller has already been told.
    loan.statement->tryReset();
    try {
        loan.statement->clearBindings();
        loan.from->push_back(std::move(loan.statement));
    } catch (const std::exception&) {
        // Without memory to keep it, it is prepared again next time.
    }
}

std::size_t StatementCache::idle_count() const {
    std::size_t count = 0;
    for (const auto& [sql, statements] : idle_) count += statements.size();
    return count;
}

CachedStatement::~CachedStatement() {
    if (loan_.statement) StatementCache::give_back(std::move(loan_));
}

void CachedStatement::reset() {
    loan_.statement->tryReset();
    loan_.statement->clearBindings();
}

void bind_at(SQLite::Statement& statement, int index, std::nullptr_t) {
    statement.bind(index);
}

void bind_at(SQLite::Statement& statement, int index, double value) {
    statement.bind(index, value);
}

void bind_at(SQLite::Statement& statement, int index, std::string_view text) {
    statement.bind(index, std::string{text});
}

void bind_at(SQLite::Statement& statement, int index, Blob blob) {
    CHECK(blob.bytes.size() <= INT_MAX);
    // A null pointer would be stored as NULL, not as no bytes.
    const char* data = blob.bytes.empty() ? "" : blob.bytes.data();
    statement.bind(index, static_cast<const void*>(data), static_cast<int>(blob.bytes.size()));
}

void bind_at(SQLite::Statement& statement, int index, const Uuid& uuid) {
    bind_at(statement, index, Blob{uuid.view()});
}

void bind_at(SQLite::Statement& statement, int index, Instant instant) {
    bind_integer_at(statement, index, instant.value());
}

void bind_at(SQLite::Statement& statement, int index, CivilDate date) {
    statement.bind(index, to_iso(date));
}

void bind_integer_at(SQLite::Statement& statement, int index, std::int64_t value) {
    statement.bind(index, value);
}

void bind_unsigned_at(SQLite::Statement& statement, int index, std::uint64_t value) {
    CHECK(value <= INT64_MAX);
    statement.bind(index, static_cast<std::int64_t>(value));
}

bool column_is_null(SQLite::Statement& statement, int column) {
    return statement.isColumnNull(column);
}

std::int64_t column_int64(SQLite::Statement& statement, int column) {
    const SQLite::Column value = statement.getColumn(column);
    if (!value.isInteger()) refuse_column();
    return value.getInt64();
}

int column_int(SQLite::Statement& statement, int column) {
    const std::int64_t value = column_int64(statement, column);
    if (value < INT_MIN || value > INT_MAX) refuse_column();
    return static_cast<int>(value);
}

std::uint64_t column_uint64(SQLite::Statement& statement, int column) {
    const std::int64_t value = column_int64(statement, column);
    if (value < 0) refuse_column();
    return static_cast<std::uint64_t>(value);
}

bool column_bool(SQLite::Statement& statement, int column) {
    return column_int64(statement, column) != 0;
}

double column_double(SQLite::Statement& statement, int column) {
    const SQLite::Column value = statement.getColumn(column);
    if (!value.isFloat() && !value.isInteger()) refuse_column();
    return value.getDouble();
}

std::string column_text(SQLite::Statement& statement, int column) {
    const SQLite::Column value = statement.getColumn(column);
    if (!value.isText()) refuse_column();
    return value.getString();
}

Bytes column_blob(SQLite::Statement& statement, int column) {
    return Bytes{column_blob_view(statement, column)};
}

BytesView column_blob_view(SQLite::Statement& statement, int column) {
    const SQLite::Column value = statement.getColumn(column);
    if (!value.isBlob()) refuse_column();
    return {static_cast<const char*>(value.getBlob()), static_cast<std::size_t>(value.getBytes())};
}

Uuid column_uuid(SQLite::Statement& statement, int column) {
    const auto uuid = Uuid::from_bytes(column_blob_view(statement, column));
    if (!uuid) refuse_column();
    return *uuid;
}

Hash column_hash(SQLite::Statement& statement, int column) {
    const auto hash = Hash::from_bytes(column_blob_view(statement, column));
    if (!hash) refuse_column();
    return *hash;
}

Instant column_instant(SQLite::Statement& statement, int column) {
    return Instant{column_int64(statement, column)};
}

CivilDate column_date(SQLite::Statement& statement, int column) {
    const auto date = civil_date_from_iso(column_text(statement, column));
    if (!date) refuse_column();
    return *date;
}

}  // namespace thidua
