#include "tests/simulator/node.h"

#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>

namespace thidua::simulator {

using namespace std::chrono_literals;

Node::Node(const Surroundings& around, std::string name, std::uint64_t seed)
    : around_{around},
      random_{seed},
      name_{std::move(name)},
      clock_{around.scheduler},
      disk_{random_, clock_} {}

void Node::boot() {
    if (is_up_ || is_destroyed_) return;
    const auto started = try_to_start();
    if (started) {
        is_up_ = true;
        note("is up");
        return;
    }
    vanish();
    note("cannot start: " + started.error().message);
    if (is_doomed_) {
        crash(true);
        return;
    }
    if (!has_bad_disk_) report(7, "cannot open its store: " + started.error().message);
    around_.scheduler.after(2s, [this] { boot(); });
}

Result<void> Node::try_to_start() {
    try {
        return start();
    } catch (const SQLite::Exception& exception) {
        return failure(ErrorCode::internal, exception.what());
    }
}

void Node::crash(bool is_power_failure) {
    note(is_power_failure ? "loses power" : "is killed");
    ++life_;
    is_up_ = false;
    is_doomed_ = false;
    if (is_power_failure) {
        has_bad_disk_ = false;
        disk_.crash(random_);
    } else {
        if (!has_bad_disk_) disk_.heal();
        disk_.kill_process();
    }
    vanish();
    around_.scheduler.after(chance_.time_between(10ms, 5s), [this, life = life_] {
        if (life == life_) boot();
    });
}

void Node::put_back(const MemoryDisk::Snapshot& snapshot) {
    stop();
    disk_.heal();
    disk_.restore(snapshot);
    boot();
}

void Node::destroy() {
    note("is destroyed");
    stop();
    is_destroyed_ = true;
}

void Node::stop() {
    ++life_;
    is_up_ = is_doomed_ = has_bad_disk_ = false;
    disk_.kill_process();
    vanish();
}

void Node::die_after_writes(std::uint64_t count) {
    if (has_bad_disk_) return;
    note(fmt::format("will die after {} writes", count));
    is_doomed_ = true;
    disk_.fail_writes_after(count, WriteFault::io_error);
}

void Node::fill_disk(Chance& chance) {
    note("has a full disk");
    has_bad_disk_ = true;
    const WriteFault fault = chance.percent(50) ? WriteFault::disk_full : WriteFault::short_write;
    disk_.fail_writes_after(chance.below(20), fault);
}

void Node::break_syncs(Chance& chance) {
    note("cannot sync its disk");
    has_bad_disk_ = true;
    disk_.fail_syncs_after(chance.below(4));
}

void Node::heal_disk() {
    if (!has_bad_disk_) return;
    note("has its disk back");
    has_bad_disk_ = false;
    is_doomed_ = false;
    disk_.heal();
}

void Node::live_on() {
    is_doomed_ = false;
    if (!has_bad_disk_) disk_.heal();
}

void Node::on_store_failure(const char* what) {
    note(fmt::format("store failed: {}", what));
    if (is_doomed_)
        crash(chance_.percent(70));
    else if (!has_bad_disk_)
        report(7, fmt::format("the store failed on a sound disk: {}", what));
}

}  // namespace thidua::simulator
