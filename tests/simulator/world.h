#pragma once

#include <map>
#include <memory>
#include <vector>

#include "tests/simulator/final_state.h"
#include "tests/simulator/person.h"
#include "tests/simulator/simulated_device.h"
#include "tests/simulator/simulated_server.h"

namespace thidua::simulator {

struct RunOptions {
    PlantedBug bug = PlantedBug::none;
    bool is_verbose = false;
};

/// What one seed came to.
struct RunResult {
    std::uint64_t seed = 0;
    std::vector<Finding> findings;    ///< empty: every rule held
    std::vector<std::string> recent;  ///< the last events
    std::uint64_t hash = 0;           ///< over all events
    std::uint64_t events = 0;
    std::size_t edits = 0;
    std::size_t crashes = 0;
    std::size_t conflicts = 0;
    std::map<OutcomeKind, std::size_t> outcomes = {};
    std::map<RejectReason, std::size_t> rejections = {};
};

/// How likely each thing is in one world, in weights: drawn anew for each seed, so that some worlds
/// only write and others only crash.
struct Habits {
    std::size_t ticks = 0;
    std::size_t act = 0;
    std::size_t connect = 0;
    std::size_t cut = 0;
    std::size_t crash = 0;
    std::size_t disk = 0;
    std::size_t clock = 0;
    std::size_t stay_percent = 0;
    std::size_t short_line_percent = 0;
    std::size_t padding_bytes = 0;
    bool has_prologue = false;    ///< begins with a report that everybody has
    bool is_about_steps = false;  ///< which is submitted, and people decide rather than write

    static Habits draw(Chance& chance);
};

/// One server, two to five devices, the lines between them and the people in front of them, all out
/// of one seed. Nothing in it knows the time or chance of the machine it runs on.
class World {
public:
    World(std::uint64_t seed, RunOptions options);
    ~World();

    /// Lives through the script, heals everything, waits for rest, and is judged.
    RunResult run();

private:
    void begin();
    void prologue();
    void let_everybody_sync();
    void tick();
    void act();
    void connect(SimulatedDevice& device, bool stay, bool may_cut);
    void cut_a_line();
    void crash_someone();
    void trouble_a_disk();
    void move_a_clock();
    Node& someone();

    void heal();
    /// False when it never came to rest.
    bool come_to_rest();
    void check_push();
    bool is_at_rest();
    FinalState look();
    void verify_log();
    void ask_again();
    RunResult sum_up(const FinalState& state);

    std::uint64_t seed_;
    RunOptions options_;
    SeededRandom random_;
    Chance chance_;
    Scheduler scheduler_;
    EventLog log_;
    Ledger ledger_;
    Habits habits_;
    Typewriter typewriter_;
    std::unique_ptr<SimulatedServer> server_;
    std::vector<std::unique_ptr<SimulatedDevice>> devices_;
    std::vector<Person> people_;  ///< one for each device
    std::size_t crashes_ = 0;
};

/// Runs one seed in a world of its own.
RunResult run_seed(std::uint64_t seed, RunOptions options = {});
/// The broken rules in words, and the last events.
std::string words_of(const RunResult& result);

}  // namespace thidua::simulator
