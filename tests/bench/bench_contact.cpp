// Contacts of an enrolled device that has nothing to say, over a relay that counts what goes over
// TCP: one with a full TLS handshake, one that resumes the TLS session of the run before.
//
//     bench_contact FOLDER ADDRESS
#include <chrono>
#include <cstdio>
#include <string>

#include "client/app/settings.h"
#include "client/app/sync_service.h"
#include "client/app/workspace.h"
#include "client/store/local_store.h"
#include "tests/net/relay.h"

namespace thidua {
namespace {

struct Measured {
    Carried carried;
    std::uint64_t message_bytes = 0;
};

/// Throws what went wrong.
Measured contact(Relay& relay, const std::filesystem::path& folder, Environment environment) {
    relay.reset();
    const SyncReport report = sync_once(folder, environment).value();
    return {relay.carried(), report.bytes_sent + report.bytes_received};
}

void print(const char* kind, const Measured& measured, const char* end) {
    std::printf("\"%s_bytes\":%llu,\"%s_message_bytes\":%llu,\"%s_round_trips\":%d%s", kind,
                static_cast<unsigned long long>(measured.carried.bytes()), kind,
                static_cast<unsigned long long>(measured.message_bytes), kind,
                measured.carried.round_trips, end);
}

int run(const std::filesystem::path& folder, const ServerAddress& address) {
    SystemClock clock;
    SystemRandom random;
    const SystemBootClock boot_clock;
    const Environment environment{clock, random, boot_clock};
    Relay relay{address};
    // Long enough that only real waiting counts as a round trip.
    relay.set_delay(std::chrono::milliseconds{50});
    {
        const auto workspace = Workspace::open(folder, environment).value();
        workspace->settings().save({.addresses = {relay.address()}});
        workspace->store().set_meta(device_keys::tls_ticket, {});
    }
    const Measured full = contact(relay, folder, environment);
    const Measured resumed = contact(relay, folder, environment);
    std::printf("{");
    print("full", full, ",");
    print("resumed", resumed, "}\n");
    return 0;
}

}  // namespace
}  // namespace thidua

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    try {
        return thidua::run(argv[1], thidua::read_server_address(argv[2]).value());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
