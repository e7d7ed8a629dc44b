#include "tests/bench/load_crowd.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <iostream>

#include "client/app/retry_pause.h"
#include "shared/net/as_value.h"

namespace thidua {
namespace {

constexpr std::size_t workers = 32;
constexpr std::size_t errors_shown_max = 5;

void rethrow(const std::exception_ptr& thrown) {
    if (thrown) std::rethrow_exception(thrown);
}

/// On Linux all of 127.0.0.0/8 is the loopback.
LoadLine::Endpoint own_address(std::size_t number) {
    const auto low = static_cast<asio::ip::address_v4::uint_type>(number);
    return {asio::ip::address_v4{0x7f010001U + low / 250 * 256 + low % 250}, 0};
}

asio::awaitable<void> sleep(std::chrono::milliseconds length) {
    const auto executor = co_await asio::this_coro::executor;
    asio::steady_timer timer{executor, length};
    co_await timer.async_wait(as_value);
}

std::string words_of(const LineEnd& end) {
    if (!end.end) return "cut: " + end.cut;
    const auto& refusal = end.end->refusal;
    return "end " + std::to_string(static_cast<int>(end.end->kind)) +
           (refusal ? ", refusal " + std::to_string(static_cast<int>(refusal->reason)) + " " +
                          refusal->detail
                    : std::string{});
}

}  // namespace

CrowdDevice::CrowdDevice(const LoadDevice& device, std::size_t number, const Typing& typing)
    : store{device, typing},
      tls{TlsContext::for_device(device.identity).value()},
      from{own_address(number)} {}

double CrowdReport::at(double share) const {
    const auto place = std::ceil(share * static_cast<double>(seconds.size()));
    return seconds.at(static_cast<std::size_t>(std::max(place, 1.0)) - 1);
}

Crowd::Crowd(const std::vector<LoadDevice>& devices, const ServerAddress& server,
             const TypingOf& typing)
    : server_{asio::ip::make_address(server.host), server.port} {
    for (const LoadDevice& device : devices)
        devices_.push_back(std::make_unique<CrowdDevice>(device, devices_.size(), typing(device)));
}

void Crowd::each(const std::function<bool(const CrowdDevice&)>& wanted) {
    const auto next = std::make_shared<std::size_t>(0);
    for (std::size_t at = 0; at < workers; ++at) asio::co_spawn(io_, work(next, wanted), rethrow);
    io_.restart();
    io_.run();
}

asio::awaitable<void> Crowd::work(std::shared_ptr<std::size_t> next,
                                  std::function<bool(const CrowdDevice&)> wanted) {
    const Manner manner;
    CrowdReport ignored;
    while (*next < devices_.size()) {
        CrowdDevice& device = *devices_[(*next)++];
        bool is_done = !wanted(device);
        while (!is_done) {
            const LineEnd end = co_await contact(device, manner, ignored);
            is_done = end.end && end.end->kind == SessionEnd::Kind::done;
            if (!is_done) co_await sleep(std::chrono::seconds{1});
        }
    }
}

void Crowd::warm_up() {
    each([](const CrowdDevice&) { return true; });
}

void Crowd::converge() {
    const auto behind = [this](const CrowdDevice& device) {
        return std::ranges::any_of(devices_, [&](const auto& other) {
            return other->store.cursor() > device.store.cursor();
        });
    };
    while (std::ranges::any_of(devices_, [&](const auto& device) { return behind(*device); }))
        each(behind);
}

void Crowd::type(std::size_t edits) {
    for (const auto& device : devices_) {
        device->store.type(edits);
        prepare(*device);
    }
}

CrowdDevice::Prepared Crowd::new_contact(CrowdDevice& device) {
    const auto session = std::make_shared<ClientSession>(device.store, ClientSession::Options{});
    return {session, std::make_shared<LoadLine>(io_, device.tls, session)};
}

void Crowd::prepare(CrowdDevice& device) {
    device.prepared = new_contact(device);
    device.prepared->line->prepare();
}

asio::awaitable<LineEnd> Crowd::contact(CrowdDevice& device, const Manner& manner,
                                        CrowdReport& report) {
    auto prepared = std::exchange(device.prepared, std::nullopt);
    if (!prepared) prepared = new_contact(device);
    const LineEnd end = co_await connect(device, prepared->line, manner, report);
    if (!end.end) prepared->session->on_cut();
    co_return end;
}

asio::awaitable<LineEnd> Crowd::connect(CrowdDevice& device, std::shared_ptr<LoadLine> line,
                                        const Manner& manner, CrowdReport& report) {
    ++report.connections;
    const std::size_t rejected = device.store.rejected();
    LineEnd end = co_await line->run(device.from, manner.relay.value_or(server_));
    report.bytes += line->bytes();
    report.errors += device.store.rejected() - rejected;
    judge(end, manner, report);
    co_return end;
}

void Crowd::judge(const LineEnd& end, const Manner& manner, CrowdReport& report) {
    const bool is_cut =
        !end.end || (end.end->kind == SessionEnd::Kind::broken && !end.end->refusal);
    const bool is_done = end.end && end.end->kind == SessionEnd::Kind::done;
    const bool comes_back = end.end && end.end->refusal && end.end->refusal->retry_after_ms > 0;
    report.cuts += is_cut ? 1 : 0;
    report.come_backs += comes_back ? 1 : 0;
    if (is_done || comes_back || (is_cut && manner.is_line_bad)) return;
    if (++report.errors <= errors_shown_max) std::cerr << words_of(end) << '\n';
}

asio::awaitable<void> Crowd::contact_until_answered(CrowdDevice& device, const Manner& manner,
                                                    CrowdReport& report) {
    RetryPause pause{random_};
    for (;;) {
        const LineEnd end = co_await contact(device, manner, report);
        const bool is_done = end.end && end.end->kind == SessionEnd::Kind::done;
        if (is_done && device.store.is_answered()) co_return;
        std::optional<std::chrono::milliseconds> asked;
        if (end.end && end.end->refusal && end.end->refusal->retry_after_ms > 0)
            asked = std::chrono::milliseconds{end.end->refusal->retry_after_ms};
        if (end.is_heard) pause.reset();
        co_await sleep(pause.next(asked));
    }
}

asio::awaitable<void> Crowd::go(CrowdDevice& device, const Manner& manner, CrowdReport& report) {
    const auto spread = static_cast<std::uint64_t>(manner.spread.count());
    if (spread > 0) co_await sleep(std::chrono::milliseconds{random_.below(spread)});
    const auto began = Steady::now();
    co_await contact_until_answered(device, manner, report);
    const std::chrono::duration<double> took = device.store.answered_at() - began;
    report.seconds.push_back(took.count());
}

CrowdReport Crowd::send(const Manner& manner) {
    CrowdReport report;
    std::size_t left = devices_.size();
    // A relay in the same context has always something to wait for.
    const auto on_end = [this, &left](const std::exception_ptr& thrown) {
        rethrow(thrown);
        if (--left == 0) io_.stop();
    };
    for (const auto& device : devices_) asio::co_spawn(io_, go(*device, manner, report), on_end);
    io_.restart();
    io_.run();
    std::ranges::sort(report.seconds);
    return report;
}

LineEnd Crowd::sync_one(std::size_t device, CrowdReport& report) {
    LineEnd end;
    const Manner manner;
    prepare(*devices_.at(device));
    auto contacting = contact(*devices_.at(device), manner, report);
    asio::co_spawn(io_, std::move(contacting), [&end](std::exception_ptr thrown, LineEnd ended) {
        rethrow(thrown);
        end = std::move(ended);
    });
    io_.restart();
    io_.run();
    return end;
}

void wait_for_go() {
    std::puts("ready");
    std::fflush(stdout);
    std::string line;
    std::getline(std::cin, line);
}

double processor_seconds() {
    return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

}  // namespace thidua
