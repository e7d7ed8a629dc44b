// Fills a server's store with submitted reports, as many as asked, spread over the units of one
// organ and made-up periods: of about 4 KiB, or with a text of so many bytes and little else.
//
//     bench_fill SERVER_STORE ORGAN_CODE REPORTS [TEXT_BYTES]
#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>

#include "server/store/own_edit.h"
#include "server/store/record_store.h"
#include "server/store/schema.h"
#include "server/store/server_sync_store.h"
#include "shared/model/ids.h"
#include "shared/model/period.h"
#include "shared/model/report.h"
#include "shared/model/scope.h"
#include "shared/model/unit.h"
#include "shared/store/transaction.h"
#include "tests/bench/prose.h"

namespace thidua {
namespace {

constexpr std::size_t reports_per_commit = 10'000;

/// What stands in a report of about 4 KiB.
void answer_at_length(Record& report, std::size_t number) {
    for (std::size_t field = 0; field < 4; ++field) {
        SeededRandom random{number * 4 + field};
        report.fields["answers/text_" + std::to_string(field)] = made_prose(900, random);
    }
    for (std::size_t field = 0; field < 12; ++field)
        report.fields["answers/number_" + std::to_string(field)] =
            static_cast<std::int64_t>((number * 7 + field) % 1000);
}

Record made_period(const RecordId& organ, std::size_t round) {
    using namespace std::chrono;
    const RecordId obligation = obligation_id(organ, "bench");
    const std::string label = std::to_string(round);
    return make_record(period_id(obligation, label), organ_scope(organ),
                       Period{.obligation = obligation,
                              .organ = organ,
                              .form_key = "annual-report",
                              .label = label,
                              .name = "Kỳ " + label,
                              .opens = year{2026} / January / 1,
                              .due_date = year{2026} / December / 15,
                              .closes = year{2026} / February / 1});
}

Record made_report(const RecordId& period, const RecordId& unit, std::size_t number,
                   std::optional<std::size_t> text_bytes) {
    Record report = make_record(report_id(period, unit), unit_scope(unit),
                                Report{.period = period,
                                       .unit = unit,
                                       .form_key = "annual-report",
                                       .form_version = 1,
                                       .state = ReportState::submitted,
                                       .version = 1,
                                       .seal = sha256(std::to_string(number)).hex()});
    SeededRandom random{number};
    if (text_bytes)
        report.fields["answers/text"] = made_prose(*text_bytes, random);
    else
        answer_at_length(report, number);
    return report;
}

std::vector<RecordId> units_of(Database& database, const RecordId& organ) {
    std::vector<RecordId> units;
    for (const Record& unit : RecordStore{database}.list_of_parent("unit", organ))
        if (!is_organ(view_of<Unit>(unit).kind)) units.push_back(unit.id);
    return units;
}

int run(const std::string& store, const std::string& code, std::size_t count,
        std::optional<std::size_t> text_bytes) {
    auto database = open_server_store({.path = store});
    SystemClock clock;
    SystemRandom random;
    const RecordId organ = unit_id(code);
    const std::vector<RecordId> units = units_of(database.value(), organ);
    for (std::size_t made = 0, round = 0; made < count;) {
        Transaction transaction{database.value()};
        for (const std::size_t until = made + reports_per_commit; made < std::min(until, count);
             ++round) {
            std::vector<Record> records{made_period(organ, round)};
            for (std::size_t at = 0; at < units.size() && made < count; ++at, ++made)
                records.push_back(made_report(records.front().id, units[at], made, text_bytes));
            load_records(database.value(), records, clock.now(), random);
        }
        transaction.commit();
    }
    std::printf("{\"reports\":%zu}\n", count);
    return 0;
}

}  // namespace
}  // namespace thidua

int main(int argc, char** argv) {
    if (argc != 4 && argc != 5) return 2;
    std::optional<std::size_t> text_bytes;
    if (argc == 5) text_bytes = std::stoul(argv[4]);
    return thidua::run(argv[1], argv[2], std::stoul(argv[3]), text_bytes);
}
