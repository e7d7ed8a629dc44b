#pragma once

#include "client/store/local_store.h"

namespace thidua {

/// Runs a statement that returns no rows; returns how many rows it changed.
template <class... Values>
int run_sql(LocalStore& store, const char* sql, const Values&... values) {
    auto statement = store.database().prepare(sql);
    bind(statement, values...);
    return statement.execute();
}

template <class... Values>
bool finds_row(LocalStore& store, const char* sql, const Values&... values) {
    auto statement = store.database().prepare(sql);
    bind(statement, values...);
    return statement.step();
}

/// The first column of the first row, or `otherwise` where there is none or it is NULL.
template <class... Values>
std::int64_t read_number(LocalStore& store, std::int64_t otherwise, const char* sql,
                         const Values&... values) {
    auto statement = store.database().prepare(sql);
    bind(statement, values...);
    return statement.step() && !column_is_null(statement, 0) ? column_int64(statement, 0)
                                                             : otherwise;
}

}  // namespace thidua
