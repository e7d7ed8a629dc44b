#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "shared/record/edit.h"

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
    std::vector<Typed> typed = {};
};

/// What the world itself has seen, written down apart from the stores: what people typed and were
/// told is saved, which receipts reached a device, what the server committed in which order.
class Ledger {
public:
    using Devices = std::map<DeviceId, std::vector<SavedEdit>>;

    void note_saved(const DeviceId& device, SavedEdit saved);
    /// After a restart: what the device holds decides about edits in doubt; certain ones must be
    /// there.
    /// A disk that does not sync decides nothing: what it shows may still go.
    void check_device(const DeviceId& device, const std::set<EditId>& held, bool is_disk_sound);
    void note_receipt(const Receipt& receipt);
    void note_committed(const std::vector<Receipt>& batch);
    /// The commit failed, but a crash may still bring it to the disk.
    void note_doubtful(std::vector<Receipt> batch) { doubtful_.push_back({std::move(batch)}); }
    /// After a restart: the server's receipts must be those committed, and perhaps one whole batch
    /// in doubt.
    void check_server(const std::map<EditId, Receipt>& held, bool is_disk_sound);
    /// A hello listed the edit; `is_certain` when its commit returned.
    void note_announced(const EditId& edit, Instant at, bool is_certain);
    void note_view(const std::string& text) { report({"view", 4, text}); }
    void report(Finding finding) { findings_.push_back(std::move(finding)); }

    [[nodiscard]] const Devices& saved() const { return saved_; }
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
    Devices saved_;
    std::vector<Receipt> delivered_;
    std::vector<Receipt> committed_;
    std::set<EditId> committed_ids_;
    struct Doubtful {
        std::vector<Receipt> batch;
        bool is_seen = false;  ///< after a restart; the next commit that returns makes it durable
    };
    void add_committed(const std::vector<Receipt>& batch);
    std::vector<Doubtful> doubtful_;
    std::map<EditId, Announcement> announced_;
    std::vector<Finding> findings_;
};

}  // namespace thidua::simulator
