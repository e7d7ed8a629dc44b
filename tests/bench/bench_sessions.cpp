// Short sessions, one after the other, of devices that are up to date: with nothing to say, or with
// one short field of a report. Prints "ready"; then, for every line "idle COUNT" or "field COUNT"
// that it reads, does so many and prints one JSON object. Whoever started it looks meanwhile at
// what the server takes for it.
//
//     bench_sessions DEVICES_FILE SERVER_ADDRESS FORM_FILE YEAR
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "tests/bench/load_crowd.h"

namespace thidua {
namespace {

int run(char** arguments) {
    const LoadPeriods periods = LoadPeriods::read(arguments[3], arguments[4]);
    Crowd crowd{read_load_devices(arguments[1]), read_server_address(arguments[2]).value(),
                [&](const LoadDevice& device) { return type_one_report(device, periods); }};
    crowd.warm_up();
    // The report, and its first answer: the later ones are all alike.
    crowd.type(2);
    (void)crowd.send();
    crowd.converge();
    std::puts("ready");
    std::fflush(stdout);
    std::string kind;
    std::size_t next = 0;
    for (std::size_t count = 0; std::cin >> kind >> count;) {
        CrowdReport report;
        for (std::size_t session = 0; session < count; ++session) {
            const std::size_t at = next++ % crowd.devices().size();
            if (kind == "field") crowd.devices()[at]->store.type(1);
            const LineEnd end = crowd.sync_one(at, report);
            if (!end.end || end.end->kind != SessionEnd::Kind::done ||
                !crowd.devices()[at]->store.is_answered())
                throw std::runtime_error{"a session was not finished"};
        }
        const nlohmann::json json{{"sessions", count}, {"bytes", report.bytes}};
        std::puts(json.dump().c_str());
        std::fflush(stdout);
    }
    return 0;
}

}  // namespace
}  // namespace thidua

int main(int argc, char** argv) { return argc == 5 ? thidua::run(argv) : 2; }
