#pragma once

#include <memory>
#include <optional>
#include <set>

#include "client/store/local_store.h"
#include "client/store/local_sync_store.h"
#include "server/store/device_store.h"
#include "shared/sync/client_session.h"
#include "tests/simulator/device_files.h"
#include "tests/simulator/draft.h"
#include "tests/simulator/identities.h"
#include "tests/simulator/line.h"
#include "tests/simulator/node.h"

namespace thidua::simulator {

/// Of which version a device's program is: this one; a later one, which says more than is known; or
/// one that speaks only the oldest version of the protocol.
enum class Program { current, newer, older };

/// A device: the real store, a real session while there is a line. Edits are saved as the client's
/// use cases save them, through the outbox.
class SimulatedDevice final : public Node {
public:
    /// `slot`: its place in the world.
    SimulatedDevice(const Surroundings& around, const Device& device, std::size_t slot,
                    std::uint64_t seed, Program program);
    ~SimulatedDevice() override;

    [[nodiscard]] std::size_t slot() const { return slot_; }
    /// As it was enrolled; it may have another identity by now.
    [[nodiscard]] const Device& device() const { return device_; }
    [[nodiscard]] Program program() const { return program_; }
    /// While it is up.
    [[nodiscard]] LocalStore& store() { return *store_; }
    [[nodiscard]] DeviceFiles& files() { return files_; }

    /// One edit out of the draft, saved and shown; the ledger learns what the person was told.
    void save(const Draft& draft, Chance& chance);
    void check_replay();
    /// Takes a report out of base, as no session would; false when there is none.
    bool spoil_a_record(Chance& chance);
    /// The person decides that a rejected edit is no longer of interest.
    void discard_attention();

    /// Begins a session over the line. One that is still open is forgotten, not closed.
    void connect(std::shared_ptr<Line> line, bool stay);
    [[nodiscard]] bool is_in_session() const { return session_ != nullptr; }
    [[nodiscard]] std::shared_ptr<Line> line() const { return line_; }
    [[nodiscard]] const std::set<EditId>& discarded() const { return discarded_; }
    void remember_discarded(const std::set<EditId>& edits) { discarded_ = edits; }
    /// The server's log is not the one that the device knows: it keeps everything and stays away
    /// (rule 15).
    [[nodiscard]] bool is_blocked() const { return is_blocked_; }

    /// When it last heard the server.
    [[nodiscard]] Instant last_heard() const { return last_heard_; }

    /// What a session would say, said to a file: its hello first (bundles).
    [[nodiscard]] std::vector<Message> write_bundle();
    /// The answer to a hello that left in a bundle.
    void read_reply(const Hello& sent, const std::vector<ScopeCursor>& cursors,
                    const std::vector<Message>& reply);

private:
    Result<void> start() override;
    void vanish() override;

    /// Runs one call of the session; a failing disk ends the session or the machine.
    template <class Call>
    bool run_session(const Call& call);
    void obey(const Step& step, Instant now);
    [[nodiscard]] Message as_said(Message message) const;
    void update_program();
    void on_bytes(BytesView bytes);
    void on_message(const Message& message);
    void arm_timer(milliseconds delay);
    void note_cut();
    void leave();
    void check_view(const Draft& draft, const std::set<RecordId>& accepted_before);
    void agree_to_changes();
    void on_end(const SessionEnd& end);
    void note_kept(const Message& message);
    void note_proofs(const Welcome& welcome, const std::vector<Announced>& manifest);

    /// A clock that nobody can set, and that begins anew with the machine.
    class Boot final : public BootClock {
    public:
        explicit Boot(const Scheduler& scheduler) : scheduler_{scheduler} {}
        void begin_anew() { start_ = scheduler_.now(); }
        [[nodiscard]] BootMoment now() const override {
            return {to_iso(start_), scheduler_.now().since(start_)};
        }

    private:
        const Scheduler& scheduler_;
        Instant start_;
    };

    Device device_;
    std::size_t slot_;
    Program program_;
    SimulatedKeys keys_{random_};
    Boot boot_{around_.scheduler};
    DeviceFiles files_{disk(), around_.ledger.files(), slot_};
    std::unique_ptr<LocalStore> store_;
    std::unique_ptr<LocalSyncStore> sync_;
    std::unique_ptr<ClientSession> session_;
    std::shared_ptr<Line> line_;
    FrameReader reader_;
    std::uint64_t session_number_ = 0;
    std::uint64_t timer_ = 0;
    std::set<EditId> discarded_;
    std::vector<Announced> manifest_;  ///< of the hello in this session
    Instant last_heard_;
    bool is_blocked_ = false;
};

}  // namespace thidua::simulator
