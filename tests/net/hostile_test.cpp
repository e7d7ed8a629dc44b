#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/connect.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/write.hpp>
#include <fstream>
#include <thread>

#include "client/app/contact.h"
#include "client/app/refusal_words.h"
#include "client/store/local_sync_store.h"
#include "shared/base/sanitizer.h"
#include "shared/net/certificate.h"
#include "shared/platform/open_files.h"
#include "shared/sync/client_session.h"
#include "shared/wire/codec.h"
#include "tests/net/fake_server.h"
#include "tests/net/raw_peer.h"
#include "tests/net/real_server.h"
#include "tests/net/relay.h"

/// Peers that mean harm, over real TLS against the whole server. Each test asks two things: is the
/// peer stopped, and is everybody else served as before.
namespace thidua {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using asio::ip::tcp;
using Steady = std::chrono::steady_clock;

class HostileTest : public testing::Test {
protected:
    [[nodiscard]] DeviceIdentity identity() { return stored_identity(device_.store()); }
    [[nodiscard]] TlsContext as_device() { return TlsContext::for_device(identity()).value(); }

    /// A proper device is served, and soon.
    void expect_served() {
        const auto begun = Steady::now();
        const auto report = device_.sync();
        EXPECT_TRUE(report) << report.error().message;
        EXPECT_LT(Steady::now() - begun, 5s);
    }
    static std::vector<Message> messages_in(const std::string& frames) {
        std::vector<Message> messages;
        BytesView rest{frames};
        while (!rest.empty()) {
            const auto size = read_frame_header(rest.substr(0, frame_header_bytes), 1 << 20);
            messages.push_back(decode_body(rest.substr(frame_header_bytes, *size)).value());
            rest.remove_prefix(frame_header_bytes + *size);
        }
        return messages;
    }

    RealServer server_;
    RealDevice device_{server_, "STP-HCTP", Role::officer, "Bích"};
};

using Hostile_SlowLoris = HostileTest;

/// One byte now and then: of the TLS hello, and of a frame. Both are ended by the clock.
TEST_F(Hostile_SlowLoris, IsCutOffWhetherStrangerOrDevice) {
    const auto drip = [](RawPeer& peer, std::chrono::milliseconds pause) {
        const auto begun = Steady::now();
        while (peer.send("x")) std::this_thread::sleep_for(pause);
        return Steady::now() - begun;
    };
    Steady::duration stranger_time{};
    Steady::duration device_time{};
    std::thread stranger{[&] {
        RawPeer peer{server_.address};
        peer.send(std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11));
        stranger_time = drip(peer, 200ms);
    }};
    std::thread known{[&] {
        RawPeer peer{server_.address, as_device()};
        peer.send(std::string("\x01\x00\x04\x40", 4));  // a stored batch of a kilobyte
        device_time = drip(peer, 500ms);
    }};
    for (int i = 0; i < 5; ++i) {
        expect_served();
        std::this_thread::sleep_for(1s);
    }
    stranger.join();
    known.join();
    EXPECT_LT(stranger_time, 15s);
    EXPECT_LT(device_time, 45s);
    expect_served();
}

/// Opens connections from many addresses of the loopback and says nothing, or one byte.
class Crowd {
public:
    void open(const ServerAddress& server, std::size_t count) {
        const tcp::endpoint target{asio::ip::make_address(server.host), server.port};
        constexpr std::size_t per_address = 500;
        for (std::size_t i = 0; i < count; ++i) {
            const auto source = asio::ip::address_v4{static_cast<std::uint32_t>(
                0x7F000002 + i / per_address)};
            tcp::socket socket{io_, tcp::v4()};
            boost::system::error_code error;
            socket.bind({source, 0}, error);
            socket.connect(target, error);
            if (i % 2 == 0) asio::write(socket, asio::buffer("\x16", 1), error);
            sockets_.push_back(std::move(socket));
        }
    }
    [[nodiscard]] std::size_t size() const { return sockets_.size(); }

private:
    asio::io_context io_;
    std::vector<tcp::socket> sockets_;
};

/// Of this process, server and crowd together, in MiB.
std::size_t resident_megabytes() {
    std::ifstream in{"/proc/self/statm"};
    std::size_t total = 0;
    std::size_t resident = 0;
    in >> total >> resident;
    return resident * 4096 >> 20;
}

using Hostile_HalfOpen = HostileTest;

