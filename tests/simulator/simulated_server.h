#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>

#include "shared/net/session_events.h"
#include "shared/store/database.h"
#include "shared/sync/server_session.h"
#include "tests/simulator/device_files.h"
#include "tests/simulator/echo_watch.h"
#include "tests/simulator/installed.h"
#include "tests/simulator/line.h"
#include "tests/simulator/node.h"
#include "tests/simulator/observed_store.h"
#include "tests/simulator/server_files.h"

namespace thidua::simulator {

/// The server: the real store and a real session per connection. What arrives within a moment
/// shares one commit, each piece in a savepoint of its own, and nothing is sent before it (as
/// server/store/writer.h does with threads).
class SimulatedServer final : public Node {
public:
    /// `is_newer`: its program is of a later version than the devices'.
    SimulatedServer(const Surroundings& around, Installation installation, std::uint64_t seed,
                    bool is_newer);
    ~SimulatedServer() override;

    /// `is_echo`: what it hears is what somebody said before, and nobody hears its answers.
    void accept(const DeviceId& device, std::shared_ptr<Line> line, bool is_echo = false);
    /// Its disk is what a backup holds. Restored by its administrator it begins a new epoch; put
    /// back with its whole machine it does not know.
    void restore(const MemoryDisk::Snapshot& backup, bool by_administrator);
    /// From its next start on its store throws at what carries the trap's word (poison.h).
    void set_trap() { has_trap_ = true; }
    /// While it is up.
    [[nodiscard]] Database& database() { return *database_; }
    [[nodiscard]] ContentFolder contents() { return ContentFolder{files_folder, content_disk_}; }
    /// One transaction beside the sessions'; a failing disk undoes it.
    using Administration = std::function<void(Database&, Instant)>;
    void administer(const Administration& work);

private:
    struct Connection {
        DeviceId device;
        std::shared_ptr<Line> line;
        FrameReader reader = {};
        std::unique_ptr<ServerSession> session;
        bool is_echo = false;
        std::vector<Announced> manifest = {};  ///< of the hello
        bool has_told_chain = false;           ///< which stands for what the manifest left out
        std::deque<SessionEvent> inbox = {};
        EchoWatch echo = {};
        bool is_edited = false;
        bool has_rung = false;
        bool is_queued = false;
        bool is_lost = false;
        std::uint64_t timer = 0;  ///< only the last wish counts
        Instant last_heard = {};
    };
    using Number = std::uint64_t;
    struct Work {
        Number connection;
        SessionEvent event;
        std::optional<Step> step = {};  ///< empty: the work failed
        std::vector<Receipt> merged = {};
    };

    Result<void> start() override;
    void vanish() override;

    void begin_epoch();
    void on_bytes(Number number, BytesView bytes);
    void on_lost(Number number);
    void queue(Number number);
    void plan_commit();
    void commit_batch();
    std::vector<Work> take_batch();
    std::optional<SessionEvent> next_event(Connection& connection);
    /// False when the whole transaction is gone.
    void run_batch(std::vector<Work>& batch);
    void run_one(Work& work);
    void watch(Connection& connection, const SessionEvent& event, const Step& step, Instant now);
    void readmit(const DeviceId& device);
    void note_certified();
    void finish_batch(std::vector<Work>& batch, bool is_committed);
    static void take_hello(Connection& connection, const Hello& hello);
    void note_announcements(Work& work, bool is_committed);
    void release(Work& work);
    void check_refusal(const Connection& connection, const Refusal& refusal);
    void fail(Number number);
    void arm_timer(Number number, Instant wake_at);
    void close_when_idle(Number number);
    void cut_off_the_revoked();
    void tell_the_others();
    void end(Number number);
    Connection* find(Number number);

    Installation installation_;
    std::map<DeviceId, Device> certified_;  ///< whoever was given a name by this server
    bool is_newer_;
    bool has_trap_ = false;
    bool is_restored_ = false;
    std::optional<Database> database_;
    std::unique_ptr<ObservedStore> store_;
    MemoryContentDisk content_disk_{disk()};
    std::optional<ObservedFiles> files_;
    std::map<Number, Connection> connections_;
    std::deque<Number> queue_;
    Number last_number_ = 0;
    bool is_commit_due_ = false;
    Sequence told_;
};

}  // namespace thidua::simulator
