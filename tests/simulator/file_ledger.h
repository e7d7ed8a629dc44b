#pragma once

#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "shared/record/edit.h"

namespace thidua::simulator {

/// What the world itself knows of attached files, written down apart from the stores: what is in
/// them, who attached them where, and what went over the lines.
class FileLedger {
public:
    /// A person attached it, content and all, and was told that it is saved.
    struct Attached {
        std::size_t slot = 0;
        EditId edit;
        RecordId record;
        Hash hash;
    };
    enum class Way { up, down };
    /// Of one file on one machine, in one direction: what was sent, and what there was to send.
    struct Meter {
        std::uint64_t sent = 0;
        std::uint64_t due = 0;  ///< and what was under way when a line ended
    };
    using Meters = std::map<std::tuple<std::size_t, Hash, Way>, Meter>;

    void note_content(const Hash& hash, const Bytes& content) {
        contents_.try_emplace(hash, content);
    }
    /// Null for one that nobody in this world has ever had.
    [[nodiscard]] const Bytes* find_content(const Hash& hash) const;
    [[nodiscard]] std::vector<Hash> list_contents() const;

    void note_attached(Attached attached) { attached_.push_back(attached); }
    [[nodiscard]] const std::vector<Attached>& attached() const { return attached_; }
    /// Kept for an edit that was not saved then: which of that machine's edits names it is not
    /// known there any more.
    void note_doubtful(std::size_t slot, const Hash& hash) { doubtful_.insert({slot, hash}); }
    [[nodiscard]] bool is_doubtful(std::size_t slot, const Hash& hash) const {
        return doubtful_.contains({slot, hash});
    }

    /// Somebody who holds that scope has sent it, and it was named there.
    void note_received(const ScopeId& scope, const Hash& hash) { received_.insert({scope, hash}); }
    [[nodiscard]] bool was_received(const ScopeId& scope, const Hash& hash) const {
        return received_.contains({scope, hash});
    }

    /// There is so much of it to send once.
    void note_due(std::size_t slot, const Hash& hash, Way way, std::uint64_t bytes) {
        meters_[{slot, hash, way}].due += bytes;
    }
    void note_sent(std::size_t slot, const Hash& hash, Way way, std::uint64_t bytes) {
        meters_[{slot, hash, way}].sent += bytes;
    }
    [[nodiscard]] const Meters& meters() const { return meters_; }
    /// From now on bytes may be needed twice: a crash, another disk, a copy of a machine.
    void excuse_waste() { is_waste_excused_ = true; }
    [[nodiscard]] bool is_waste_excused() const { return is_waste_excused_; }

private:
    std::map<Hash, Bytes> contents_;
    std::vector<Attached> attached_;
    std::set<std::pair<std::size_t, Hash>> doubtful_;
    std::set<std::pair<ScopeId, Hash>> received_;
    Meters meters_;
    bool is_waste_excused_ = false;
};

}  // namespace thidua::simulator