TEST_F(Hostile_HalfOpen, TenThousandConnectionsKeepNobodyOut) {
    constexpr std::size_t wanted = 10'000;
    // The server's ends are in this process too.
    constexpr std::size_t others = server_tuning::half_open_max + 1000;
    const std::size_t files = raise_open_files_limit(wanted + others);
    const std::size_t count = std::min(wanted, files > others ? files - others : files / 2);
    const std::size_t before = resident_megabytes();
    Crowd crowd;
    std::atomic<bool> is_open = false;
    std::thread opening{[&] {
        crowd.open(server_.address, count);
        is_open = true;
    }};
    while (!is_open) expect_served();
    opening.join();
    for (int i = 0; i < 3; ++i) expect_served();
    const std::size_t grown = resident_megabytes() - std::min(before, resident_megabytes());
    fmt::print("{} half-open connections ({} wanted, {} files allowed): {} kept, {} MiB more\n",
               crowd.size(), wanted, files, server_.room.anteroom.size(), grown);
    EXPECT_LE(server_.room.anteroom.size(), server_tuning::half_open_max);
    // AddressSanitizer keeps what was freed for a while.
    constexpr std::size_t quarantine = is_address_sanitized ? 256 : 0;
    EXPECT_LT(grown, 300U + quarantine);
}

TEST(Hostile_Anteroom, TakesTheOldestOfWhoeverHasMost) {
    Anteroom room{3};
    std::string cut;
    const auto enter = [&](const std::string& address, const std::string& name) {
        return room.enter(address, [&cut, name] { cut += name; });
    };
    const auto first = enter("a", "first ");
    const auto second = enter("b", "second ");
    const auto third = enter("b", "third ");
    const auto fourth = enter("c", "fourth ");
    EXPECT_EQ(cut, "second ");
    EXPECT_EQ(room.size(), 3U);
}

TEST(Hostile_Anteroom, HasAPlaceAgainWhenOneLeaves) {
    Anteroom room{1};
    int cut = 0;
    { const auto place = room.enter("a", [&cut] { ++cut; }); }
    const auto place = room.enter("a", [&cut] { ++cut; });
    EXPECT_EQ(cut, 0);
    EXPECT_EQ(room.size(), 1U);
}

/// Counts what reaches a session.
struct CountingSession : EchoSession {
    explicit CountingSession(std::atomic<std::size_t>& messages) : count{messages} {}
    Step on_message(const Message& message, Instant now) override {
        ++count;
        return EchoSession::on_message(message, now);
    }
    std::atomic<std::size_t>& count;
};

TEST(Hostile_Flood, IsReadNoFasterThanADeviceMay) {
    // Outlives the server, whose writer may still count.
    std::atomic<std::size_t> taken = 0;
    FakeServer server;
    server.factory.make = [&taken] { return std::make_unique<CountingSession>(taken); };
    const Enrolled loud = server.enroll_device();
    const Enrolled quiet = server.enroll_device();
    RawPeer peer{server.address, TlsContext::for_device(loud.identity).value()};
    std::atomic<bool> is_over = false;
    std::atomic<std::size_t> sent = 0;
    std::thread flood{[&] {
        for (; !is_over && sent < 1'000'000; ++sent) peer.send_frames(encode_frame(Message{Ping{}}));
    }};
    const auto begun = Steady::now();
    std::chrono::milliseconds longest{0};
    while (Steady::now() - begun < 6s) {
        AskingSession session{{Ping{}}, 1};
        const auto asked = Steady::now();
        EXPECT_TRUE(run_session({server.address}, quiet.identity, session, server.clock).end);
        longest = std::max(longest, std::chrono::duration_cast<std::chrono::milliseconds>(
                                        Steady::now() - asked));
        std::this_thread::sleep_for(20ms);
    }
    const std::chrono::duration<double> passed = Steady::now() - begun;
    const auto allowed = server_tuning::messages_per_device.burst +
                         server_tuning::messages_per_device.per_second * passed.count();
    fmt::print("a flood of {} pings: {} taken in {:.1f} s; others waited {} ms at most\n",
               sent.load(), taken.load(), passed.count(), longest.count());
    EXPECT_LT(static_cast<double>(taken), 1.1 * allowed + 1000);  // the quiet device's are in it
    EXPECT_LT(longest, 1s);
    is_over = true;
    peer.shut_down();
    flood.join();
}

using Hostile_FloodOfHellos = HostileTest;

