#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "shared/net/server_address.h"

namespace thidua {

/// What went over a relay, on the TCP streams of all its connections.
struct Carried {
    std::uint64_t to_server = 0;  ///< bytes
    std::uint64_t to_client = 0;
    int connections = 0;
    /// How often an answer followed something said, the handshake of TCP included.
    int round_trips = 0;
    std::string said;  ///< all bytes to the server

    [[nodiscard]] std::uint64_t bytes() const { return to_server + to_client; }
};

/// Stands between a device and its server on the loopback, passes bytes on, and counts them. On a
/// thread of its own.
class Relay {
public:
    explicit Relay(ServerAddress target) : Relay{std::move(target), false} {}
    virtual ~Relay();
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;

    [[nodiscard]] ServerAddress address() const { return address_; }
    /// Since the last reset.
    [[nodiscard]] Carried carried() const;
    void reset();
    /// Each piece takes so long from now on, so that what is said at once stands together and only
    /// real waiting counts as a round trip. For short contacts.
    void set_delay(std::chrono::milliseconds delay) { delay_ = delay; }
    /// From now on bytes are swallowed in both directions, and no connection is closed: a cable cut.
    void go_dead() { is_dead_ = true; }

protected:
    using Socket = boost::asio::ip::tcp::socket;
    Relay(ServerAddress target, bool starts_later);
    void start();
    /// Ends the thread; for destructors of what the coroutines use.
    void end();
    /// Before bytes are passed on. Returns where to; empty when there is nothing to pass.
    virtual boost::asio::awaitable<std::unique_ptr<Socket>> open(Socket& client);
    static boost::asio::awaitable<std::unique_ptr<Socket>> connect(ServerAddress target);

private:
    boost::asio::awaitable<void> accept_loop();
    boost::asio::awaitable<void> serve(Socket accepted);
    boost::asio::awaitable<void> pump(std::shared_ptr<Socket> from, std::shared_ptr<Socket> to,
                                      bool is_to_server);
    void count(std::string_view bytes, bool is_to_server);

    const ServerAddress target_;
    boost::asio::io_context io_{1};
    boost::asio::ip::tcp::acceptor acceptor_{io_};
    ServerAddress address_;
    std::atomic<bool> is_dead_ = false;
    std::atomic<std::chrono::milliseconds> delay_ = std::chrono::milliseconds{0};
    mutable std::mutex mutex_;
    Carried carried_;
    bool was_said_ = false;
    std::thread thread_;
};

/// An HTTP proxy that knows CONNECT and Basic.
class SmallProxy final : public Relay {
public:
    enum class Manner {
        obliging,
        forbidding,  ///< 403
        helpless,    ///< 502
        nonsense,    ///< something else than HTTP
        silent,      ///< takes the connection and says nothing
    };
    struct Options {
        std::string credentials = {};  ///< "user:password"; empty: asks for none
        Manner manner = Manner::obliging;
        /// Where every name leads; the proxy looks names up itself.
        std::optional<ServerAddress> target = {};
    };
    explicit SmallProxy(Options options);
    ~SmallProxy() override { end(); }

    [[nodiscard]] std::string last_request() const;

protected:
    boost::asio::awaitable<std::unique_ptr<Socket>> open(Socket& client) override;

private:
    [[nodiscard]] std::string answer_to(const std::string& request) const;

    const Options options_;
    mutable std::mutex request_mutex_;
    std::string request_;
};

}  // namespace thidua
