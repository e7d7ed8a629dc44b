#include "tests/simulator/shrink.h"

#include <algorithm>

namespace thidua::simulator {
namespace {

class Shrinking {
public:
    Shrinking(const Script& script, RunOptions options, std::size_t runs_max)
        : options_{options}, runs_max_{runs_max}, best_{script, run_script(script, options), 1} {}

    std::optional<Shrunk> run() {
        if (best_.result.findings.empty()) return std::nullopt;
        judge_ = best_.result.findings.front().judge;
        rule_ = best_.result.findings.front().rule;
        // What is left out once may make more superfluous.
        for (std::size_t before = 0; before != size(best_.script);) {
            before = size(best_.script);
            drop_actions();
            drop_devices();
            calm_down();
        }
        return best_;
    }

private:
    static std::size_t size(const Script& script) {
        return script.actions.size() + static_cast<std::size_t>(std::ranges::count_if(
                                           script.habits.devices, is_there));
    }
    static bool is_there(std::size_t device) { return device != no_device; }

    bool still_fails(const Script& script) {
        if (best_.runs >= runs_max_) return false;
        ++best_.runs;
        RunResult result = run_script(script, options_);
        const auto is_it = [this](const Finding& finding) {
            return finding.judge == judge_ && finding.rule == rule_;
        };
        if (std::ranges::none_of(result.findings, is_it)) return false;
        best_.script = script;
        best_.result = std::move(result);
        return true;
    }

    /// Large pieces first, then single ones.
    void drop_actions() {
        for (std::size_t piece = best_.script.actions.size(); piece > 0; piece /= 2)
            for (std::size_t at = 0; at < best_.script.actions.size();)
                if (!drop_piece(at, piece)) at += piece;
    }

    bool drop_piece(std::size_t at, std::size_t piece) {
        Script script = best_.script;
        const auto begin = script.actions.begin() + static_cast<std::ptrdiff_t>(at);
        const auto left = script.actions.end() - begin;
        script.actions.erase(begin,
                             begin + std::min(left, static_cast<std::ptrdiff_t>(piece)));
        return still_fails(script);
    }

    void drop_devices() {
        for (std::size_t slot = best_.script.habits.devices.size(); slot-- > 0;) {
            if (!is_there(best_.script.habits.devices[slot])) continue;
            Script script = best_.script;
            script.habits.devices[slot] = no_device;
            still_fails(script);
        }
    }

    void calm_down() {
        const auto attempt = [this](const auto& change) {
            Script script = best_.script;
            change(script.habits);
            still_fails(script);
        };
        attempt([](Habits& habits) { habits.has_prologue = false; });
        attempt([](Habits& habits) { habits.odd_line_percent = 0; });
        attempt([](Habits& habits) { habits.short_line_percent = 0; });
        attempt([](Habits& habits) { habits.padding_bytes = 0; });
        attempt([](Habits& habits) { habits.has_newer_devices = false; });
        attempt([](Habits& habits) { habits.has_newer_server = false; });
        attempt([](Habits& habits) { habits.has_older_devices = false; });
        attempt([](Habits& habits) { habits.is_installed = true; });
    }

    RunOptions options_;
    std::size_t runs_max_;
    Shrunk best_;
    std::string judge_;
    int rule_ = 0;
};

}  // namespace

std::optional<Shrunk> shrink(const Script& script, RunOptions options, std::size_t runs_max) {
    return Shrinking{script, options, runs_max}.run();
}

}  // namespace thidua::simulator
