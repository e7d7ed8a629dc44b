#include <fmt/format.h>

#include <algorithm>

#include "tests/simulator/judges.h"
#include "tests/simulator/message_words.h"
#include "tests/simulator/readable_values.h"

namespace thidua::simulator {
namespace {

/// The operation that carried the value was rejected: then it waits on its device, unless the
/// person put it away.
bool is_rejected(const Typed& typed, const SavedEdit& saved, const Receipt& receipt) {
    for (std::size_t at = 0; at < saved.edit.operations.size(); ++at) {
        const Operation& operation = saved.edit.operations[at];
        if (operation.record == typed.record && operation.path == typed.path)
            return receipt.outcomes.at(at).kind == OutcomeKind::rejected;
    }
    return false;
}

}  // namespace

Findings judge_typed_values(const FinalState& state, const Ledger& ledger) {
    ReadableValues readable{state.records};
    for (const Record& copy : state.copies) readable.add(copy);
    std::map<std::size_t, const DeviceState*> devices;
    for (const DeviceState& device : state.devices) devices[device.slot] = &device;
    Findings findings;
    for (const auto& [slot, edits] : ledger.saved()) {
        const DeviceState* device = devices.contains(slot) ? devices.at(slot) : nullptr;
        for (const SavedEdit& saved : edits) {
            const auto receipt = state.receipts.find(saved.edit.id);
            if (receipt == state.receipts.end()) continue;  // the judge of order says so
            for (const Typed& typed : saved.typed) {
                if (readable.has(typed)) continue;
                // A device that is let in no more may never have heard of it.
                const bool is_kept = device == nullptr || saved.is_gone() ||
                                     std::ranges::count(device->waiting, typed.edit) > 0 ||
                                     device->attention.contains(typed.edit) ||
                                     device->discarded.contains(typed.edit);
                if (is_rejected(typed, saved, receipt->second) && is_kept) continue;
                findings.push_back(
                    {"typed values", 4,
                     fmt::format("{} typed {} at {} of {} in edit {}; it is nowhere to be read",
                                 saved.edit.author, words_of(typed.value), typed.path,
                                 short_id(typed.record.value()), short_id(typed.edit.value()))});
            }
        }
    }
    for (const Typed& typed : ledger.seen_by_others())
        if (!readable.has(typed))
            findings.push_back({"typed values", 8,
                                fmt::format("{} at {} of {} was seen by others before the server "
                                            "was restored, and is not offered to the Office",
                                            words_of(typed.value), typed.path,
                                            short_id(typed.record.value()))});
    return findings;
}

}  // namespace thidua::simulator
