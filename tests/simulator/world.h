#pragma once

#include <map>
#include <memory>
#include <vector>

#include "tests/simulator/final_state.h"
#include "tests/simulator/script.h"
#include "tests/simulator/simulated_device.h"
#include "tests/simulator/simulated_server.h"

namespace thidua::simulator {

struct Bundle;

/// How far clocks jump.
inline constexpr auto ten_years = std::chrono::hours{24 * 365 * 10};

struct RunOptions {
    PlantedBug bug = PlantedBug::none;
    bool is_verbose = false;
};

/// What one script came to.
struct RunResult {
    std::uint64_t seed = 0;
    std::vector<Finding> findings;    ///< empty: every rule held
    std::vector<std::string> story;   ///< what people and machines did
    std::vector<std::string> recent;  ///< the last events
    std::uint64_t hash = 0;           ///< over all events
    std::uint64_t events = 0;
    std::size_t edits = 0;
    std::size_t conflicts = 0;
    std::map<Happening, std::size_t> happened = {};
    std::map<OutcomeKind, std::size_t> outcomes = {};
    std::map<RejectReason, std::size_t> rejections = {};
};

/// One server, up to twenty devices, the lines between them and the people in front of them, all
/// out of one script. Nothing in it knows the time or chance of the machine it runs on.
class World {
public:
    World(const Script& script, RunOptions options);
    ~World();

    /// Lives through the script, heals everything, waits for rest, and is judged.
    RunResult run();

private:
    // world.cpp
    void begin();
    void install(Chance& chance);
    Surroundings surroundings() {
        return {scheduler_, log_, ledger_, permits_, options_.bug, script_.habits.has_files};
    }
    void prologue();
    void let_everybody_sync(Chance& chance);
    RunResult sum_up(const FinalState& state);

    // world_deeds.cpp
    void perform(const Action& action);
    void act(const Action& action, Chance& chance);
    void connect(const Action& action, Chance& chance);
    void cut_a_line(const Action& action);
    void crash(const Action& action, Chance& chance);
    void trouble_disk(const Action& action, Chance& chance);
    void move_clock(const Action& action, Chance& chance);
    void replay(Chance& chance);
    void poison(const Action& action, Chance& chance);
    void reorganize(const Action& action, Chance& chance);
    void diverge(const Action& action, Chance& chance);
    void call(const Action& action, Chance& chance);

    // world_files.cpp
    void attach(const Action& action, Chance& chance);
    void fetch(const Action& action, Chance& chance);
    /// Bytes may be needed twice after it.
    void excuse_waste(Happening what);
    /// The server's disk as a backup that was not made in one moment has it.
    [[nodiscard]] MemoryDisk::Snapshot with_other_files(const MemoryDisk::Snapshot& disk,
                                                        Chance& chance);
    bool are_files_at_rest();
    /// Everybody fetches whatever the records name.
    void fetch_all();
    void look_at_files(FinalState& state);

    // world_recovery.cpp
    void back_up();
    void restore(Chance& chance, bool by_administrator);
    void take_image(const Action& action);
    void restore_image(const Action& action);
    void clone(const Action& action);
    void destroy(const Action& action);
    void write_bundle(const Action& action);
    void carry_bundle(Chance& chance);
    void note_what_was_seen();
    void revoke_the_lost();
    /// What the Office has to be offered.
    void note_what_only_others_have(const FinalState& state);
    void hand_over(const std::shared_ptr<Bundle>& bundle, std::uint64_t seed);

    // world_deeds.cpp
    Line::Weather draw_weather(Chance& chance) const;
    void open_line(SimulatedDevice& device, bool stay, std::uint64_t seed, Line::Weather weather);
    Node* someone(const Action& action, Chance& chance);
    /// Null when there is none (any more), or it is down.
    SimulatedDevice* find_up(std::size_t slot);
    void tell(const std::string& text) { log_.tell(scheduler_.now(), text); }

    // world_rest.cpp
    void heal();
    [[nodiscard]] bool needs_a_day() const;
    void let_a_day_pass();
    /// False when it never came to rest.
    bool come_to_rest();
    void check_push();
    bool is_at_rest();
    FinalState look();
    void compare_digests(ServerStore& server, SimulatedDevice& device);
    void verify_log();
    void ask_again(Chance& chance);

    const Script& script_;
    RunOptions options_;
    Scheduler scheduler_;
    EventLog log_;
    Ledger ledger_;
    Permits permits_{RefusalReason::failed};
    std::unique_ptr<SimulatedServer> server_;
    std::vector<std::unique_ptr<SimulatedDevice>> devices_;  ///< by slot
    std::vector<std::pair<DeviceId, std::shared_ptr<Line>>> past_lines_;  ///< to be replayed
    std::map<Happening, std::size_t> happened_;
    Instant healed_at_;

    struct Backup {
        MemoryDisk::Snapshot disk;
        Ledger::Mark known;
        Instant made_at;
    };
    std::vector<Backup> backups_;
    struct Image {
        MemoryDisk::Snapshot disk;
        std::size_t saved;  ///< edits
        Instant made_at;
    };
    std::map<std::size_t, Image> images_;  ///< the newest, by slot
    std::vector<std::shared_ptr<Bundle>> bundles_;
    /// What a server had acknowledged, and then forgot, as the machine in that slot had it.
    struct Seen {
        Typed typed;
        ScopeId scope;
        std::size_t witness;
    };
    std::vector<Seen> seen_;
    std::set<std::size_t> put_back_;         ///< slots whose machine forgot something itself
    std::vector<DeviceId> lost_identities_;  ///< of destroyed machines
};

RunResult run_script(const Script& script, RunOptions options = {});
/// Runs one seed in a world of its own.
RunResult run_seed(std::uint64_t seed, RunOptions options = {});
/// The broken rules in words, the story and the last events.
std::string words_of(const RunResult& result);

}  // namespace thidua::simulator
