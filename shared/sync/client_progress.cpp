// How far the device's end has come, for the person who waits.
#include <algorithm>

#include "shared/sync/client_session.h"

namespace thidua {

std::size_t SessionProgress::edits_answered() const {
    return std::clamp(receipts.answered, edits_from, std::max(edits_from, edits_to)) - edits_from;
}

std::size_t SessionProgress::edits_waited() const {
    return std::max(edits_from, edits_to) - edits_from;
}

std::optional<int> SessionProgress::pull_percent() const {
    if (log_total == 0) return std::nullopt;
    const double part = static_cast<double>(log_passed) / static_cast<double>(log_total);
    return static_cast<int>(part * 100);
}

void ClientSession::expect_pull(Sequence head) {
    pull_starts_ = store_.list_cursors();
    std::ranges::sort(pull_starts_, {}, &ScopeCursor::scope);
    progress_.log_passed = 0;
    progress_.log_total = 0;
    for (const ScopeCursor& start : pull_starts_)
        if (start.through < head) progress_.log_total += head.value() - start.through.value();
}

/// The pages come scope by scope in their order, and none of a scope in which nothing is: before
/// this one's all is passed.
void ClientSession::note_passed(const Page& page) {
    const Sequence head{progress_.pull_to};
    std::uint64_t passed = 0;
    for (const ScopeCursor& start : pull_starts_) {
        if (start.scope > page.scope) break;
        const Sequence end = start.scope == page.scope ? std::min(page.through, head) : head;
        if (start.through < end) passed += end.value() - start.through.value();
    }
    progress_.log_passed = std::min(std::max(progress_.log_passed, passed), progress_.log_total);
}

}  // namespace thidua
