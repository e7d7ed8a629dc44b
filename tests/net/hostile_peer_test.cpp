#include <gtest/gtest.h>

#include <thread>

#include "server/net/tuning.h"
#include "shared/base/limits.h"
#include "shared/wire/codec.h"
#include "tests/net/fake_server.h"
#include "tests/net/raw_peer.h"

namespace thidua {
namespace {

using namespace std::chrono_literals;

class HostilePeerTest : public testing::Test {
protected:
    [[nodiscard]] TlsContext as_stranger() const {
        return TlsContext::for_enrolment(server_.keys.ca_fingerprint());
    }
    [[nodiscard]] TlsContext as_device() const {
        return TlsContext::for_device(device_.identity).value();
    }
    /// Everybody else is served as before.
    void expect_unharmed() {
        AskingSession session{{Ping{}}, 1};
        const auto report =
            run_session(server_.addresses(), device_.identity, session, server_.clock);
        EXPECT_TRUE(report.end) << report.failure->message;
    }
    static std::vector<Message> messages_in(const std::string& bytes) {
        std::vector<Message> messages;
        BytesView rest{bytes};
        while (rest.size() >= frame_header_bytes) {
            const auto size =
                read_frame_header(rest.substr(0, frame_header_bytes), limits::frame_bytes_max);
            if (!size || rest.size() < frame_header_bytes + *size) break;
            messages.push_back(decode_body(rest.substr(frame_header_bytes, *size)).value());
            rest.remove_prefix(frame_header_bytes + *size);
        }
        return messages;
    }
    static RefusalReason refusal_in(const std::string& bytes) {
        const auto messages = messages_in(bytes);
        return messages.empty() ? RefusalReason::failed
                                : std::get<Refusal>(messages.back()).reason;
    }

