#include <fmt/format.h>

#include "shared/model/scope.h"
#include "tests/simulator/judges.h"
#include "tests/simulator/message_words.h"
#include "tests/simulator/organ.h"

namespace thidua::simulator {
namespace {

class Comparison {
public:
    Comparison(const FinalState& state, const DeviceState& device, Findings& findings)
        : state_{state}, device_{device}, findings_{findings} {}

    void run() {
        if (device_.scopes != device_.grant)
            say(6, fmt::format("holds {} scopes and is granted {}", device_.scopes.size(),
                               device_.grant.size()));
        if (!device_.waiting.empty())
            say(5, fmt::format("{} edits are not in base", device_.waiting.size()));
        if (device_.head != state_.head || device_.head_hash != state_.head_hash)
            say(15, fmt::format("knows the log at {}, which ends at {}", device_.head.value(),
                                state_.head.value()));
        if (device_.cursors.size() > 1) say(5, "its scopes stand at different places");
        for (const auto& [id, record] : state_.records)
            if (device_.scopes.contains(record.scope)) compare(record, device_.base, "base");
        for (const auto& [id, record] : device_.base) {
            if (!device_.scopes.contains(record.scope))
                say(6, fmt::format("holds {} {} of a scope it was not granted", record.type,
                                   short_id(id.value())));
            if (!state_.records.contains(id))
                say(5, fmt::format("holds {} {} that the server has not", record.type,
                                   short_id(id.value())));
        }
        if (!device_.waiting.empty()) return;
        Records seen = device_.view;
        for (const RecordId& id : device_.kept)
            if (!device_.base.contains(id)) seen.erase(id);
        if (seen != device_.base || device_.overlaid > 0)
            say(5, fmt::format("nothing waits, but {} records of the view are not base",
                               device_.overlaid));
    }

private:
    void say(int rule, const std::string& text) {
        findings_.push_back({"convergence", rule, device_.name + " " + text});
    }

    void compare(const Record& expected, const Records& held, const char* layer) {
        const auto found = held.find(expected.id);
        if (found == held.end())
            return say(5, fmt::format("lacks {} {} at rev {} in {}", expected.type,
                                      short_id(expected.id.value()), expected.rev.value(), layer));
        if (found->second == expected) return;
        say(5, fmt::format("holds {} {} at rev {}, the server at rev {}: {}", expected.type,
                           short_id(expected.id.value()), found->second.rev.value(),
                           expected.rev.value(), difference(expected, found->second)));
    }

    static std::string difference(const Record& expected, const Record& held) {
        for (const auto& [path, value] : expected.fields)
            if (find_value(held.fields, path) != value)
                return fmt::format("{} is {} there and {} here", path, words_of(value),
                                   words_of(find_value(held.fields, path)));
        for (const auto& [path, value] : held.fields)
            if (!expected.fields.contains(path))
                return fmt::format("{} is {} only here", path, words_of(value));
        return "type, scope or rev differ";
    }

    const FinalState& state_;
    const DeviceState& device_;
    Findings& findings_;
};

/// Whatever the server says: nobody in one division reads what the other one writes.
void judge_division(const DeviceState& device, Findings& findings) {
    for (const std::size_t index : {0U, 1U}) {
        if (device.unit != organ::division_id(index)) continue;
        const ScopeId other = unit_scope(organ::division_id(1 - index));
        for (const auto& [id, record] : device.base)
            if (record.scope == other)
                findings.push_back({"convergence", 6,
                                    fmt::format("{} holds {} {} of the other division",
                                                device.name, record.type, short_id(id.value()))});
    }
}

}  // namespace

Findings judge_convergence(const FinalState& state, const Ledger&) {
    Findings findings;
    for (const DeviceState& device : state.devices) {
        if (device.is_out) continue;
        Comparison{state, device, findings}.run();
        judge_division(device, findings);
    }
    return findings;
}

}  // namespace thidua::simulator
