#include "tests/simulator/world.h"

#include <fmt/format.h>

#include "client/store/outbox.h"
#include "server/store/log_verifier.h"
#include "shared/store/transaction.h"
#include "tests/simulator/installed.h"
#include "tests/simulator/judges.h"
#include "tests/simulator/message_words.h"
#include "tests/simulator/organ.h"

namespace thidua::simulator {

using namespace std::chrono_literals;

namespace {

constexpr int rounds_max = 12;
constexpr auto ten_years = std::chrono::hours{24 * 365 * 10};

/// Which of enrolled_devices() are in the world: always two colleagues, then whoever.
std::vector<std::size_t> choose_devices(Chance& chance, bool with_offices) {
    std::vector<std::size_t> chosen{0, 1};
    if (with_offices) return {0, 1, 2, 4};
    for (const std::size_t index : {2U, 3U, 4U, 5U})
        if (chosen.size() < 5 && chance.percent(index == 2 ? 85 : 35)) chosen.push_back(index);
    return chosen;
}

}  // namespace

Habits Habits::draw(Chance& chance) {
    Habits habits;
    habits.ticks = chance.between(20, 90);
    habits.act = chance.between(4, 16);
    habits.connect = chance.between(2, 8);
    habits.cut = chance.below(3);
    habits.crash = chance.below(3);
    habits.disk = chance.percent(30) ? 1 : 0;
    habits.clock = chance.below(3);
    habits.stay_percent = chance.percent(50) ? chance.below(60) : 0;
    habits.short_line_percent = chance.percent(60) ? chance.below(70) : 0;
    habits.padding_bytes = chance.percent(5) ? chance.between(2'000, 12'000) : 0;
    habits.has_prologue = chance.percent(60);
    habits.is_about_steps = chance.percent(40);
    return habits;
}

World::World(std::uint64_t seed, RunOptions options)
    : seed_{seed},
      options_{options},
      random_{seed},
      chance_{random_},
      scheduler_{world_start.plus(1h)},
      log_{options.is_verbose},
      habits_{Habits::draw(chance_)} {}

World::~World() {
    scheduler_.drop_all();
}

void World::begin() {
    const Surroundings around{scheduler_, random_, log_, ledger_, options_.bug};
    typewriter_.set_padding(habits_.padding_bytes);
    const bool is_installed = chance_.percent(85);
    server_ = std::make_unique<SimulatedServer>(around);
    if (is_installed) server_->disk().restore(installed_server());
    for (const std::size_t index : choose_devices(chance_, habits_.is_about_steps)) {
        const Device& device = enrolled_devices().at(index);
        auto made = std::make_unique<SimulatedDevice>(around, device, device_words(device.id));
        if (is_installed) made->disk().restore(installed_device(index));
        if (chance_.percent(50))
            made->clock().set_offset(chance_.time_between(-ten_years, ten_years));
        people_.emplace_back(made->device(), chance_, typewriter_);
        devices_.push_back(std::move(made));
    }
    const auto first_boot = [&](Node& node) {
        // Also in the middle of making its store.
        if (!is_installed && chance_.percent(30)) node.die_after_writes(chance_.below(60));
        node.boot();
    };
    first_boot(*server_);
    for (const auto& device : devices_) first_boot(*device);
}

void World::prologue() {
    // Some have died while they made their store.
    scheduler_.run_until(scheduler_.now().plus(8s));
    if (!devices_[0]->is_up()) return;
    devices_[0]->save(people_[0].prepare());
    let_everybody_sync();
    if (!habits_.is_about_steps || !devices_[0]->is_up()) return;
    if (const auto draft = people_[0].submit(devices_[0]->store())) devices_[0]->save(*draft);
    let_everybody_sync();
}

void World::let_everybody_sync() {
    for (const auto& device : devices_) {
        if (device->is_up()) connect(*device, false, false);
        scheduler_.run_until(scheduler_.now().plus(4s));
    }
}

RunResult World::run() {
    begin();
    if (habits_.has_prologue) prologue();
    if (habits_.is_about_steps)
        for (Person& person : people_) person.turn_to_decisions();
    for (std::size_t left = habits_.ticks; left > 0; --left) {
        scheduler_.run_until(scheduler_.now().plus(chance_.time_between(20ms, 4s)));
        tick();
    }
    heal();
    if (!come_to_rest()) ledger_.report({"rest", 3, "devices and server did not come to rest"});
    const FinalState state = look();
    ask_again();
    if (chance_.percent(20)) verify_log();
    RunResult result = sum_up(state);
    result.findings = judge_all(state, ledger_);
    return result;
}

RunResult World::sum_up(const FinalState& state) {
    RunResult result{.seed = seed_,
                     .recent = {log_.recent().begin(), log_.recent().end()},
                     .hash = log_.hash(),
                     .events = log_.count(),
                     .edits = ledger_.committed().size(),
                     .crashes = crashes_};
    for (const auto& [id, record] : state.records) result.conflicts += record.type == "conflict";
    for (const Receipt& receipt : ledger_.committed())
        for (const OperationOutcome& outcome : receipt.outcomes) {
            ++result.outcomes[outcome.kind];
            if (outcome.kind == OutcomeKind::rejected) ++result.rejections[outcome.reason];
        }
    return result;
}

void World::tick() {
    const std::size_t total =
        habits_.act + habits_.connect + habits_.cut + habits_.crash + habits_.disk + habits_.clock;
    std::size_t at = chance_.below(total);
    const auto is_within = [&at](std::size_t weight) {
        if (at < weight) return true;
        at -= weight;
        return false;
    };
    if (is_within(habits_.act)) return act();
    if (is_within(habits_.connect)) {
        SimulatedDevice& device = *chance_.one_of(devices_);
        if (device.is_up() && (!device.is_in_session() || chance_.percent(20)))
            connect(device, chance_.percent(habits_.stay_percent), true);
        return;
    }
    if (is_within(habits_.cut)) return cut_a_line();
    if (is_within(habits_.crash)) return crash_someone();
    if (is_within(habits_.disk)) return trouble_a_disk();
    move_a_clock();
}

void World::act() {
    const std::size_t index = chance_.below(devices_.size());
    SimulatedDevice& device = *devices_[index];
    if (!device.is_up()) return;
    if (chance_.percent(3)) return device.discard_attention();
    if (chance_.percent(6)) return device.check_replay();
    if (const auto draft = people_[index].act(device.store())) device.save(*draft);
}

void World::connect(SimulatedDevice& device, bool stay, bool may_cut) {
    Line::Weather weather;
    weather.delay_max = milliseconds{chance_.between(2, 300)};
    if (may_cut && chance_.percent(habits_.short_line_percent))
        weather.bytes_until_cut = chance_.below(chance_.percent(50) ? 600 : 6000);
    const auto line = std::make_shared<Line>(scheduler_, random_, weather);
    server_->accept(device.device().id, line);
    device.connect(line, stay);
}

void World::cut_a_line() {
    const auto line = chance_.one_of(devices_)->line();
    if (!line) return;
    log_.note(scheduler_.now(), "a line is cut");
    line->cut();
}

Node& World::someone() {
    if (chance_.percent(40)) return *server_;
    return *chance_.one_of(devices_);
}

void World::crash_someone() {
    Node& node = someone();
    if (!node.is_up()) return;
    ++crashes_;
    if (chance_.percent(60))
        node.die_after_writes(chance_.below(30));
    else
        node.crash(chance_.percent(70));
}

void World::trouble_a_disk() {
    Node& node = someone();
    if (!node.is_up()) return;
    if (chance_.percent(60))
        node.fill_disk();
    else
        node.break_syncs();
    scheduler_.after(chance_.time_between(1s, 40s), [&node] { node.heal_disk(); });
}

void World::move_a_clock() {
    if (chance_.percent(20)) {
        log_.note(scheduler_.now(), "the server's clock is set a little");
        return server_->clock().jump(chance_.time_between(-1500ms, 1500ms));
    }
    SimulatedDevice& device = *chance_.one_of(devices_);
    log_.note(scheduler_.now(), device.name() + "'s clock jumps");
    device.clock().set_offset(chance_.time_between(-ten_years, ten_years));
}

void World::heal() {
    log_.note(scheduler_.now(), "everything is healed");
    const auto heal_one = [this](Node& node) {
        node.heal_disk();
        node.live_on();
        scheduler_.run_until(scheduler_.now().plus(6s));
        node.boot();
    };
    heal_one(*server_);
    for (const auto& device : devices_) heal_one(*device);
}

bool World::come_to_rest() {
    for (int round = 0; round < rounds_max; ++round) {
        for (const auto& device : devices_) {
            if (device->is_up() && !device->is_in_session()) connect(*device, false, false);
            scheduler_.run_until(scheduler_.now().plus(3s));
        }
        if (is_at_rest()) return true;
        if (round == 1) check_push();
        // A session that stayed is closed by its person.
        if (round % 3 == 2)
            for (const auto& device : devices_)
                if (const auto line = device->line()) line->cut();
        scheduler_.run_until(scheduler_.now().plus(25s));
    }
    return false;
}

/// Who stayed connected through two calm rounds was told of everything, and got rid of everything.
void World::check_push() {
    if (!server_->is_up()) return;
    const Sequence head = LogStore{server_->database()}.head().seq;
    for (const auto& device : devices_) {
        const auto line = device->line();
        if (!device->is_up() || !device->is_in_session() || !line || line->is_cut()) continue;
        for (const ScopeCursor& cursor : LocalSyncStore{device->store()}.list_cursors())
            if (cursor.through != head)
                ledger_.report({"push", 13,
                                fmt::format("{} stayed connected and stands at {} of {}",
                                            device->name(), cursor.through.value(), head.value())});
    }
}

bool World::is_at_rest() {
    if (!server_->is_up()) return false;
    const Sequence head = LogStore{server_->database()}.head().seq;
    for (const auto& device : devices_) {
        if (!device->is_up() || Outbox{device->store()}.count_waiting() > 0) return false;
        for (const ScopeCursor& cursor : LocalSyncStore{device->store()}.list_cursors())
            if (cursor.through != head) return false;
        if (LocalSyncStore{device->store()}.list_cursors().empty()) return false;
    }
    return true;
}

FinalState World::look() {
    if (!server_->is_up()) return {};
    ledger_.check_server(receipts_of(server_->database()), true);
    FinalState state = read_server(server_->database());
    for (const auto& device : devices_) {
        if (!device->is_up()) continue;
        ledger_.check_device(device->device().id, edits_of(device->store()), true);
        DeviceState one = read_device(device->store());
        one.name = device->name();
        one.discarded = device->discarded();
        state.devices.push_back(std::move(one));
    }
    return state;
}

/// Rule 2: whatever is sent again is answered with the receipt of the first time.
void World::ask_again() {
    if (!server_->is_up()) return;
    Database& database = server_->database();
    Transaction undone{database};
    ServerStore store{database, server_signer()};
    const Sequence head = store.head().seq;
    for (const auto& [device, edits] : ledger_.saved()) {
        if (edits.empty()) continue;
        const std::size_t at = chance_.below(edits.size());
        const auto known = store.list_receipts(device, EditNumber{at + 1}, EditNumber{at + 1});
        if (known.empty()) continue;  // the judge of order says so
        const AppliedEdit again =
            store.apply_edit(device, {EditNumber{at + 1}, edits[at].edit}, server_->clock().now());
        if (again.was_known && again.receipt == known.front() && store.head().seq == head) continue;
        ledger_.report({"exactly once", 2,
                        fmt::format("edit {} sent again is answered with {} after {}",
                                    short_id(edits[at].edit.id.value()), words_of(again.receipt),
                                    words_of(known.front()))});
    }
}

void World::verify_log() {
    if (!server_->is_up()) return;
    for (const std::string& problem : thidua::verify_log(server_->database()).problems)
        ledger_.report({"verify", 15, problem});
}

RunResult run_seed(std::uint64_t seed, RunOptions options) {
    World world{seed, options};
    return world.run();
}

std::string words_of(const RunResult& result) {
    std::string text = fmt::format("seed {}: {} broken\n", result.seed, result.findings.size());
    constexpr std::size_t shown_max = 12;
    for (std::size_t at = 0; at < std::min(result.findings.size(), shown_max); ++at) {
        const Finding& finding = result.findings[at];
        text += fmt::format("  rule {} ({}): {}\n", finding.rule, finding.judge, finding.text);
    }
    text += "  the last events:\n";
    for (const std::string& event : result.recent) text += "    " + event + "\n";
    return text;
}

}  // namespace thidua::simulator
