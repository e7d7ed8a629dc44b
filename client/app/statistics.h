#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/model/record_rules.h"

namespace thidua {

class Workspace;

/// A condition on a field: it holds one of these values, as words of the command line, "" for none;
/// or none of them.
struct StatisticWhere {
    std::string path;
    std::vector<std::string> values;
    bool is_except = false;
};

/// What is counted of the records of one type. A file in JSON holds several:
///
///     {"title": "Biểu 0603", "tables": [
///       {"title": "Theo hình thức", "type": "award", "by": "award_name", "across": "kind",
///        "sum": "amount", "date": "decided_on", "where": {"commendation": "thematic"},
///        "except": {"decided_by": ["Thủ tướng Chính phủ", "Chủ tịch nước"]}}]}
struct StatisticTable {
    std::string title;
    std::string type;         ///< of records: "award"
    std::string by;           ///< path whose values are the rows
    std::string across = {};  ///< path whose values are the columns; empty: one column
    std::string sum = {};     ///< path of a number that is added up; empty: records are counted
    std::string date = {};    ///< path of the date that StatisticRange is about; empty: all
    std::vector<StatisticWhere> where = {};
    bool is_whether = false;  ///< two rows: where `by` says something, and where it says nothing
    bool is_by_years = false;  ///< "years": rows are the years of the date `by`; without it no row
};

/// Both days included.
struct StatisticRange {
    std::optional<CivilDate> from = {};
    std::optional<CivilDate> to = {};
};

struct StatisticRow {
    std::string name;              ///< in words; "–" where the field holds nothing
    std::vector<Decimal> figures;  ///< one per column
    Decimal total;
};

/// A table counted; rows and columns without data are not in it.
struct Statistic {
    std::string title;
    std::vector<std::string> columns;
    std::vector<StatisticRow> rows;
    Decimal total;
};

/// Strict: unknown members, types and fields are refused in one sentence.
Result<std::vector<StatisticTable>> read_statistics(std::string_view json);
/// Cancelled awards do not count.
Result<Statistic> count_statistic(Workspace& workspace, const StatisticTable& table,
                                  const StatisticRange& range);

}  // namespace thidua