TEST_F(Hostile_FloodOfHellos, HarmsNobody) {
    RawPeer peer{server_.address, as_device()};
    const Hello hello{.first_waiting = EditNumber{1}};
    std::thread flood{[&] {
        for (int i = 0; i < 20'000 && peer.send_frames(encode_frame(Message{hello})); ++i) {}
    }};
    const Sequence before = server_.head();
    for (int i = 0; i < 3; ++i) expect_served();
    peer.shut_down();
    flood.join();
    EXPECT_EQ(server_.head(), before);
}

using Hostile_Certificate = HostileTest;

TEST_F(Hostile_Certificate, OfAnotherAuthorityIsRefusedAndSaysSo) {
    RealServer other;
    RealDevice foreign{other, "STP-HCTP", Role::officer, "Bích"};
    DeviceIdentity shown = stored_identity(foreign.store());
    shown.ca_certificate = identity().ca_certificate;
    AskingSession session{{Hello{}}, 1};
    const auto report = run_session({server_.address}, shown, session, device_.clock);
    ASSERT_TRUE(report.failure);
    EXPECT_EQ(report.failure->code, ErrorCode::refused);
    EXPECT_NE(report.failure->message.find("does not know the certificate"), std::string::npos)
        << report.failure->message;
    EXPECT_TRUE(session.answers.empty());
    expect_served();
}

TEST_F(Hostile_Certificate, ThatHasExpiredIsRefusedAndSaysSo) {
    const ServerKeys keys =
        load_server_keys(server_.data(), server_.clock.now(), server_.random).value();
    DeviceIdentity shown = identity();
    shown.certificate = issue_device_certificate(keys.authority,
                                                 make_certificate_request(shown.key).value(),
                                                 device_.id(),
                                                 server_.clock.now().plus(-24h * 365 * 6),
                                                 server_.random)
                            .value();
    AskingSession session{{Hello{}}, 1};
    const auto report = run_session({server_.address}, shown, session, device_.clock);
    ASSERT_TRUE(report.failure);
    EXPECT_EQ(report.failure->code, ErrorCode::refused);
    EXPECT_NE(report.failure->message.find("has expired"), std::string::npos)
        << report.failure->message;
    EXPECT_TRUE(session.answers.empty());
    expect_served();
}

using Hostile_Replay = HostileTest;

/// Everything that a device said, byte for byte, on a new connection: in full and resumed.
TEST_F(Hostile_Replay, OfRecordedTlsBytesIsRefused) {
    Relay relay{server_.address};
    device_.store().set_meta(device_keys::addresses, relay.address().text() + "\n");
    for (const bool is_resumed : {false, true}) {
        if (!is_resumed) device_.store().set_meta(device_keys::tls_ticket, {});
        relay.reset();
        ASSERT_TRUE(device_.sync());
        const std::string said = relay.carried().said;
        const auto begun = server_.room.metrics.sessions_begun.load();
        const auto failed = server_.room.metrics.handshakes_failed.load();
        RawPeer thief{server_.address};
        thief.send(said);
        (void)thief.read_all();
        EXPECT_EQ(server_.room.metrics.sessions_begun, begun);
        EXPECT_EQ(server_.room.metrics.handshakes_failed, failed + 1);
    }
    expect_served();
}

/// Passes on, and remembers what the device said.
class RecordingSession : public Session {
public:
    explicit RecordingSession(Session& inner) : inner_{inner} {}
    Step begin(Instant now) override { return kept(inner_.begin(now)); }
    Step on_message(const Message& message, Instant now) override {
        return kept(inner_.on_message(message, now));
    }
    Step on_local_edit(Instant now) override { return kept(inner_.on_local_edit(now)); }
    Step on_timer(Instant now) override { return kept(inner_.on_timer(now)); }

    Bytes frames;

private:
    Step kept(Step step) {
        for (const Message& message : step.send) frames += encode_frame(message);
        return step;
    }
    Session& inner_;
};

TEST_F(Hostile_Replay, OfAHelloAndItsEditsOnANewConnectionChangesNothing) {
    RealDevice office{server_, "STP-VP", Role::office, "Hà"};
    office.publish_forms();
    ASSERT_TRUE(device_.sync());
    device_.start_report();
    LocalSyncStore disk{device_.store()};
    ClientSession session{disk, {}};
    RecordingSession recording{session};
    ASSERT_TRUE(run_session({server_.address}, identity(), recording, device_.clock).end);
    const Sequence head = server_.head();
    for (int i = 0; i < 3; ++i) {
        RawPeer peer{server_.address, as_device()};
        peer.send_frames(recording.frames);
        EXPECT_FALSE(messages_in(peer.read_all_frames()).empty());
    }
    EXPECT_EQ(server_.head(), head);
    expect_served();
}

using Hostile_Downgrade = HostileTest;

TEST_F(Hostile_Downgrade, ToTls12IsRefused) {
    asio::ssl::context old{asio::ssl::context::tlsv12_client};
    asio::io_context io;
    asio::ssl::stream<tcp::socket> stream{io, old};
    stream.next_layer().connect(
        {asio::ip::make_address(server_.address.host), server_.address.port});
    boost::system::error_code error;
    stream.handshake(asio::ssl::stream_base::client, error);
    EXPECT_TRUE(error);
    EXPECT_NE(error.message().find("protocol version"), std::string::npos) << error.message();
    expect_served();
}

TEST_F(Hostile_Downgrade, OfTheProtocolIsRefusedWithTheVersionNeeded) {
    RawPeer peer{server_.address, as_device()};
    peer.send_frames(encode_frame(Message{Hello{.version_min = 0, .version_max = 0}}));
    const auto answers = messages_in(peer.read_all_frames());
    ASSERT_EQ(answers.size(), 1U);
    const auto refusal = std::get<Refusal>(answers.front());
    EXPECT_EQ(refusal.reason, RefusalReason::version_too_old);
    EXPECT_NE(refusal_error(refusal).message.find("needs version 1-2 of the protocol"),
              std::string::npos)
        << refusal_error(refusal).message;
    expect_served();
}

}  // namespace
}  // namespace thidua
