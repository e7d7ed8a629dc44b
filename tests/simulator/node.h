#pragma once

#include <set>

#include "shared/base/result.h"
#include "shared/wire/message.h"
#include "tests/simulator/chance.h"
#include "tests/simulator/event_log.h"
#include "tests/simulator/ledger.h"
#include "tests/simulator/planted_bug.h"
#include "tests/simulator/scheduler.h"
#include "tests/support/memory_vfs.h"

namespace thidua::simulator {

/// Refusals that are right in one world, because of what happened there.
using Permits = std::set<RefusalReason>;

/// What every machine of a world shares. Borrowed.
struct Surroundings {
    Scheduler& scheduler;
    EventLog& log;
    Ledger& ledger;
    Permits& permits;
    PlantedBug bug = PlantedBug::none;
    bool has_files = false;  ///< attached ones
};

/// A machine: a disk that can fail, a clock that can be wrong, a program that can die at any write.
/// The program is what derives from this.
class Node {
public:
    /// `seed`: of the chance that is its own, whatever else happens in the world.
    Node(const Surroundings& around, std::string name, std::uint64_t seed);
    virtual ~Node() = default;
    Node(const Node&) = delete;
    Node& operator=(const Node&) = delete;

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] bool is_up() const { return is_up_; }
    [[nodiscard]] bool is_destroyed() const { return is_destroyed_; }
    [[nodiscard]] NodeClock& clock() { return clock_; }
    [[nodiscard]] MemoryDisk& disk() { return disk_; }

    /// Starts the program; tries again later while the disk refuses.
    void boot();
    /// The power fails, or only the process dies; boots again after a while.
    void crash(bool is_power_failure);
    /// Dies at the write after `count` more, in whatever it is doing then.
    void die_after_writes(std::uint64_t count);
    void fill_disk(Chance& chance);
    void break_syncs(Chance& chance);
    void heal_disk();
    [[nodiscard]] bool has_sound_disk() const { return !has_bad_disk_; }
    /// Takes back a death that has not come yet.
    void live_on();
    /// Up, on a disk that does what it says, and not about to die: fit to be copied.
    [[nodiscard]] bool is_calm() const { return is_up_ && !is_doomed_ && !has_bad_disk_; }
    /// Another disk is put into the machine: it starts from there, as of now.
    void put_back(const MemoryDisk::Snapshot& snapshot);
    /// The machine is gone for good.
    void destroy();

protected:
    /// Opens the store and what stands on it. An error leaves nothing open.
    virtual Result<void> start() = 0;
    /// Throws everything away without a word to the disk.
    virtual void vanish() = 0;
    /// The store threw: the program goes on, unless the machine was to die here.
    void on_store_failure(const char* what);
    void note(const std::string& text) {
        around_.log.note(around_.scheduler.now(), name_ + " " + text);
    }
    void tell(const std::string& text) {
        around_.log.tell(around_.scheduler.now(), name_ + " " + text);
    }
    /// False for callbacks of a program that is gone.
    [[nodiscard]] std::uint64_t life() const { return life_; }
    void report(int rule, const std::string& text) { around_.ledger.report({name_, rule, text}); }
    [[nodiscard]] bool is_permitted(const Refusal& refusal) const {
        return around_.permits.contains(refusal.reason);
    }

    Surroundings around_;
    SeededRandom random_;
    Chance chance_{random_};

private:
    Result<void> try_to_start();
    void stop();

    std::string name_;
    NodeClock clock_;
    MemoryDisk disk_;
    std::uint64_t life_ = 0;
    bool is_up_ = false;
    bool is_destroyed_ = false;
    bool is_doomed_ = false;
    bool has_bad_disk_ = false;
};

}  // namespace thidua::simulator
