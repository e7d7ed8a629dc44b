#include <fmt/format.h>

#include <algorithm>

#include "tests/simulator/judges.h"
#include "tests/simulator/message_words.h"

namespace thidua::simulator {
namespace {

using Saved = std::vector<SavedEdit>;

/// One person's edits were merged in the order they were saved in, each of them.
class OrderOfOne {
public:
    OrderOfOne(const FinalState& state, const DeviceState& device, const Ledger& ledger,
               Findings& findings)
        : state_{state}, device_{device}, ledger_{ledger}, findings_{findings} {}

    void check(const Saved& saved) {
        for (auto at = saved.begin(); at != saved.end(); ++at) {
            const SavedEdit& one = *at;
            const auto receipt = state_.receipts.find(one.edit.id);
            if (receipt == state_.receipts.end()) {
                const bool is_kept =
                    device_.is_blocked ||
                    // What it was told may be forgotten, and it is let in no more.
                    (device_.is_out && (ledger_.was_server_restored() || is_waiting(one.edit.id)));
                const auto told = device_.receipts.find(one.edit.id);
                const bool may_stay_forgotten =
                    told != device_.receipts.end() && ledger_.may_stay_forgotten(told->second);
                if (!one.is_gone() && !is_kept && !may_stay_forgotten) say(one, "has no receipt");
                continue;
            }
            const Sequence seq = receipt->second.seq;
            const Sequence last = last_before(saved, at);
            if (seq != Sequence{} && seq < last)
                say(one, fmt::format("was merged at {}, before {}", seq.value(), last.value()));
        }
    }

private:
    /// Of a machine that was copied and put back, each of the two has an order of its own.
    [[nodiscard]] Sequence last_before(const Saved& saved, Saved::const_iterator one) const {
        Sequence last;
        for (auto at = saved.begin(); at != one; ++at) {
            const auto receipt = state_.receipts.find(at->edit.id);
            if (receipt != state_.receipts.end() && one->has_seen(*at))
                last = std::max(last, receipt->second.seq);
        }
        return last;
    }
    [[nodiscard]] bool is_waiting(const EditId& edit) const {
        return std::ranges::find(device_.waiting, edit) != device_.waiting.end();
    }
    void say(const SavedEdit& saved, const std::string& what) {
        findings_.push_back(
            {"order", 3,
             fmt::format("{}'s edit {} {}", device_.name, short_id(saved.edit.id.value()), what)});
    }

    const FinalState& state_;
    const DeviceState& device_;
    const Ledger& ledger_;
    Findings& findings_;
};

/// Numbers of one device have no gaps.
void check_numbers(const FinalState& state, Findings& findings) {
    for (const auto& [device, known] : state.numbers)
        if (known.rbegin()->value() != known.size())
            findings.push_back(
                {"order", 3,
                 fmt::format("{} edits of {} have receipts, up to number {}", known.size(),
                             device_words(device), known.rbegin()->value())});
}

}  // namespace

Findings judge_order(const FinalState& state, const Ledger& ledger) {
    Findings findings;
    for (const DeviceState& device : state.devices) {
        const auto saved = ledger.saved().find(device.slot);
        if (saved != ledger.saved().end())
            OrderOfOne{state, device, ledger, findings}.check(saved->second);
    }
    check_numbers(state, findings);
    std::map<DeviceId, EditNumber> last;
    for (const LogEntry& entry : state.log) {
        if (entry.device.is_nil() || entry.kind == LogKind::released) continue;
        if (entry.number <= last[entry.device])
            findings.push_back(
                {"order", 3,
                 fmt::format("the log has number {} of {} after number {}", entry.number.value(),
                             device_words(entry.device), last[entry.device].value())});
        last[entry.device] = entry.number;
    }
    return findings;
}

Findings judge_clocks(const FinalState& state, const Ledger& ledger) {
    Findings findings;
    const auto say = [&findings](const std::string& text) {
        findings.push_back({"clocks", 11, text});
    };
    std::vector<const LogEntry*> logged;
    for (const LogEntry& entry : state.log)
        if (!entry.device.is_nil() && entry.kind != LogKind::released) logged.push_back(&entry);
    std::size_t at = 0;
    for (const Receipt& accepted : ledger.committed()) {
        if (accepted.seq == Sequence{}) continue;
        if (at == logged.size()) {
            say(fmt::format("the log ends before {}, which was accepted", words_of(accepted)));
            break;
        }
        if (logged[at]->edit.id != accepted.edit || logged[at]->seq != accepted.seq)
            say(fmt::format("the log has {} where {} was accepted",
                            short_id(logged[at]->edit.id.value()), words_of(accepted)));
        if (logged[at]->server_time != accepted.server_time)
            say(fmt::format("the log's time at {} is not the receipt's", accepted.seq.value()));
        ++at;
    }
    return findings;
}

}  // namespace thidua::simulator
