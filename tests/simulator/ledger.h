#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "shared/record/edit.h"
#include "tests/simulator/file_ledger.h"

namespace thidua::simulator {

/// A broken rule, found while the world runs or by a judge at its end.
struct Finding {
    std::string judge;
    int rule = 0;      ///< of sync.md
    std::string text;  ///< with ids and values
};

/// One thing a person typed: a value, or one paragraph of a text.
struct Typed {
    RecordId record;
    FieldPath path;
    Value value;
    EditId edit;
};

/// An edit that a person was told is saved, or that a crash left in doubt.
struct SavedEdit {
    Edit edit;
    bool is_certain = true;
    /// The loss that took it from its machine, which was put back to before it or destroyed,
    /// counted from 1; 0: none did. Of one that is gone only what the server had counts, or a copy.
    unsigned lost_with = 0;
    std::vector<Typed> typed = {};
    Instant saved_at = {};       ///< by the world's own time
    bool is_in_journal = false;  ///< of its device: what bounds a claim (EVIDENCE.md)
    std::size_t turn = 0;  ///< so many were saved on its machine before, those that a crash took too

    [[nodiscard]] bool is_gone() const { return lost_with != 0; }
    /// The earlier one was still there when this one was saved.
    [[nodiscard]] bool has_seen(const SavedEdit& earlier) const {
        return !earlier.is_gone() || (is_gone() && earlier.lost_with >= lost_with);
    }
};

/// What the world itself has seen, written down apart from the stores: what people typed and were
/// told is saved, which receipts reached a device, what the server committed in which order.
class Ledger {
public:
    /// By slot: a machine stays what it is when it takes another identity.
    using Machines = std::map<std::size_t, std::vector<SavedEdit>>;

    void note_saved(std::size_t slot, SavedEdit saved);
    /// After a restart: what the device holds decides about edits in doubt; certain ones must be
    /// there.
    /// A disk that does not sync decides nothing: what it shows may still go.
    void check_device(std::size_t slot, const std::string& name, const std::set<EditId>& held,
                      bool is_disk_sound);
    /// It arrived. Whether the device could keep it is another thing.
    void note_receipt(const Receipt& receipt) { delivered_.push_back(receipt); }
    /// It is on the device's disk: it can be shown to a server that has forgotten.
    void note_kept(const Receipt& receipt);
    [[nodiscard]] bool was_kept(const Receipt& receipt) const {
        return kept_.contains({receipt.edit, receipt.server_time});
    }
    void note_committed(const std::vector<Receipt>& batch);
    /// The commit failed, but a crash may still bring it to the disk.
    void note_doubtful(std::vector<Receipt> batch) { doubtful_.push_back({std::move(batch)}); }
    /// After a restart: the server's receipts must be those committed, and perhaps one whole batch
    /// in doubt, which is durable only with the next commit; at rest nothing is in doubt.
    void check_server(const std::map<EditId, Receipt>& held, bool is_at_rest);
    [[nodiscard]] bool has_doubts() const { return !doubtful_.empty(); }
    /// The one was committed, just so, and before the other: in the order in which it all happened,
    /// whatever the server's clock said.
    [[nodiscard]] bool was_committed_before(const Receipt& one, const Receipt& other) const;
    /// What a backup of the server holds that is made now. Not while there are doubts.
    using Mark = std::vector<Receipt>;
    [[nodiscard]] Mark mark() const { return committed_; }
    /// The server knows again what it knew then. What it has forgotten is owed by devices.
    void note_server_restored(const Mark& mark, bool by_administrator);
    [[nodiscard]] bool was_server_restored() const { return was_server_restored_; }
    /// Put back without knowing: one epoch may have two pasts.
    [[nodiscard]] bool was_rolled_back() const { return was_rolled_back_; }

    /// What was typed on a machine that is destroyed, acknowledged and then forgotten by the server,
    /// and seen by others.
    void note_seen_by_others(Typed typed) { seen_by_others_.push_back(std::move(typed)); }
    [[nodiscard]] const std::vector<Typed>& seen_by_others() const { return seen_by_others_; }
    /// Acknowledged at some time.
    [[nodiscard]] bool was_committed(const EditId& edit) const { return ever_.contains(edit); }
    [[nodiscard]] bool is_committed(const EditId& edit) const {
        return committed_ids_.contains(edit);
    }
    /// For each edit what the server had forgotten, and nobody brought back yet, when it was merged
    /// as it stands now; of one that was merged twice also what had been lost with it.
    [[nodiscard]] const std::map<EditId, std::set<EditId>>& missing_at() const {
        return missing_at_;
    }
    /// What was said once, and may have been answered, came to the server again by another way.
    void note_heard_again() { was_heard_again_ = true; }
    [[nodiscard]] bool was_heard_again() const { return was_heard_again_; }

