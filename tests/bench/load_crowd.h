#pragma once

#include <functional>
#include <memory>

#include "shared/base/random.h"
#include "shared/net/server_address.h"
#include "shared/sync/client_session.h"
#include "tests/bench/load_line.h"
#include "tests/bench/load_store.h"

namespace thidua {

using TypingOf = std::function<Typing(const LoadDevice&)>;

/// One device of a crowd, with the address it comes from: a crowd of one address would be held back
/// as one office (server/net/tuning.h).
struct CrowdDevice {
    CrowdDevice(const LoadDevice& device, std::size_t number, const Typing& typing);

    LoadStore store;
    TlsContext tls;
    LoadLine::Endpoint from;
    /// A connection that is ready to be made.
    struct Prepared {
        std::shared_ptr<ClientSession> session;
        std::shared_ptr<LoadLine> line;
    };
    std::optional<Prepared> prepared;
};

/// What became of what a crowd had to say.
struct CrowdReport {
    std::vector<double> seconds;  ///< until a device's last receipt, sorted
    std::size_t connections = 0;
    std::size_t cuts = 0;        ///< connections that ended before their session
    std::size_t come_backs = 0;  ///< how often a device was told to come back later, and did
    std::size_t errors = 0;      ///< what a person would have to read and do something about
    std::size_t bytes = 0;       ///< of all sessions, without TLS

    [[nodiscard]] double at(double share) const;
};

/// Many devices in one thread. They have what the server has, and a TLS ticket of an earlier day,
/// as the devices of an office have.
class Crowd {
public:
    using Steady = std::chrono::steady_clock;
    Crowd(const std::vector<LoadDevice>& devices, const ServerAddress& server,
          const TypingOf& typing);

    /// Everybody comes once and has nothing to say: for the ticket.
    void warm_up();
    /// Everybody's person types so many edits; what will be said of them is made ready.
    void type(std::size_t edits);

    struct Manner {
        std::chrono::milliseconds spread{0};           ///< devices begin at random within this time
        std::optional<LoadLine::Endpoint> relay = {};  ///< instead of the server
        /// Connections are cut by the line: nobody's error.
        bool is_line_bad = false;
    };
    /// Everybody goes, and comes again until all is said.
    CrowdReport send(const Manner& manner);
    CrowdReport send() { return send(Manner{}); }
    /// Everybody who lacks something of the others comes again, until nobody does.
    void converge();
    /// One session of one device, packed as well as a device packs.
    LineEnd sync_one(std::size_t device, CrowdReport& report);

    [[nodiscard]] std::vector<std::unique_ptr<CrowdDevice>>& devices() { return devices_; }
    [[nodiscard]] asio::io_context& io() { return io_; }
    /// One connection; what came of it is added to the report.
    asio::awaitable<LineEnd> connect(CrowdDevice& device, std::shared_ptr<LoadLine> line,
                                     const Manner& manner, CrowdReport& report);

private:
    [[nodiscard]] CrowdDevice::Prepared new_contact(CrowdDevice& device);
    void prepare(CrowdDevice& device);
    asio::awaitable<LineEnd> contact(CrowdDevice& device, const Manner& manner,
                                     CrowdReport& report);
    /// As many sessions as it takes until what the person typed is answered, with a device's
    /// pauses.
    asio::awaitable<void> contact_until_answered(CrowdDevice& device, const Manner& manner,
                                                 CrowdReport& report);
    /// A few at a time.
    void each(const std::function<bool(const CrowdDevice&)>& wanted);
    asio::awaitable<void> work(std::shared_ptr<std::size_t> next,
                               std::function<bool(const CrowdDevice&)> wanted);
    asio::awaitable<void> go(CrowdDevice& device, const Manner& manner, CrowdReport& report);
    void judge(const LineEnd& end, const Manner& manner, CrowdReport& report);

    asio::io_context io_{1};
    LoadLine::Endpoint server_;
    SeededRandom random_{20'261'214};
    std::vector<std::unique_ptr<CrowdDevice>> devices_;
};

/// Says that everything is ready, and waits until whoever started the program says go.
void wait_for_go();
/// That this process has used, of all processors.
double processor_seconds();

}  // namespace thidua