    FakeServer server_;
    Enrolled device_ = server_.enroll_device();
};

TEST_F(HostilePeerTest, WithoutACertificateMayOnlyEnrol) {
    RawPeer peer{server_.address, as_stranger()};
    peer.send_frames(encode_frame(Message{Hello{}}));
    EXPECT_EQ(refusal_in(peer.read_all_frames()), RefusalReason::malformed);
    EXPECT_EQ(server_.factory.sessions_opened, 0);
}

TEST_F(HostilePeerTest, WithoutACertificateSendsNoMoreThanAStrangerMay) {
    RawPeer peer{server_.address, as_stranger()};
    EnrolRequest request;
    request.certificate_request = Bytes(limits::stranger_frame_bytes_max + 1, 'x');
    peer.send_frames(encode_frame(Message{request}));
    (void)peer.read_all();
    EXPECT_EQ(server_.room.metrics.frames_malformed, 1U);
    expect_unharmed();
}

TEST_F(HostilePeerTest, EndsOnlyItsOwnConnectionWithRandomBytes) {
    SeededRandom random{11};
    for (int round = 0; round < 20; ++round) {
        RawPeer peer{server_.address, as_device()};
        std::array<unsigned char, 400> noise{};
        random.fill(noise);
        peer.send({reinterpret_cast<const char*>(noise.data()), noise.size()});
        peer.close();
    }
    expect_unharmed();
}

TEST_F(HostilePeerTest, IsToldWhatWasWrongInTheMiddleOfASession) {
    RawPeer peer{server_.address, as_device()};
    peer.send_frames(encode_frame(Message{Ping{}}));
    peer.send_frames(std::string("\x02\0\0\x01\xff", 5));  // a hello of one byte
    EXPECT_EQ(refusal_in(peer.read_all_frames()), RefusalReason::malformed);
    peer.close();
    expect_unharmed();
    server_.listener.stop();
    EXPECT_EQ(server_.room.metrics.frames_malformed, 1U);
}

TEST_F(HostilePeerTest, IsCutOffForALengthBeyondTheLimit) {
    RawPeer peer{server_.address, as_device()};
    peer.send_frames("\xff\xff\xff");
    (void)peer.read_all();
    EXPECT_EQ(server_.room.metrics.frames_malformed, 1U);
    expect_unharmed();
}

TEST_F(HostilePeerTest, IsCutOffForABatchThatGrowsBeyondTheLimitOfAStranger) {
    RawPeer peer{server_.address, as_stranger()};
    peer.send_frames(std::string(2 * limits::stranger_frame_bytes_max, 'x'));
    EXPECT_EQ(refusal_in(peer.read_all_frames()), RefusalReason::failed);
    server_.listener.stop();
    EXPECT_EQ(server_.room.metrics.frames_malformed, 1U);
}

TEST_F(HostilePeerTest, IsCutOffForABatchThatIsNone) {
    RawPeer peer{server_.address, as_device()};
    peer.send({"\x01\x40\x00\x40garbage that no compressor has ever made, of sixty-four bytes "
               "......", 4 + 64});
    (void)peer.read_all();
    EXPECT_EQ(server_.room.metrics.frames_malformed, 1U);
    expect_unharmed();
}

TEST_F(HostilePeerTest, HarmsNobodyByHangingUpInTheMiddleOfAFrame) {
    StreamCompressor compressor;
    const Bytes frame = compressor.pack(encode_frame(Message{Hello{}}));
    for (std::size_t size = 0; size < frame.size(); size += 7) {
        RawPeer peer{server_.address, as_device()};
        peer.send(BytesView{frame}.substr(0, size));
        peer.close();
    }
    expect_unharmed();
}

TEST_F(HostilePeerTest, HarmsNobodyWithBytesThatAreNotTls) {
    for (const char* bytes : {"GET / HTTP/1.1\r\n\r\n", "", "\x16\x03\x01\xff\xff"}) {
        RawPeer peer{server_.address};
        peer.send(bytes);
        peer.close();
    }
    expect_unharmed();
}

TEST_F(HostilePeerTest, HoldsUpNobodyByNotReading) {
    RawPeer peer{server_.address, as_device()};
    Page page;
    page.records.resize(1);
    page.records.front().type = "report";
    page.records.front().fields = Bytes(900'000, 'x');
    const Bytes frame = encode_frame(Message{page});
    std::thread flood{[&] {
        for (int i = 0; i < 40; ++i) peer.send_frames(frame);
    }};
    expect_unharmed();
    server_.listener.stop();
    flood.join();
}

TEST_F(HostilePeerTest, IsPacedWhenItConnectsInALoop) {
    const TlsContext context = as_device();
    bool is_told = false;
    const int more_than_allowed = 2 * static_cast<int>(server_tuning::sessions_per_device.burst);
    for (int i = 0; i < more_than_allowed && !is_told; ++i) {
        AskingSession session{{Ping{}}, 1};
        const auto report =
            run_session(server_.addresses(), device_.identity, session, server_.clock);
        is_told = report.end && report.end->refusal &&
                  report.end->refusal->reason == RefusalReason::too_many &&
                  report.end->refusal->retry_after_ms > 0;
    }
    EXPECT_TRUE(is_told);
}

TEST_F(HostilePeerTest, GetsNoAnswerForLongWithoutAHandshake) {
    RawPeer silent{server_.address};
    const auto begun = std::chrono::steady_clock::now();
    (void)silent.read_all();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 15s);
    server_.listener.stop();
    EXPECT_EQ(server_.room.metrics.handshakes_failed, 1U);
}

TEST_F(HostilePeerTest, AsksTheAdminPortInVainForMoreThanItHas) {
    RawPeer peer{*server_.listener.admin_address()};
    peer.send("GET /" + std::string(100'000, 'x') + " HTTP/1.1\r\n\r\n");
    EXPECT_EQ(peer.read_all(), "");
    expect_unharmed();
}

TEST_F(HostilePeerTest, FindsTheProbesOnTheAdminPort) {
    const auto ask = [&](const std::string& request) {
        RawPeer peer{*server_.listener.admin_address()};
        peer.send(request);
        return peer.read_all();
    };
    EXPECT_EQ(ask("GET /healthz HTTP/1.1\r\n\r\n").substr(0, 15), "HTTP/1.1 200 OK");
    EXPECT_EQ(ask("GET /readyz HTTP/1.1\r\n\r\n").substr(0, 15), "HTTP/1.1 200 OK");
    EXPECT_EQ(ask("GET /other HTTP/1.1\r\n\r\n").substr(0, 12), "HTTP/1.1 404");
    EXPECT_EQ(ask("POST /healthz HTTP/1.1\r\n\r\n").substr(0, 12), "HTTP/1.1 405");
    EXPECT_EQ(ask("nonsense\r\n\r\n").substr(0, 12), "HTTP/1.1 400");
    EXPECT_NE(ask("GET /metrics HTTP/1.1\r\n\r\n").find("\nthidua_devices_enrolled_total 1\n"),
              std::string::npos);
}

}  // namespace
}  // namespace thidua
