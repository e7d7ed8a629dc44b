// Fills a server's store with submitted reports of about 4 KiB, as many as asked, spread over the
// units of one organ and made-up periods.
//
//     bench_fill SERVER_STORE ORGAN_CODE REPORTS
#include <cstdio>
#include <string>

#include "server/store/record_store.h"
#include "server/store/own_edit.h"
#include "server/store/schema.h"
#include "server/store/server_sync_store.h"
#include "shared/model/ids.h"
#include "shared/model/period.h"
#include "shared/model/report.h"
#include "shared/model/scope.h"
#include "shared/model/unit.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

std::string prose(std::size_t bytes, std::uint64_t seed) {
    static const std::vector<std::string> words{
        "phòng",  "đã",     "triển khai", "thực hiện", "phong trào", "thi đua", "chuyển đổi số",
        "kết quả", "đạt",   "vượt",       "chỉ tiêu",  "hồ sơ",      "trực tuyến", "người dân",
        "xã",     "thủ tục", "hành chính", "sáng kiến", "tập huấn",  "cán bộ",  "công chức"};
    SeededRandom random{seed};
    std::string text;
    while (text.size() < bytes) text += words[random.below(words.size())] + ' ';
    return text;
}

int run(const std::string& store, const std::string& code, std::size_t count) {
    auto database = open_server_store({.path = store});
    SystemClock clock;
    SystemRandom random;
    const RecordId organ = unit_id(code);
    std::vector<RecordId> units;
    for (const Record& unit : RecordStore{database.value()}.list_of_parent("unit", organ))
        if (!is_organ(view_of<Unit>(unit).kind)) units.push_back(unit.id);
    Transaction transaction{database.value()};
    for (std::size_t made = 0, round = 0; made < count; ++round) {
        const RecordId obligation = obligation_id(organ, "bench");
        const RecordId period = period_id(obligation, std::to_string(round));
        std::vector<Record> records{make_record(
            period, organ_scope(organ),
            Period{.obligation = obligation,
                   .organ = organ,
                   .form_key = "annual-report",
                   .label = std::to_string(round),
                   .name = "Kỳ " + std::to_string(round),
                   .opens = CivilDate{std::chrono::year{2026}, std::chrono::January,
                                      std::chrono::day{1}},
                   .due_date = CivilDate{std::chrono::year{2026}, std::chrono::December,
                                         std::chrono::day{15}},
                   .closes = CivilDate{std::chrono::year{2026}, std::chrono::February,
                                       std::chrono::day{1}}})};
        for (std::size_t at = 0; at < units.size() && made < count; ++at, ++made) {
            Record report = make_record(
                report_id(period, units[at]), unit_scope(units[at]),
                Report{.period = period,
                       .unit = units[at],
                       .form_key = "annual-report",
                       .form_version = 1,
                       .state = ReportState::submitted,
                       .version = 1,
                       .seal = sha256(std::to_string(made)).hex()});
            for (int field = 0; field < 4; ++field)
                report.fields["answers/text_" + std::to_string(field)] =
                    prose(900, made * 4 + static_cast<std::size_t>(field));
            for (int field = 0; field < 12; ++field)
                report.fields["answers/number_" + std::to_string(field)] =
                    static_cast<std::int64_t>((made * 7 + static_cast<std::size_t>(field)) % 1000);
            records.push_back(std::move(report));
        }
        load_records(database.value(), records, clock.now(), random);
    }
    transaction.commit();
    std::printf("{\"reports\":%zu}\n", count);
    return 0;
}

}  // namespace
}  // namespace thidua

int main(int argc, char** argv) {
    return argc == 4 ? thidua::run(argv[1], argv[2], std::stoul(argv[3])) : 2;
}
