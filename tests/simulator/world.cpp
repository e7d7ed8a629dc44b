#include "tests/simulator/world.h"

#include <fmt/format.h>

#include <algorithm>

#include "tests/simulator/installed.h"
#include "tests/simulator/judges.h"
#include "tests/simulator/organ.h"
#include "tests/simulator/person.h"

namespace thidua::simulator {

using namespace std::chrono_literals;

namespace {

/// Whatever is not an action's has a seed of its own, made of the world's and its place.
std::uint64_t seed_of(std::uint64_t world, std::uint64_t place) {
    SeededRandom random{world * 1'000'003 + place};
    return random.next();
}

/// Every other machine's is another, in worlds where there are such.
Program program_of(const Habits& habits, std::size_t slot) {
    const bool is_odd = slot % 2 == 1;
    if (is_odd && habits.has_newer_devices) return Program::newer;
    if (!is_odd && habits.has_older_devices) return Program::older;
    return Program::current;
}

}  // namespace

World::World(const Script& script, RunOptions options)
    : script_{script},
      options_{options},
      scheduler_{world_start.plus(1h)},
      log_{options.is_verbose} {}

World::~World() {
    scheduler_.drop_all();
}

void World::begin() {
    SeededRandom random{seed_of(script_.seed, 0)};
    Chance chance{random};
    const Surroundings around = surroundings();
    const Habits& habits = script_.habits;
    Installation installation{.enrolled = {}, .is_second_period_over = habits.is_about_evidence,
                              .takes_files = habits.has_files};
    for (const std::size_t index : habits.devices)
        if (index != no_device) installation.enrolled.push_back(enrolled_devices().at(index));
    // Some die while they make their stores.
    if (!habits.is_installed) ledger_.files().excuse_waste();
    server_ = std::make_unique<SimulatedServer>(around, installation, seed_of(script_.seed, 1),
                                                habits.has_newer_server);
    if (habits.is_installed) server_->disk().restore(installed_server(installation));
    const auto is_poison = [](const Action& action) { return action.what == Happening::poison; };
    if (std::ranges::any_of(script_.actions, is_poison)) server_->set_trap();
    for (const std::size_t index : habits.devices) {
        const bool is_wrong = chance.percent(50);
        const auto offset = chance.time_between(-ten_years, ten_years);
        const std::size_t slot = devices_.size();
        auto& device = devices_.emplace_back();
        if (index == no_device) continue;
        device = std::make_unique<SimulatedDevice>(around, enrolled_devices().at(index), slot,
                                                   seed_of(script_.seed, 2 + slot),
                                                   program_of(habits, slot));
        if (is_wrong) device->clock().set_offset(offset);
    }
    install(chance);
}

void World::install(Chance& chance) {
    const Habits& habits = script_.habits;
    if (habits.is_installed)
        for (const auto& device : devices_)
            if (device) device->disk().restore(installed_device(habits.devices[device->slot()]));
    const auto first_boot = [&](Node& node) {
        // Also in the middle of making its store.
        const std::size_t writes = chance.below(200);
        if (!habits.is_installed && writes < 60) node.die_after_writes(writes);
        node.boot();
    };
    first_boot(*server_);
    for (const auto& device : devices_)
        if (device) first_boot(*device);
}

void World::prologue() {
    SeededRandom random{seed_of(script_.seed, 100)};
    Chance chance{random};
    // Some have died while they made their store.
    if (!script_.habits.is_installed) scheduler_.run_until(scheduler_.now().plus(8s));
    if (!script_.habits.has_prologue) return;
    SimulatedDevice* first = find_up(0);
    if (first == nullptr) return;
    Typewriter typewriter{0, script_.habits.padding_bytes};
    Person person{first->device(), chance, typewriter};
    first->save(person.prepare(), chance);
    let_everybody_sync(chance);
    first = find_up(0);
    if (!script_.habits.is_about_steps || first == nullptr) return;
    if (const auto draft = person.submit(first->store())) first->save(*draft, chance);
    let_everybody_sync(chance);
}

void World::let_everybody_sync(Chance& chance) {
    for (const auto& device : devices_) {
        const std::uint64_t seed = chance.random().next();
        if (!device) continue;
        if (device->is_up()) open_line(*device, false, seed, {});
        scheduler_.run_until(scheduler_.now().plus(4s));
    }
}

RunResult World::run() {
    begin();
    prologue();
    const Instant start = scheduler_.now();
    for (const Action& action : script_.actions) {
        scheduler_.run_until(start.plus(action.at));
        perform(action);
    }
    heal();
    if (!come_to_rest()) ledger_.report({"rest", 3, "devices and server did not come to rest"});
    if (script_.habits.has_files) fetch_all();
    FinalState state = look();
    look_at_files(state);
    note_what_only_others_have(state);
    SeededRandom random{seed_of(script_.seed, 101)};
    Chance chance{random};
    ask_again(chance);
    if (chance.percent(20)) verify_log();
    RunResult result = sum_up(state);
    result.findings = judge_all(state, ledger_);
    return result;
}

RunResult World::sum_up(const FinalState& state) {
    RunResult result{.seed = script_.seed,
                     .findings = {},
                     .story = log_.story(),
                     .recent = {log_.recent().begin(), log_.recent().end()},
                     .hash = log_.hash(),
                     .events = log_.count(),
                     .edits = ledger_.committed().size(),
                     .happened = happened_};
    for (const auto& [id, record] : state.records) result.conflicts += record.type == "conflict";
    for (const Receipt& receipt : ledger_.committed())
        for (const OperationOutcome& outcome : receipt.outcomes) {
            ++result.outcomes[outcome.kind];
            if (outcome.kind == OutcomeKind::rejected) ++result.rejections[outcome.reason];
        }
    return result;
}

RunResult run_script(const Script& script, RunOptions options) {
    World world{script, options};
    return world.run();
}

RunResult run_seed(std::uint64_t seed, RunOptions options) {
    return run_script(Script::draw(seed), options);
}

std::string words_of(const RunResult& result) {
    std::string text = fmt::format("seed {}: {} broken\n", result.seed, result.findings.size());
    constexpr std::size_t shown_max = 12;
    for (std::size_t at = 0; at < std::min(result.findings.size(), shown_max); ++at) {
        const Finding& finding = result.findings[at];
        text += fmt::format("  rule {} ({}): {}\n", finding.rule, finding.judge, finding.text);
    }
    text += "  the story:\n";
    for (const std::string& event : result.story) text += "    " + event + "\n";
    text += "  the last events:\n";
    for (const std::string& event : result.recent) text += "    " + event + "\n";
    return text;
}

}  // namespace thidua::simulator
