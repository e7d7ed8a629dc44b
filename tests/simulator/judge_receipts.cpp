#include <fmt/format.h>

#include "tests/simulator/judges.h"
#include "tests/simulator/message_words.h"

namespace thidua::simulator {

namespace {

/// By a server that had forgotten it: its outcome and its time are those of the first receipt.
bool is_told_again(const Receipt& held, const Receipt& first, const Ledger& ledger) {
    if (!ledger.was_server_restored()) return false;
    // A machine that died over the receipt, or was put back, cannot show it; a copy that has the
    // edit and not the receipt may come first.
    if (!ledger.was_kept(first) || ledger.was_copied() || ledger.was_machine_lost() ||
        ledger.was_heard_again())
        return true;
    // Earlier: it was put back to a past in which it had received the edit, and the device had died
    // over that receipt. In that past the edit may have met other things.
    if (ledger.was_committed_before(held, first)) return true;
    return held.edit_hash == first.edit_hash && held.outcomes == first.outcomes &&
           held.server_time <= first.server_time;
}

}  // namespace

Findings judge_receipts(const FinalState& state, const Ledger& ledger) {
    Findings findings;
    const auto say = [&findings](const std::string& text) {
        findings.push_back({"receipts", 1, text});
    };
    // It is let in no more, and cannot bring back what was forgotten.
    const auto is_shut_out = [&](const DeviceState& device) {
        return device.is_blocked || (device.is_out && ledger.was_server_restored());
    };
    std::set<EditId> blocked;
    for (const DeviceState& device : state.devices)
        if (is_shut_out(device)) {
            for (const auto& [edit, receipt] : device.receipts) blocked.insert(edit);
            blocked.insert(device.waiting.begin(), device.waiting.end());
        }
    for (const Receipt& delivered : ledger.delivered()) {
        const auto held = state.receipts.find(delivered.edit);
        if (blocked.contains(delivered.edit)) continue;
        const bool was_forgotten = ledger.was_server_restored() && ledger.is_gone(delivered.edit);
        if (held == state.receipts.end() && (was_forgotten || ledger.may_stay_forgotten(delivered)))
            continue;
        if (held == state.receipts.end())
            say(fmt::format("{} acknowledged {}, and the server has no such receipt",
                            device_words(delivered.device), words_of(delivered)));
        else if (held->second != delivered && !is_told_again(held->second, delivered, ledger))
            say(fmt::format("{} was told {}, and the server now says {}",
                            device_words(delivered.device), words_of(delivered),
                            words_of(held->second)));
    }
    for (const DeviceState& device : state.devices) {
        if (is_shut_out(device)) continue;
        for (const auto& [edit, receipt] : device.receipts) {
            const auto held = state.receipts.find(edit);
            const bool is_the_servers =
                held != state.receipts.end()
                    ? held->second == receipt || is_told_again(held->second, receipt, ledger)
                    : ledger.may_stay_forgotten(receipt);
            if (!is_the_servers)
                say(fmt::format("{} keeps a receipt {} that is not the server's", device.name,
                                words_of(receipt)));
            if (receipt.has(OutcomeKind::rejected) && !device.attention.contains(edit) &&
                !device.discarded.contains(edit))
                findings.push_back({"receipts", 4,
                                    fmt::format("{} does not show that {} was rejected",
                                                device.name, words_of(receipt))});
        }
    }
    return findings;
}

Findings judge_exactly_once(const FinalState& state, const Ledger&) {
    Findings findings;
    const auto say = [&findings](const std::string& text) {
        findings.push_back({"exactly once", 2, text});
    };
    std::map<EditId, const LogEntry*> logged;
    for (const LogEntry& entry : state.log) {
        if (entry.edit.operations.empty() || entry.kind == LogKind::released) continue;
        const auto [found, is_new] = logged.emplace(entry.edit.id, &entry);
        if (!is_new)
            say(fmt::format("edit {} stands in the log at {} and at {}",
                            short_id(entry.edit.id.value()), found->second->seq.value(),
                            entry.seq.value()));
        const auto receipt = state.receipts.find(entry.edit.id);
        const bool is_server_own = entry.device.is_nil();
        if (is_server_own) continue;
        if (receipt == state.receipts.end() || receipt->second.seq != entry.seq ||
            receipt->second.outcomes != entry.outcomes)
            say(fmt::format("the log's entry {} has no receipt that says so", entry.seq.value()));
    }
    for (const auto& [edit, receipt] : state.receipts)
        if (receipt.seq != Sequence{} && !logged.contains(edit))
            say(fmt::format("receipt {} names a place in the log where the edit is not",
                            words_of(receipt)));
    return findings;
}

}  // namespace thidua::simulator
