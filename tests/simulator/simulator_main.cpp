#include <fmt/format.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tests/simulator/shrink.h"
#include "tests/support/memory_vfs.h"

namespace {

using namespace thidua::simulator;

struct Wishes {
    std::uint64_t first_seed = 1;
    std::uint64_t seeds = 1000;
    std::size_t threads = 1;
    std::size_t failures_max = 10;
    bool is_verbose = false;
    bool is_to_shrink = false;
    bool is_to_explain = false;
};

constexpr const char* usage =
    "thidua_simulator [--seeds N] [--first-seed S] [--threads T] [--failures N]\n"
    "                 [--verbose SEED] [--shrink SEED] [--explain SEED]\n";

/// What a broken CHECK would otherwise hide.
thread_local std::uint64_t running_seed = 0;

extern "C" void say_seed(int) {
    fmt::print(stderr, "the program stopped in seed {}\n", running_seed);
    std::_Exit(3);
}

bool read_wishes(int count, char** words, Wishes& wishes) {
    for (int at = 1; at + 1 < count; at += 2) {
        const std::string word = words[at];
        const std::uint64_t number = std::strtoull(words[at + 1], nullptr, 10);
        if (word == "--seeds")
            wishes.seeds = number;
        else if (word == "--first-seed")
            wishes.first_seed = number;
        else if (word == "--threads")
            wishes.threads = number == 0 ? 1 : number;
        else if (word == "--failures")
            wishes.failures_max = number;
        else if (word == "--verbose")
            wishes = {.first_seed = number, .seeds = 1, .is_verbose = true};
        else if (word == "--shrink")
            wishes = {.first_seed = number, .seeds = 1, .is_to_shrink = true};
        else if (word == "--explain")
            wishes = {.first_seed = number,
                      .seeds = 1,
                      .is_to_shrink = true,
                      .is_to_explain = true};
        else
            return false;
    }
    return count % 2 == 1;
}

struct Totals {
    std::mutex mutex;
    std::size_t failed = 0;
    std::uint64_t events = 0;
    std::size_t edits = 0;
    std::size_t conflicts = 0;
    std::uint64_t hash = 0;  ///< of all worlds together, whatever their order
    std::map<Happening, std::size_t> happened = {};
    std::map<thidua::OutcomeKind, std::size_t> outcomes = {};
    std::map<thidua::RejectReason, std::size_t> rejections = {};

    void add(const RunResult& result, std::size_t failures_max) {
        const std::lock_guard lock{mutex};
        events += result.events;
        edits += result.edits;
        conflicts += result.conflicts;
        hash ^= result.hash;
        for (const auto& [what, count] : result.happened) happened[what] += count;
        for (const auto& [kind, count] : result.outcomes) outcomes[kind] += count;
        for (const auto& [reason, count] : result.rejections) rejections[reason] += count;
        if (!result.findings.empty() && ++failed <= failures_max) {
            fmt::print("{}\n", words_of(result));
            std::fflush(stdout);
        }
    }
};

void run(const Wishes& wishes, std::atomic<std::uint64_t>& next, Totals& totals) {
    const std::uint64_t end = wishes.first_seed + wishes.seeds;
    for (std::uint64_t seed = next++; seed < end; seed = next++) {
        running_seed = seed;
        totals.add(run_seed(seed, {.is_verbose = wishes.is_verbose}), wishes.failures_max);
    }
}

/// Explained, it comes with every event.
int tell_short_story(std::uint64_t seed, bool is_to_explain) {
    running_seed = seed;
    const auto shrunk = shrink(Script::draw(seed), {});
    if (!shrunk) {
        fmt::print("seed {} breaks no rule\n", seed);
        return 0;
    }
    if (is_to_explain) run_script(shrunk->script, {.is_verbose = true});
    fmt::print("{}\n{} actions are left of it after {} runs\n", words_of(shrunk->result),
               shrunk->script.actions.size(), shrunk->runs);
    return 1;
}

}  // namespace

int main(int count, char** words) {
    Wishes wishes;
    if (!read_wishes(count, words, wishes)) {
        fmt::print(stderr, "{}", usage);
        return 2;
    }
    std::signal(SIGABRT, say_seed);
    thidua::hasten_sqlite();
    // SQLite's own generator is one for the whole process; it salts the WAL, which no run reads.
    thidua::seed_sqlite(1);
    if (wishes.is_to_shrink) return tell_short_story(wishes.first_seed, wishes.is_to_explain);
    std::atomic<std::uint64_t> next{wishes.first_seed};
    Totals totals;
    std::vector<std::thread> threads;
    for (std::size_t left = wishes.threads; left > 0; --left)
        threads.emplace_back([&] { run(wishes, next, totals); });
    for (std::thread& thread : threads) thread.join();
    for (const auto& [kind, outcomes] : totals.outcomes)
        fmt::print("outcome {}: {}\n", static_cast<int>(kind), outcomes);
    for (const auto& [reason, rejections] : totals.rejections)
        fmt::print("rejected for {}: {}\n", static_cast<int>(reason), rejections);
    for (const auto& [what, times] : totals.happened)
        fmt::print("{}: {}\n", to_text(what), times);
    fmt::print("{} seeds, {} failed; {} edits, {} conflicts, {} events, hash {:016x}\n",
               wishes.seeds, totals.failed, totals.edits, totals.conflicts, totals.events,
               totals.hash);
    if (totals.failed > 0)
        fmt::print("a short story of one: thidua_simulator --shrink SEED\n");
    return totals.failed == 0 ? 0 : 1;
}