    /// One edit may wait on two machines.
    void note_copied() { was_copied_ = true; }
    [[nodiscard]] bool was_copied() const { return was_copied_; }

    /// Nothing was ever done of it, a restored server forgot that it had refused it, and a copy of
    /// the machine may have used its number since: the person has it still, and the server need
    /// not.
    [[nodiscard]] bool may_stay_forgotten(const Receipt& receipt) const {
        return receipt.seq == Sequence{} && was_copied_ && was_server_restored_;
    }

    /// How many edits of the machine were saved so far, those that a crash took among them.
    [[nodiscard]] std::size_t count_saved(std::size_t slot) { return turns_[slot]; }
    [[nodiscard]] bool was_machine_lost() const { return machine_losses_ > 0; }
    [[nodiscard]] bool is_gone(const EditId& edit) const;
    /// The machine was put back to when it had saved so many, or destroyed: none.
    void note_machine_lost(std::size_t slot, std::size_t saved);

    /// The device knows, with the server's word for it, that the edit was announced.
    void note_proof(const EditId& edit, Instant at);
    /// The earliest moment for which a device held the server's word that it had the edit, or that
    /// it was announced.
    [[nodiscard]] std::optional<Instant> find_proof(const EditId& edit) const;

    /// A hello listed the edit; `is_certain` when its commit returned.
    void note_announced(const EditId& edit, Instant at, bool is_certain);
    /// A hello of somebody's device listed not all, but said where the journal ends: it may stand
    /// for any of that person's submissions.
    void note_chain_told(const std::string& author, Instant at);
    /// A code was read to somebody.
    void note_call(const std::string& code, Instant at) { calls_.try_emplace(code, at); }
    [[nodiscard]] std::optional<Instant> first_call(const std::string& code) const;
    /// From then on its time is not the world's.
    void note_server_clock_moved() { is_server_clock_true_ = false; }
    [[nodiscard]] bool is_server_clock_true() const { return is_server_clock_true_; }

    [[nodiscard]] FileLedger& files() { return files_; }
    [[nodiscard]] const FileLedger& files() const { return files_; }

    void note_view(const std::string& text) { report({"view", 4, text}); }
    void report(Finding finding) { findings_.push_back(std::move(finding)); }

    [[nodiscard]] const Machines& saved() const { return saved_; }
    [[nodiscard]] const std::vector<Receipt>& delivered() const { return delivered_; }
    [[nodiscard]] const std::vector<Receipt>& committed() const { return committed_; }
    /// When the server may have announced the edit: once for certain, and before that in doubt.
    struct Announcement {
        std::set<Instant> times;
        bool is_certain = false;
    };
    [[nodiscard]] const Announcement* find_announcement(const EditId& edit) const;
    [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }

private:
    FileLedger files_;
    Machines saved_;
    std::map<std::size_t, std::size_t> turns_;
    std::vector<Receipt> delivered_;
    std::set<std::pair<EditId, Instant>> kept_;
    std::vector<Receipt> committed_;
    std::set<EditId> committed_ids_;
    /// When each reception was committed first, counted in receptions, and what came of it.
    struct Reception {
        std::size_t turn = 0;
        Receipt receipt;
    };
    std::map<std::pair<EditId, Instant>, Reception> receptions_;
    struct Doubtful {
        std::vector<Receipt> batch;
        bool is_seen = false;  ///< after a restart; the next commit that returns makes it durable
    };
    void add_committed(const std::vector<Receipt>& batch);
    std::vector<Doubtful> doubtful_;
    std::map<EditId, Announcement> announced_;
    std::map<EditId, Instant> proofs_;
    std::map<std::string, Instant> calls_;
    bool is_server_clock_true_ = true;
    std::vector<Typed> seen_by_others_;
    std::map<EditId, Instant> ever_;  ///< the time on its receipt
    std::set<EditId> lost_;  ///< that restores took back, at some time
    std::map<EditId, std::set<EditId>> missing_at_;
    bool was_heard_again_ = false;
    bool was_copied_ = false;
    bool was_server_restored_ = false;
    bool was_rolled_back_ = false;
    unsigned machine_losses_ = 0;
    std::vector<Finding> findings_;
};

}  // namespace thidua::simulator
