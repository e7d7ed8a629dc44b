#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

#include "server/auth/enrolment_desk.h"
#include "server/net/listener.h"
#include "server/store/schema.h"
#include "shared/net/client_connection.h"
#include "tests/support/temporary_folder.h"

namespace thidua {

/// Answers every message with itself; ends at a goodbye; tells news as a Ping.
class EchoSession : public Session {
public:
    Step begin(Instant) override { return {}; }
    Step on_message(const Message& message, Instant now) override;
    Step on_local_edit(Instant) override;
    Step on_timer(Instant) override { return {}; }
};

/// Gives every device an EchoSession, or what `make` gives.
class FakeFactory : public SessionFactory {
public:
    std::unique_ptr<Session> open(DeviceId device) override;
    Sequence head() override { return Sequence{head_value}; }
    Epoch epoch() override { return Epoch{sha_uuid()}; }
    Result<BundleTaken> take_bundle(BytesView file, Instant now) override;

    std::function<std::unique_ptr<Session>()> make;
    std::function<Result<BundleTaken>(BytesView)> take;  ///< without it a bundle is its own answer
    std::atomic<std::uint64_t> head_value = 0;
    std::atomic<int> sessions_opened = 0;

private:
    static Uuid sha_uuid() { return *Uuid::from_bytes(sha256("epoch").view().substr(0, 16)); }
};

/// A server with a real listener, writer, store and keys on the loopback, and fake sessions.
class FakeServer {
public:
    FakeServer();
    ~FakeServer() { listener.stop(); }

    /// A code for a fresh enrolment.
    EnrolmentCode make_code(std::chrono::seconds valid_for = std::chrono::hours{1});
    /// Enrols over the line.
    Enrolled enroll_device();
    [[nodiscard]] std::vector<ServerAddress> addresses() const { return {address}; }

    TemporaryFolder folder;
    SystemClock clock;
    SystemRandom random;
    ServerKeys keys;
    Writer writer;
    FakeFactory factory;
    EnrolmentDesk desk;
    ServerRoom room;
    Listener listener;
    ServerAddress address;

private:
    [[nodiscard]] Database open_store() const;
};

/// Sends its messages at once, remembers what comes, says goodbye after so many answers.
class AskingSession : public Session {
public:
    AskingSession(std::vector<Message> questions, std::size_t answers_wanted)
        : questions_{std::move(questions)}, answers_wanted_{answers_wanted} {}
    Step begin(Instant now) override;
    Step on_message(const Message& message, Instant now) override;
    Step on_local_edit(Instant) override { return {.send = {Ping{}}}; }
    Step on_timer(Instant) override { return {}; }

    std::vector<Message> answers;
    std::function<void()> on_answer = [] {};

private:
    std::vector<Message> questions_;
    std::size_t answers_wanted_;
};

}  // namespace thidua
