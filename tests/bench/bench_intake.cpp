// How many finished reports a server takes over a time: each device sends a few in a session, made
// and submitted, and begins anew. They are typed and packed before, on all processors, because the
// load has to leave these to the server later. Prints "ready", waits for a line, and then prints
// one JSON object: what had its receipt before the time was up, or before all that was prepared was
// sent.
//
//     bench_intake DEVICES_FILE SERVER_ADDRESS FORM_FILE YEAR SECONDS REPORTS_A_SESSION SESSIONS
#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <thread>

#include "shared/net/as_value.h"
#include "shared/wire/packed_edit.h"
#include "tests/bench/load_crowd.h"
#include "tests/bench/prepared_session.h"

namespace thidua {
namespace {

constexpr std::size_t edits_per_report = 2;  // made, submitted
constexpr std::size_t slice_seconds = 5;

/// What one device says in one session.
struct Flight {
    std::vector<Announced> announced;
    Edits edits;
};
using Flights = std::vector<Flight>;

Flights pack_flights(const Typing& typing, std::size_t sessions, std::size_t reports) {
    Flights flights(sessions);
    EditNumber number;
    for (Flight& flight : flights)
        for (std::size_t at = 0; at < reports * edits_per_report; ++at) {
            number = number.next();
            const Edit edit = typing(number);
            flight.announced.push_back(announced(edit));
            flight.edits.edits.push_back({number, pack_edit(edit, Thinness::thin)});
        }
    return flights;
}

std::vector<Flights> pack_all(const std::vector<LoadDevice>& devices, const LoadPeriods& periods,
                              std::size_t sessions, std::size_t reports) {
    std::vector<Flights> packed(devices.size());
    const std::size_t workers = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> threads;
    for (std::size_t first = 0; first < workers; ++first)
        threads.emplace_back([&, first] {
            for (std::size_t at = first; at < devices.size(); at += workers)
                packed[at] =
                    pack_flights(type_submissions(devices[at], periods), sessions, reports);
        });
    threads.clear();
    return packed;
}

class Intake {
public:
    Intake(Crowd& crowd, const std::vector<Flights>& flights, std::size_t seconds)
        : crowd_{crowd}, flights_{flights}, seconds_{seconds} {}

    void run() {
        began_ = Crowd::Steady::now();
        for (std::size_t at = 0; at < flights_.size(); ++at)
            asio::co_spawn(crowd_.io(), send_all(*crowd_.devices()[at], flights_[at]), rethrow);
        asio::co_spawn(crowd_.io(), count(), rethrow);
        crowd_.io().restart();
        crowd_.io().run();
    }

    [[nodiscard]] nlohmann::json json() const {
        const auto reports = static_cast<double>(durable_);
        return {{"reports", durable_},
                {"seconds", took_},
                {"reports_per_second", reports / took_},
                {"slowest_slice_per_second",
                 slowest_ ? static_cast<double>(*slowest_) / slice_seconds : reports / took_},
                {"errors", report_.errors},
                {"come_backs", report_.come_backs},
                {"sessions", report_.connections}};
    }

private:
    static void rethrow(const std::exception_ptr& thrown) {
        if (thrown) std::rethrow_exception(thrown);
    }

    asio::awaitable<void> send_all(CrowdDevice& device, const Flights& flights) {
        for (const Flight& flight : flights) {
            if (is_over_) co_return;
            device.store.type(flight.announced);
            while (!device.store.is_answered() && report_.errors == 0)
                co_await send(device, flight.edits);
        }
        if (++finished_ == flights_.size()) finish();
    }

    asio::awaitable<void> send(CrowdDevice& device, const Edits& edits) {
        const auto session = std::make_shared<PreparedSession>(device.store, edits);
        auto line = std::make_shared<LoadLine>(crowd_.io(), device.tls, session);
        const LineEnd end = co_await crowd_.connect(device, line, manner_, report_);
        if (!end.end || !end.end->refusal) co_return;
        asio::steady_timer timer{crowd_.io(),
                                 std::chrono::milliseconds{end.end->refusal->retry_after_ms}};
        co_await timer.async_wait(as_value);
    }

    asio::awaitable<void> count() {
        asio::steady_timer timer{crowd_.io(), began_};
        std::size_t counted = 0;
        for (std::size_t second = slice_seconds; second <= seconds_; second += slice_seconds) {
            timer.expires_at(began_ + std::chrono::seconds{second});
            co_await timer.async_wait(as_value);
            if (is_over_) co_return;
            const std::size_t slice = reports_answered() - counted;
            counted += slice;
            slowest_ = std::min(slowest_.value_or(slice), slice);
        }
        finish();
    }

    void finish() {
        if (is_over_) return;
        is_over_ = true;
        durable_ = reports_answered();
        took_ = std::chrono::duration<double>(Crowd::Steady::now() - began_).count();
    }

    [[nodiscard]] std::size_t reports_answered() const {
        std::size_t reports = 0;
        for (const auto& device : crowd_.devices())
            reports += device->store.answered() / edits_per_report;
        return reports;
    }

    Crowd& crowd_;
    const std::vector<Flights>& flights_;
    const std::size_t seconds_;
    const Crowd::Manner manner_;
    CrowdReport report_;
    Crowd::Steady::time_point began_;
    std::size_t finished_ = 0;  ///< devices that have nothing left
    std::size_t durable_ = 0;
    double took_ = 0;
    std::optional<std::size_t> slowest_;  ///< of the slices
    bool is_over_ = false;
};

int run(char** arguments) {
    const LoadPeriods periods = LoadPeriods::read(arguments[3], arguments[4]);
    const auto devices = read_load_devices(arguments[1]);
    const auto flights =
        pack_all(devices, periods, std::stoul(arguments[7]), std::stoul(arguments[6]));
    // Only what was packed is sent.
    Crowd crowd{devices, read_server_address(arguments[2]).value(),
                [](const LoadDevice&) { return Typing{}; }};
    crowd.warm_up();
    Intake intake{crowd, flights, std::stoul(arguments[5])};
    wait_for_go();
    const double before = processor_seconds();
    intake.run();
    auto json = intake.json();
    json["load_processor_seconds"] = processor_seconds() - before;
    std::puts(json.dump().c_str());
    return 0;
}

}  // namespace
}  // namespace thidua

int main(int argc, char** argv) {
    return argc == 8 ? thidua::run(argv) : 2;
}
