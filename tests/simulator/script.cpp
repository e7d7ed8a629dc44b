#include "tests/simulator/script.h"

#include <algorithm>

#include "shared/base/check.h"
#include "tests/simulator/organ.h"

namespace thidua::simulator {
namespace {

using namespace std::chrono_literals;

/// Always two colleagues, then whoever; now and then everybody.
std::vector<std::size_t> choose_devices(Chance& chance, bool with_offices) {
    if (with_offices) return {0, 1, 2, 4};
    std::vector<std::size_t> chosen{0, 1};
    for (const std::size_t index : {2U, 3U, 4U, 5U})
        if (chosen.size() < 5 && chance.percent(index == 2 ? 85 : 35)) chosen.push_back(index);
    const std::size_t size = chance.below(100);
    if (size >= 6) return chosen;
    const std::size_t most = size == 0 ? enrolled_devices().size() : 9;
    for (std::size_t index = 6; index < most; ++index) chosen.push_back(index);
    return chosen;
}

/// Servers and machines that are put back, in a fifth of the worlds each.
template <class Seldom>
void draw_recovery(Chance& chance, const Seldom& seldom) {
    if (chance.percent(20)) {
        seldom(Happening::back_up, chance.between(5, 15));
        if (chance.percent(75)) seldom(Happening::restore, chance.between(2, 6));
        if (chance.percent(35)) seldom(Happening::roll_back, chance.between(2, 6));
    }
    if (chance.percent(15)) {
        seldom(Happening::take_image, chance.between(4, 12));
        seldom(Happening::restore_image, chance.between(2, 8));
    }
    if (chance.percent(10)) seldom(Happening::clone, chance.between(1, 4));
    if (chance.percent(8)) seldom(Happening::destroy, chance.between(1, 3));
    if (chance.percent(15)) {
        seldom(Happening::write_bundle, chance.between(4, 12));
        seldom(Happening::carry_bundle, chance.between(4, 16));
    }
}

/// Most worlds know nothing of restores and clones: what breaks without them is told simply.
void draw_weights(Chance& chance, Habits& habits) {
    const auto weigh = [&](Happening what, std::size_t weight) {
        if (weight > 0) habits.weights.emplace_back(what, weight * 10);
    };
    const auto seldom = [&](Happening what, std::size_t weight) {
        habits.weights.emplace_back(what, weight);
    };
    weigh(Happening::act, chance.between(4, 16));
    weigh(Happening::connect, chance.between(2, 8));
    weigh(Happening::cut, chance.below(3));
    weigh(Happening::crash, chance.below(3));
    weigh(Happening::trouble_disk, chance.percent(30) ? 1 : 0);
    weigh(Happening::move_clock, chance.below(3));
    if (chance.percent(25)) seldom(Happening::replay, chance.between(2, 10));
    if (chance.percent(10)) seldom(Happening::poison, chance.between(2, 10));
    if (chance.percent(20)) seldom(Happening::reorganize, chance.between(2, 8));
    if (chance.percent(5)) seldom(Happening::diverge, chance.between(2, 6));
    draw_recovery(chance, seldom);
}

Habits draw_habits(Chance& chance) {
    Habits habits;
    habits.is_about_steps = chance.percent(40);
    habits.devices = choose_devices(chance, habits.is_about_steps);
    habits.actions = chance.between(15, 65);
    draw_weights(chance, habits);
    habits.stay_percent = chance.percent(50) ? chance.below(60) : 0;
    habits.short_line_percent = chance.percent(60) ? chance.below(70) : 0;
    habits.odd_line_percent = chance.percent(25) ? chance.below(40) : 0;
    habits.padding_bytes = chance.percent(4) ? chance.between(2'000, 12'000) : 0;
    habits.is_installed = chance.percent(90);
    habits.has_prologue = chance.percent(60);
    habits.has_newer_devices = chance.percent(8);
    habits.has_newer_server = chance.percent(5);
    return habits;
}

/// By a chance of its own, so that the other worlds stay what they were before there were calls.
void draw_evidence(std::uint64_t seed, Habits& habits) {
    SeededRandom random{~seed};
    Chance chance{random};
    habits.is_about_evidence = chance.percent(30);
    if (habits.is_about_evidence)
        habits.weights.emplace_back(Happening::call, chance.between(20, 80));
}

/// So too before there were older programs.
void draw_versions(std::uint64_t seed, Habits& habits) {
    constexpr std::uint64_t other_chance = 0x6F6C'6465'7270'726F;
    SeededRandom random{seed ^ other_chance};
    Chance chance{random};
    habits.has_older_devices = chance.percent(12);
}

Happening draw_happening(Chance& chance, const Habits& habits) {
    std::size_t total = 0;
    for (const auto& [what, weight] : habits.weights) total += weight;
    std::size_t at = chance.below(total);
    for (const auto& [what, weight] : habits.weights) {
        if (at < weight) return what;
        at -= weight;
    }
    return Happening::act;
}

/// And before there were files: what else happens is what would have happened without them.
void add_files(Script& script) {
    constexpr std::uint64_t other_chance = 0x0063'6F6E'7465'6E74;
    SeededRandom random{script.seed ^ other_chance};
    Chance chance{random};
    script.habits.has_files = chance.percent(17);
    if (!script.habits.has_files) return;
    const milliseconds end = script.actions.back().at;
    const std::size_t attached = chance.between(3, 12);
    const std::size_t fetched = chance.between(1, 6);
    for (std::size_t left = attached + fetched; left > 0; --left)
        script.actions.push_back({.number = script.actions.size(),
                                  .at = chance.time_between(0ms, end),
                                  .what = left > fetched ? Happening::attach : Happening::fetch,
                                  .slot = chance.below(script.habits.devices.size()),
                                  .seed = random.next()});
    std::ranges::sort(script.actions, {}, [](const Action& action) {
        return std::pair{action.at, action.number};
    });
}

}  // namespace

std::string_view to_text(Happening what) {
    constexpr std::string_view words[] = {
        "act",        "connect",   "cut",          "crash",        "trouble disk",
        "move clock", "replay",    "poison",       "reorganize",   "back up",
        "restore",    "roll back", "diverge",      "take image",   "restore image",
        "clone",      "destroy",   "write bundle", "carry bundle", "call",
        "attach",     "fetch"};
    return words[static_cast<std::size_t>(what)];
}

Script Script::draw(std::uint64_t seed, Evidence evidence) {
    SeededRandom random{seed};
    Chance chance{random};
    Script script{.seed = seed, .habits = draw_habits(chance)};
    if (evidence == Evidence::any) {
        draw_evidence(seed, script.habits);
        draw_versions(seed, script.habits);
    }
    std::size_t slots = script.habits.devices.size();
    milliseconds at{0};
    for (std::size_t number = 0; number < script.habits.actions; ++number) {
        at += chance.time_between(20ms, 4s);
        Action action{.number = number,
                      .at = at,
                      .what = draw_happening(chance, script.habits),
                      .slot = chance.below(slots),
                      .seed = random.next()};
        if (action.what == Happening::clone) ++slots;
        script.actions.push_back(action);
    }
    if (evidence == Evidence::any) add_files(script);
    return script;
}

}  // namespace thidua::simulator
