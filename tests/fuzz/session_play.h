#pragma once

#include <deque>
#include <optional>

#include "shared/sync/client_session.h"
#include "shared/sync/server_session.h"
#include "shared/store/transaction.h"
#include "tests/fuzz/byte_script.h"
#include "tests/sync/sync_desk.h"

namespace thidua {

/// Keys that are none: nobody looks into them here.
class FakeKeys final : public IdentityKeys {
public:
    Bytes make_key() override { return "key"; }
    Bytes make_certificate_request(BytesView) override { return "request"; }
};

/// What every play begins with: the sample server, a device that has pulled and has a report under
/// way, and two more people who have not said anything: the Office, and a colleague of the unit. Made
/// once, given back as it was after each play.
class SessionStage {
public:
    SessionStage();

    [[nodiscard]] SampleServer& server() { return server_; }
    [[nodiscard]] TestDevice& device() { return device_; }
    [[nodiscard]] LocalSyncStore& disk() { return disk_; }
    [[nodiscard]] const DeviceId& office() const { return office_; }
    [[nodiscard]] const DeviceId& colleague() const { return colleague_; }
    /// The device's disk, the clock and chance as they were at first.
    void reset();
    [[nodiscard]] Random& random() { return random_; }

private:
    SampleServer server_;
    TestDevice device_{server_, people::officer_bich()};
    FakeKeys keys_;
    LocalSyncStore disk_{device_.store(), &keys_};
    DeviceId office_;
    DeviceId colleague_;
    Database first_;  ///< a copy of the device's store
    SeededRandom random_{1};
};

/// Real sessions over real stores, a line between them that damages, repeats and cuts, and strangers
/// who put in words of their own, as the bytes of a script say. Stops the program when a session
/// says what the other could not read, or something of another unit. Nothing of it stays.
class SessionPlay {
public:
    explicit SessionPlay(SessionStage& stage);
    void run(ByteScript script);

private:
    /// The server's end of one connection.
    struct ServerEnd {
        DeviceId device;
        std::optional<ServerSession> session = {};
        bool is_awake = false;  ///< asked to be called again
    };

    void act(ByteScript& script);
    void connect(bool stays);
    void greet(ServerEnd& end);
    ServerEnd& somebody_else(ByteScript& script);
    [[nodiscard]] MadeEdit new_edit();
    void type(ByteScript& script);
    void let_other_type(ServerEnd& end, ByteScript& script);
    void let_other_send(ServerEnd& end, const Edit& edit);
    void let_other_send(ServerEnd& end, BytesView encoded);
    void pass_time(std::uint8_t amount);
    void carry_all();
    void carry_to_server(ByteScript* damage);
    void carry_to_device(ByteScript* damage);
    void say_to_server(ServerEnd& end, BytesView body);
    void say_to_device(BytesView body);

    template <class Call>
    void on_server(ServerEnd& end, const Call& call);
    template <class Call>
    void on_device(const Call& call);
    [[nodiscard]] Instant now() { return stage_.server().clock().now(); }

    SessionStage& stage_;
    Transaction transaction_;  ///< the server's, and never committed
    ServerEnd server_;         ///< of the device
    ServerEnd office_;
    ServerEnd colleague_;
    std::optional<ClientSession> client_;
    std::deque<Bytes> to_server_;  ///< bodies of frames
    std::deque<Bytes> to_device_;
    Bytes last_to_server_;
    std::size_t calls_left_ = 300;  ///< so that no play takes long
};

}  // namespace thidua
