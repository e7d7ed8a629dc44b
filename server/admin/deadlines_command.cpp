#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "server/admin/server_files.h"
#include "server/admin/state_commands.h"
#include "server/store/read_snapshot.h"
#include "server/store/record_store.h"
#include "server/store/server_deadlines.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

using Json = nlohmann::ordered_json;

Result<RecordId> find_period(Database& database, const std::string& ending) {
    std::optional<RecordId> found;
    for (const Record& record : RecordStore{database}.list(record_types::period)) {
        if (!record.id.text().ends_with(ending)) continue;
        if (found)
            return failure(ErrorCode::invalid_input,
                           fmt::format(fmt::runtime(tr("Several periods have an id that ends in "
                                                       "{}; give more of it.")),
                                       ending));
        found = record.id;
    }
    if (found) return *found;
    return failure(ErrorCode::not_found,
                   fmt::format(fmt::runtime(tr("No period has an id that ends in {}.")), ending));
}

Json moment(const std::optional<Instant>& instant) {
    return instant ? Json(to_iso(*instant)) : Json(nullptr);
}

std::size_t expected(const PeriodStatus& period) {
    return period.units.size() - period.count(Verdict::exempt);
}

Json to_json(const UnitStanding& unit) {
    Json object{{"unit", unit.unit_code},
                {"name", unit.unit_name},
                {"state", unit.state},
                {"verdict", to_text(unit.standing.verdict)},
                {"evidence", to_text(unit.standing.evidence)},
                {"version", unit.standing.version},
                {"at", moment(unit.standing.at)},
                {"received_at", moment(unit.standing.received_at)},
                {"extended", unit.standing.extended}};
    if (unit.report) object["report"] = unit.report->text();
    if (unit.extended_until) object["extended_until"] = to_iso(*unit.extended_until);
    if (!unit.reason.empty()) object["reason"] = unit.reason;
    return object;
}

Json to_json(const PeriodStatus& period) {
    auto units = Json::array();
    for (const UnitStanding& unit : period.units) units.push_back(to_json(unit));
    return {{"id", period.period.text()},
            {"name", period.period_name},
            {"form", period.form_key},
            {"due_date", to_iso(period.due_date)},
            {"due_at", to_iso(period.due_at)},
            {"due", period.due_words},
            {"expected", expected(period)},
            {"on_time", period.count(Verdict::on_time)},
            {"late", period.count(Verdict::late)},
            {"missing", period.count(Verdict::missing)},
            {"pending", period.count(Verdict::pending)},
            {"extended", period.extended()},
            {"exempt", period.count(Verdict::exempt)},
            {"units", units}};
}

std::string evidence_words(const Standing& standing) {
    if (!standing.at) return {};
    return fmt::format(" · {} {}", to_display(standing.evidence), to_display(*standing.at));
}

void print(const PeriodStatus& period, std::ostream& out) {
    out << fmt::format("{} · {}\n", period.period_name, period.due_words);
    out << fmt::format(
        fmt::runtime(tr("  expected {}, on time {}, late {}, missing {}, still open {}, extended "
                        "{}, exempt {}\n")),
        expected(period), period.count(Verdict::on_time), period.count(Verdict::late),
        period.count(Verdict::missing), period.count(Verdict::pending), period.extended(),
        period.count(Verdict::exempt));
    for (const UnitStanding& unit : period.units)
        out << fmt::format("  {}  {}  {}{}\n", unit.unit_code, unit.unit_name,
                           to_display(unit.standing.verdict), evidence_words(unit.standing));
}

}  // namespace

CommandResult print_deadlines(const std::string& ending, CommandContext& context) {
    auto database = open_existing_store(context.data, false);
    if (!database) return database.error();
    const ReadSnapshot snapshot{*database};
    std::optional<RecordId> asked;
    if (!ending.empty()) {
        const auto found = find_period(*database, ending);
        if (!found) return found.error();
        asked = *found;
    }
    const auto periods = server_deadlines(*database, asked, context.clock.now());
    if (context.as_json) {
        auto list = Json::array();
        for (const PeriodStatus& period : periods) list.push_back(to_json(period));
        context.out << list.dump() << "\n";
        return ExitCode::done;
    }
    for (const PeriodStatus& period : periods) print(period, context.out);
    return ExitCode::done;
}

}  // namespace thidua
