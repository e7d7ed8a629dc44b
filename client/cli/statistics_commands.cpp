#include <fmt/format.h>

#include "client/app/statistics.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/list_file.h"
#include "client/cli/text_table.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"
#include "shared/platform/paths.h"
#include "shared/platform/private_file.h"

namespace thidua::cli {
namespace of_statistics {

constexpr std::size_t file_bytes_max = 64 << 10;

Json to_json(const Statistic& statistic) {
    Json columns = Json::list();
    for (const std::string& column : statistic.columns) columns.push(column);
    Json rows = Json::list();
    for (const StatisticRow& row : statistic.rows) {
        Json figures = Json::list();
        for (const Decimal& figure : row.figures) figures.push(Json::number(figure));
        rows.push(Json::object()
                      .set("name", row.name)
                      .set("figures", figures)
                      .set("total", Json::number(row.total)));
    }
    return Json::object()
        .set("title", statistic.title)
        .set("columns", columns)
        .set("rows", rows)
        .set("total", Json::number(statistic.total));
}

/// What stands in each column, added up.
std::vector<Decimal> totals_of(const Statistic& statistic, bool has_columns) {
    std::vector<Decimal> sums;
    for (std::size_t at = 0; has_columns && at < statistic.columns.size(); ++at) {
        Decimal& sum = sums.emplace_back();
        for (const StatisticRow& row : statistic.rows) sum = sum + row.figures[at];
    }
    sums.push_back(statistic.total);
    return sums;
}

std::string text_of(const Statistic& statistic) {
    TextTable table{2};
    const bool has_columns = statistic.columns.size() > 1;
    if (has_columns) {
        std::vector<std::string> heads{""};
        heads.insert(heads.end(), statistic.columns.begin(), statistic.columns.end());
        heads.push_back(tr("Total of all"));
        table.add(std::move(heads));
    }
    for (const StatisticRow& row : statistic.rows) {
        std::vector<std::string> cells{row.name};
        if (has_columns)
            for (const Decimal& figure : row.figures) cells.push_back(figure.display());
        cells.push_back(row.total.display());
        table.add(std::move(cells));
    }
    std::vector<std::string> last{tr("Total of all")};
    for (const Decimal& sum : totals_of(statistic, has_columns)) last.push_back(sum.display());
    table.add(std::move(last));
    return statistic.title + '\n' + table.text();
}

ListTable table_of(const Statistic& statistic) {
    const bool has_columns = statistic.columns.size() > 1;
    ListTable table{.title = statistic.title, .heads = {tr("Name")}, .has_totals = true};
    if (has_columns)
        table.heads.insert(table.heads.end(), statistic.columns.begin(), statistic.columns.end());
    table.heads.push_back(tr("Total of all"));
    for (const StatisticRow& row : statistic.rows) {
        std::vector<Value> cells{row.name};
        if (has_columns) cells.insert(cells.end(), row.figures.begin(), row.figures.end());
        cells.emplace_back(row.total);
        table.rows.push_back(std::move(cells));
    }
    const std::vector<Decimal> sums = totals_of(statistic, has_columns);
    std::vector<Value> last{tr("Total of all")};
    last.insert(last.end(), sums.begin(), sums.end());
    table.rows.push_back(std::move(last));
    return table;
}

std::string problem_of_days(const Arguments& arguments) {
    for (const char* const option : {"--from", "--until"})
        if (const auto day = arguments.option(option); day && !date_from_words(*day))
            return date_words_wanted(option, *day);
    return {};
}

StatisticRange range_of(const Arguments& arguments) {
    StatisticRange range;
    if (const auto day = arguments.option("--from")) range.from = date_from_words(*day);
    if (const auto day = arguments.option("--until")) range.to = date_from_words(*day);
    return range;
}

Result<ExitCode> run(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto json = read_limited_file(path_from_utf8(arguments.word("FILE")), file_bytes_max);
    if (!json) return json.error();
    const auto tables = read_statistics(*json);
    if (!tables) return tables.error();
    Json list = Json::list();
    std::string text;
    std::vector<ListTable> sheets;
    for (const StatisticTable& table : *tables) {
        const auto statistic = count_statistic(workspace, table, range_of(arguments));
        if (!statistic) return statistic.error();
        list.push(to_json(*statistic));
        text += text_of(*statistic) + '\n';
        sheets.push_back(table_of(*statistic));
    }
    return hand_over(workspace, arguments, console, {list, text, [&] { return sheets; }});
}

}  // namespace of_statistics

Commands statistics_commands() {
    using namespace of_statistics;
    return {{.noun = "statistics",
             .about = tr_later("Count records by the tables of a file."),
             .parameters = {{"FILE"}},
             .options = {{"--from", "DATE", tr_later("from this day on")},
                         {"--until", "DATE", tr_later("until this day")},
                         list_file_option()},
             .run = run,
             .find_problem = problem_of_days}};
}

}  // namespace thidua::cli
