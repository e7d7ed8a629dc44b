#include "tests/simulator/ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "shared/model/timed_edit.h"
#include "tests/simulator/message_words.h"

namespace thidua::simulator {

void Ledger::note_saved(std::size_t slot, SavedEdit saved) {
    saved.turn = turns_[slot]++;
    saved_[slot].push_back(std::move(saved));
}

void Ledger::check_device(std::size_t slot, const std::string& name, const std::set<EditId>& held,
                          bool is_disk_sound) {
    auto& edits = saved_[slot];
    for (const SavedEdit& saved : edits) {
        if (!saved.is_certain || saved.is_gone() || held.contains(saved.edit.id)) continue;
        report({"crash", 7,
                fmt::format("{} lost the saved edit {}", name, short_id(saved.edit.id.value()))});
    }
    std::erase_if(edits, [&held](const SavedEdit& saved) {
        return !saved.is_certain && !held.contains(saved.edit.id);
    });
    if (!is_disk_sound) return;
    for (SavedEdit& saved : edits) saved.is_certain = true;
}

void Ledger::note_kept(const Receipt& receipt) {
    kept_.emplace(receipt.edit, receipt.server_time);
    note_proof(receipt.edit, receipt.server_time);
}

void Ledger::note_proof(const EditId& edit, Instant at) {
    const auto [proof, is_new] = proofs_.try_emplace(edit, at);
    if (!is_new) proof->second = std::min(proof->second, at);
}

std::optional<Instant> Ledger::find_proof(const EditId& edit) const {
    const auto found = proofs_.find(edit);
    return found == proofs_.end() ? std::nullopt : std::optional{found->second};
}

std::optional<Instant> Ledger::first_call(const std::string& code) const {
    const auto found = calls_.find(code);
    return found == calls_.end() ? std::nullopt : std::optional{found->second};
}

void Ledger::note_server_restored(const Mark& mark, bool by_administrator) {
    was_server_restored_ = true;
    was_rolled_back_ = was_rolled_back_ || !by_administrator;
    const std::set<EditId> before = std::exchange(committed_ids_, {});
    committed_ = mark;
    for (const Receipt& receipt : committed_) committed_ids_.insert(receipt.edit);
    std::ranges::set_difference(before, committed_ids_, std::inserter(lost_, lost_.end()));
    doubtful_.clear();
}

void Ledger::note_machine_lost(std::size_t slot, std::size_t saved) {
    ++machine_losses_;
    for (SavedEdit& edit : saved_[slot])
        if (edit.turn >= saved && !edit.is_gone()) edit.lost_with = machine_losses_;
}

void Ledger::note_committed(const std::vector<Receipt>& batch) {
    if (batch.empty()) return;
    for (const Doubtful& doubtful : doubtful_)
        if (doubtful.is_seen) add_committed(doubtful.batch);
    std::erase_if(doubtful_, [](const Doubtful& doubtful) { return doubtful.is_seen; });
    add_committed(batch);
}

void Ledger::add_committed(const std::vector<Receipt>& batch) {
    for (const Receipt& receipt : batch) {
        committed_.push_back(receipt);
        committed_ids_.insert(receipt.edit);
        receptions_.try_emplace({receipt.edit, receipt.server_time},
                                Reception{receptions_.size(), receipt});
        const auto [first, is_new] = ever_.try_emplace(receipt.edit, receipt.server_time);
        // With its first time it is the outcome of then; else it was merged anew.
        const bool is_outcome_of_then =
            !is_new && std::exchange(first->second, receipt.server_time) == receipt.server_time;
        if (is_outcome_of_then || !was_server_restored_) continue;
        std::set<EditId>& missing = missing_at_[receipt.edit];
        missing.clear();
        // What was merged with it there comes before it now, or after.
        if (!is_new) missing = lost_;
        for (const auto& [edit, time] : ever_)
            if (!committed_ids_.contains(edit)) missing.insert(edit);
    }
}

bool Ledger::was_committed_before(const Receipt& one, const Receipt& other) const {
    const auto first = receptions_.find({one.edit, one.server_time});
    const auto second = receptions_.find({other.edit, other.server_time});
    if (first == receptions_.end() || first->second.receipt.outcomes != one.outcomes) return false;
    return second == receptions_.end() || first->second.turn < second->second.turn;
}

void Ledger::check_server(const std::map<EditId, Receipt>& held, bool is_at_rest) {
    for (const Receipt& receipt : committed_) {
        if (held.contains(receipt.edit)) continue;
        report(
            {"crash", 1, fmt::format("the server lost the committed edit {}", words_of(receipt))});
    }
    const auto is_there = [&](const Receipt& receipt) {
        const auto found = held.find(receipt.edit);
        return found != held.end() && found->second == receipt &&
               !committed_ids_.contains(receipt.edit);
    };
    std::size_t in_doubt = 0;
    for (Doubtful& doubtful : doubtful_) {
        const auto& batch = doubtful.batch;
        doubtful.is_seen = std::all_of(batch.begin(), batch.end(), is_there);
        if (!doubtful.is_seen) continue;
        if (is_at_rest)
            add_committed(batch);
        else
            in_doubt += batch.size();
    }
    std::erase_if(doubtful_, [is_at_rest](const Doubtful& doubtful) {
        return is_at_rest || !doubtful.is_seen;
    });
    if (held.size() == committed_.size() + in_doubt) return;
    report({"crash", 7,
            fmt::format("after a restart the server has {} receipts; {} were committed",
                        held.size(), committed_.size())});
}

bool Ledger::is_gone(const EditId& edit) const {
    for (const auto& [slot, edits] : saved_)
        for (const SavedEdit& saved : edits)
            if (saved.edit.id == edit) return saved.is_gone();
    return false;
}

void Ledger::note_announced(const EditId& edit, Instant at, bool is_certain) {
    // Its receipt is all the evidence there will be.
    if (committed_ids_.contains(edit)) return;
    Announcement& announcement = announced_[edit];
    // Which of them counts when the server's clock was set back is the server's business.
    announcement.times.insert(at);
    announcement.is_certain = announcement.is_certain || is_certain;
}

void Ledger::note_chain_told(const std::string& author, Instant at) {
    for (const auto& [slot, edits] : saved_)
        for (const SavedEdit& saved : edits)
            if (saved.edit.author == author && is_timed(saved.edit))
                note_announced(saved.edit.id, at, false);
}

const Ledger::Announcement* Ledger::find_announcement(const EditId& edit) const {
    const auto found = announced_.find(edit);
    return found == announced_.end() ? nullptr : &found->second;
}

}  // namespace thidua::simulator
