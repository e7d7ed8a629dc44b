// The Office's device with many reports: how long the very first page takes, then the first again, one
// in the middle, the last one, one of a search. Prints milliseconds, all but the very first the best
// of five.
//
//     bench_report_pages REPORTS UNITS
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>

#include "client/app/reports.h"
#include "client/app/workspace.h"
#include "client/store/local_store.h"
#include "client/store/record_layer.h"
#include "shared/base/random.h"
#include "shared/model/ids.h"
#include "shared/model/period.h"
#include "shared/model/report.h"
#include "shared/model/scope.h"
#include "shared/model/unit.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

constexpr std::size_t page_rows = 200;

CivilDate due_of_round(std::size_t round) {
    return CivilDate{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1} +
                     std::chrono::days{round}};
}

void fill(LocalStore& store, std::size_t reports, std::size_t units) {
    const RecordId organ = unit_id("STP");
    Transaction transaction{store.database()};
    RecordLayer base{store, RecordLayer::Kind::base};
    std::uint64_t rev = 0;
    const auto put = [&](Record record) {
        record.rev = Sequence{++rev};
        base.put(record);
    };
    for (std::size_t at = 0; at < units; ++at)
        put(make_record(unit_id("U" + std::to_string(at)), province_scope(),
                        Unit{.code = "U" + std::to_string(at),
                             .name = "Phòng số " + std::to_string(at),
                             .kind = UnitKind::division,
                             .organ = organ}));
    for (std::size_t made = 0, round = 0; made < reports; ++round) {
        const RecordId period = period_id(organ, std::to_string(round));
        put(make_record(period, organ_scope(organ),
                        Period{.organ = organ,
                               .form_key = "annual-report",
                               .name = "Kỳ " + std::to_string(round),
                               .due_date = due_of_round(round)}));
        for (std::size_t at = 0; at < units && made < reports; ++at, ++made) {
            const RecordId unit = unit_id("U" + std::to_string(at));
            Record report = make_record(report_id(period, unit), unit_scope(unit),
                                        Report{.period = period,
                                               .unit = unit,
                                               .form_key = "annual-report",
                                               .form_version = 1,
                                               .state = ReportState::submitted,
                                               .version = 1});
            report.fields["answers/text"] = std::string(1500, 'x');
            put(std::move(report));
        }
    }
    store.set_meta(device_keys::device, std::string(16, 'd'));
    store.set_meta(device_keys::role, "office");
    store.set_meta(device_keys::person, "Hà");
    store.set_meta(device_keys::unit, unit_id("U0").value().view());
    transaction.commit();
}

template <class Work>
double best_of_five(const Work& work) {
    double best = 1e9;
    for (int round = 0; round < 5; ++round) {
        const auto began = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - began;
        best = std::min(best, took.count());
    }
    return best;
}

int run(std::size_t reports, std::size_t units) {
    const auto folder = std::filesystem::temp_directory_path() /
                        ("bench-pages-" + std::to_string(reports) + "-" + std::to_string(units));
    std::filesystem::remove_all(folder);
    SystemClock clock;
    SystemRandom random;
    const SystemBootClock boot_clock;
    auto workspace = Workspace::open(folder, {clock, random, boot_clock});
    fill((*workspace)->store(), reports, units);
    Reports& list = (*workspace)->reports();
    const auto page = [&list](ReportFilter filter) {
        filter.limit = page_rows;
        return best_of_five([&] { return list.list(filter); });
    };
    const auto began = std::chrono::steady_clock::now();
    const std::size_t shown = list.list({.limit = page_rows}).size();
    const std::chrono::duration<double, std::milli> cold =
        std::chrono::steady_clock::now() - began;
    const double count = best_of_five([&] { return list.count(); });
    std::printf("{\"reports\":%zu,\"units\":%zu,\"rows\":%zu,\"cold_ms\":%.2f,"
                "\"count_ms\":%.2f,\"first_ms\":%.2f,\"middle_ms\":%.2f,\"last_ms\":%.2f,"
                "\"search_ms\":%.2f}\n",
                reports, units, shown, cold.count(), count, page({}),
                page({.offset = reports / 2}),
                page({.offset = reports - page_rows}), page({.words = "phong so 1"}));
    std::filesystem::remove_all(folder);
    return 0;
}

}  // namespace
}  // namespace thidua

int main(int argc, char** argv) {
    return argc == 3 ? thidua::run(std::stoul(argv[1]), std::stoul(argv[2])) : 2;
}
