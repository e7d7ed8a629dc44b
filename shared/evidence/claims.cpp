#include "shared/evidence/claims.h"

#include <algorithm>

namespace thidua {
namespace {

/// The clocks of machines drift; a minute in a day is more than any does.
std::chrono::milliseconds drift_of(std::chrono::milliseconds distance) {
    return std::chrono::milliseconds{1000} + distance / 1440;
}

/// The first contact stands where its hello left; the server signed after that, and a session that
/// hears nothing for longer is dead (tuning::dead_after).
constexpr std::chrono::seconds answer_takes_at_most{20};

bool runs_forward(const std::vector<JournalEntry>& entries) {
    for (std::size_t at = 1; at < entries.size(); ++at)
        if (entries[at].boot == entries[at - 1].boot &&
            entries[at].elapsed_ms < entries[at - 1].elapsed_ms)
            return false;
    return true;
}

SavedBetween bounds_of(const JournalEntry& entry, const JournalEntry& contact, Instant from,
                       Instant to) {
    SavedBetween saved{.edit_hash = entry.edit_hash, .earliest = from, .latest = to};
    if (entry.boot != contact.boot) return saved;
    const std::chrono::milliseconds distance{entry.elapsed_ms - contact.elapsed_ms};
    const auto drift = drift_of(distance);
    saved.earliest = std::max(from, from.plus(distance - drift - answer_takes_at_most));
    saved.latest = std::min(to, from.plus(distance + drift));
    saved.earliest = std::min(saved.earliest, saved.latest);
    return saved;
}

}  // namespace

std::optional<std::vector<SavedBetween>> read_journal(const Journal& journal,
                                                      const Bytes& journal_end, Instant told_at) {
    const Instant from = journal.since.statement.server_time;
    const bool is_sound = !journal.entries.empty() && told_at >= from &&
                          journal.entries.front().edit_hash == Hash{} &&
                          runs_forward(journal.entries) &&
                          chain_end(journal).view() == journal_end;
    if (!is_sound) return std::nullopt;
    const JournalEntry& contact = journal.entries.front();
    std::vector<SavedBetween> saved;
    for (const JournalEntry& entry : journal.entries)
        if (entry.edit_hash != Hash{}) saved.push_back(bounds_of(entry, contact, from, told_at));
    return saved;
}

}  // namespace thidua
