// Many devices push at once. Each has been enrolled (bench_enrol), is up to date and has a TLS
// ticket; its edits are typed and packed before the clock is started, because a real device does
// that on a processor of its own. Prints "ready", waits for a line, and then prints one JSON
// object; the time is from dialling to the last receipt.
//
//     bench_storm DEVICES_FILE SERVER_ADDRESS FORM_FILE YEAR EDITS
//         [--typing one-report|new-reports|submissions]
//         [--spread SECONDS] [--delay MS --loss SHARE --cut SHARE]
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/bench/bad_line.h"
#include "tests/bench/load_crowd.h"

namespace thidua {
namespace {

struct Options {
    std::string devices, server, form, year;
    std::size_t edits = 0;
    std::string typing = "one-report";
    double spread = 0;
    /// Without a delay the line is good.
    BadLine::Weather weather{.delay = std::chrono::milliseconds{0}, .loss = 0};
};

using Typist = Typing (*)(const LoadDevice&, const LoadPeriods&);
const std::map<std::string, Typist> typists{{"one-report", type_one_report},
                                            {"new-reports", type_new_reports},
                                            {"submissions", type_submissions}};

Crowd::Manner manner_of(const Options& options, const std::optional<BadLine>& line) {
    Crowd::Manner manner;
    manner.spread = std::chrono::milliseconds{static_cast<std::int64_t>(options.spread * 1000)};
    if (line) manner.relay = line->address();
    manner.is_line_bad = line.has_value();
    return manner;
}

/// Until the last receipt of all.
nlohmann::json measure(Crowd& crowd, const Crowd::Manner& manner) {
    const double processor = processor_seconds();
    const auto began = Crowd::Steady::now();
    const CrowdReport report = crowd.send(manner);
    auto last = began;
    std::size_t answered = 0;
    for (const auto& device : crowd.devices()) {
        last = std::max(last, device->store.answered_at());
        answered += device->store.answered();
    }
    const std::chrono::duration<double> took = last - began;
    return {{"devices", report.seconds.size()},
            {"edits", answered},
            {"seconds", took.count()},
            {"edits_per_second", static_cast<double>(answered) / took.count()},
            {"median", report.at(0.5)},
            {"p99", report.at(0.99)},
            {"errors", report.errors},
            {"connections", report.connections},
            {"come_backs", report.come_backs},
            {"cuts", report.cuts},
            {"load_processor_seconds", processor_seconds() - processor}};
}

int run(const Options& options) {
    const LoadPeriods periods = LoadPeriods::read(options.form, options.year);
    const Typist typist = typists.at(options.typing);
    const ServerAddress server = read_server_address(options.server).value();
    Crowd crowd{read_load_devices(options.devices), server,
                [&](const LoadDevice& device) { return typist(device, periods); }};
    crowd.warm_up();
    crowd.type(options.edits);
    std::optional<BadLine> line;
    if (options.weather.delay.count() > 0)
        line.emplace(crowd.io(),
                     LoadLine::Endpoint{asio::ip::make_address(server.host), server.port},
                     options.weather);
    wait_for_go();
    auto json = measure(crowd, manner_of(options, line));
    if (line) {
        json["segments"] = line->segments();
        json["segments_lost"] = line->lost();
        json["connections_cut"] = line->cut();
    }
    std::puts(json.dump().c_str());
    return 0;
}

}  // namespace
}  // namespace thidua

int main(int argc, char** argv) {
    thidua::Options options;
    int delay = 0;
    CLI::App app{"Many devices push at once"};
    app.add_option("devices", options.devices)->required();
    app.add_option("server", options.server)->required();
    app.add_option("form", options.form)->required();
    app.add_option("year", options.year)->required();
    app.add_option("edits", options.edits)->required();
    app.add_option("--typing", options.typing);
    app.add_option("--spread", options.spread);
    app.add_option("--delay", delay);
    app.add_option("--loss", options.weather.loss);
    app.add_option("--cut", options.weather.cut);
    CLI11_PARSE(app, argc, argv);
    options.weather.delay = std::chrono::milliseconds{delay};
    return thidua::run(options);
}
