#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <deque>
#include <memory>
#include <string>

#include "shared/base/random.h"

namespace thidua {

/// Stands between devices and their server and carries what they say over a bad line. The kernel's
/// own model of one (netem) needs rights and a module that a test machine need not have, so this
/// one works on TCP streams, where a lost packet is never seen but as time: each segment of 1,460
/// bytes takes the line's delay, and one that is lost takes its retransmission's timeout as well, a
/// second and then twice as long each time, while all that is behind it waits. TCP would often do
/// better, by its fast retransmission. Some connections are cut at a random moment, in the middle
/// of whatever they say.
class BadLine {
public:
    using Endpoint = boost::asio::ip::tcp::endpoint;
    struct Weather {
        std::chrono::milliseconds delay{300};  ///< each way
        double loss = 0.05;                    ///< of segments
        double cut = 0;                        ///< of connections
    };
    /// The context runs on one thread, outlives the line, and does not run again after it.
    BadLine(boost::asio::io_context& io, Endpoint server, const Weather& weather);
    BadLine(const BadLine&) = delete;
    BadLine& operator=(const BadLine&) = delete;

    [[nodiscard]] Endpoint address() const { return acceptor_.local_endpoint(); }
    [[nodiscard]] std::size_t segments() const { return segments_; }
    [[nodiscard]] std::size_t lost() const { return lost_; }
    [[nodiscard]] std::size_t cut() const { return cut_; }

private:
    using Socket = boost::asio::ip::tcp::socket;
    using Steady = std::chrono::steady_clock;
    struct Segment {
        std::string bytes;  ///< empty: the sender has hung up
        Steady::time_point due;
    };
    /// One direction of a connection.
    struct Way {
        Way(std::shared_ptr<Socket> sender, std::shared_ptr<Socket> receiver)
            : from{std::move(sender)}, to{std::move(receiver)}, news{from->get_executor()} {}
        std::shared_ptr<Socket> from;
        std::shared_ptr<Socket> to;
        std::deque<Segment> under_way;
        boost::asio::steady_timer news;
        Steady::time_point last_due;
    };
    boost::asio::awaitable<void> accept_loop();
    boost::asio::awaitable<void> serve(Socket accepted);
    boost::asio::awaitable<void> take(std::shared_ptr<Way> way);
    boost::asio::awaitable<void> bring(std::shared_ptr<Way> way);
    boost::asio::awaitable<void> cut_later(std::shared_ptr<Socket> client,
                                           std::shared_ptr<Socket> server);
    [[nodiscard]] bool happens(double share);
    /// Of one segment in one direction.
    [[nodiscard]] Steady::duration travel();

    boost::asio::io_context& io_;
    Endpoint server_;
    Weather weather_;
    boost::asio::ip::tcp::acceptor acceptor_;
    SeededRandom random_{20'261'215};
    std::size_t segments_ = 0;
    std::size_t lost_ = 0;
    std::size_t cut_ = 0;
};

}  // namespace thidua
