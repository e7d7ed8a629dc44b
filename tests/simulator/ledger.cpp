#include "tests/simulator/ledger.h"

#include <fmt/format.h>

#include <algorithm>

namespace thidua::simulator {

void Ledger::note_saved(const DeviceId& device, SavedEdit saved) {
    saved_[device].push_back(std::move(saved));
}

void Ledger::check_device(const DeviceId& device, const std::set<EditId>& held) {
    auto& edits = saved_[device];
    for (const SavedEdit& saved : edits) {
        if (!saved.is_certain || held.contains(saved.edit.id)) continue;
        report({"crash", 7,
                fmt::format("device {} lost the saved edit {}", device.text(),
                            saved.edit.id.text())});
    }
    std::erase_if(edits, [&held](const SavedEdit& saved) {
        return !saved.is_certain && !held.contains(saved.edit.id);
    });
    for (SavedEdit& saved : edits) saved.is_certain = true;
}

void Ledger::note_receipt(const Receipt& receipt) { delivered_.push_back(receipt); }

void Ledger::note_committed(const std::vector<Receipt>& batch) {
    for (const Receipt& receipt : batch) {
        committed_.push_back(receipt);
        committed_ids_.insert(receipt.edit);
    }
}

void Ledger::check_server(const std::map<EditId, Receipt>& held) {
    for (const Receipt& receipt : committed_) {
        if (held.contains(receipt.edit)) continue;
        report({"crash", 1,
                fmt::format("the server lost the committed edit {} (number {} of device {})",
                            receipt.edit.text(), receipt.number.value(), receipt.device.text())});
    }
    for (const auto& batch : doubtful_) {
        const auto is_held = [&held](const Receipt& receipt) {
            const auto found = held.find(receipt.edit);
            return found != held.end() && found->second == receipt;
        };
        const bool is_known = std::any_of(batch.begin(), batch.end(), [this](const Receipt& one) {
            return committed_ids_.contains(one.edit);
        });
        if (!is_known && std::all_of(batch.begin(), batch.end(), is_held)) note_committed(batch);
    }
    doubtful_.clear();
    if (held.size() == committed_.size()) return;
    report({"crash", 7,
            fmt::format("after a restart the server has {} receipts; {} were committed",
                        held.size(), committed_.size())});
}

}  // namespace thidua::simulator
