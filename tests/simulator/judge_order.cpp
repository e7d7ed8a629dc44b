#include <fmt/format.h>

#include "tests/simulator/judges.h"
#include "tests/simulator/message_words.h"

namespace thidua::simulator {
namespace {

std::map<EditNumber, Receipt> by_number(const FinalState& state, const DeviceId& device) {
    std::map<EditNumber, Receipt> receipts;
    for (const auto& [edit, receipt] : state.receipts)
        if (receipt.device == device) receipts.emplace(receipt.number, receipt);
    return receipts;
}

void check_numbers(const std::vector<SavedEdit>& saved,
                   const std::map<EditNumber, Receipt>& receipts, const std::string& device,
                   Findings& findings) {
    const auto say = [&findings](const std::string& text) {
        findings.push_back({"order", 3, text});
    };
    if (saved.size() != receipts.size())
        say(fmt::format("{} saved {} edits, and {} have receipts", device, saved.size(),
                        receipts.size()));
    EditNumber expected;
    std::size_t at = 0;
    for (const auto& [number, receipt] : receipts) {
        expected = expected.next();
        if (number != expected)
            say(fmt::format("{} has no receipt for its number {}", device, expected.value()));
        expected = number;
        if (at < saved.size() && saved[at].edit.id != receipt.edit)
            say(fmt::format("{} saved {} as number {}, and the receipt is for {}", device,
                            short_id(saved[at].edit.id.value()), number.value(),
                            short_id(receipt.edit.value())));
        ++at;
    }
}

}  // namespace

Findings judge_order(const FinalState& state, const Ledger& ledger) {
    Findings findings;
    for (const DeviceState& device : state.devices) {
        const auto saved = ledger.saved().find(device.id);
        check_numbers(saved == ledger.saved().end() ? std::vector<SavedEdit>{} : saved->second,
                      by_number(state, device.id), device.name, findings);
    }
    std::map<DeviceId, EditNumber> last;
    for (const LogEntry& entry : state.log) {
        if (entry.device.is_nil()) continue;
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
        if (!entry.device.is_nil()) logged.push_back(&entry);
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
