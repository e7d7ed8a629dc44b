#include "shared/wire/text_patch.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "shared/wire/archive.h"

namespace thidua {
namespace {

// A patch is a row of steps: length of what is new, the new bytes, where to copy from (against the
// end of the last copy), how much. A last step without a copy ends after the new bytes.

/// What two texts must share to be found; half of it lies between two places that are looked at.
constexpr std::size_t window_bytes = 16;
constexpr std::size_t stride_bytes = 8;

std::size_t common_prefix(BytesView a, BytesView b) {
    const auto [end, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::size_t>(end - a.begin());
}

std::size_t common_suffix(BytesView a, BytesView b) {
    const auto [end, other] = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
    return static_cast<std::size_t>(end - a.rbegin());
}

class PatchMaker {
public:
    PatchMaker(BytesView before, BytesView after) : before_{before}, after_{after} {
        if (before.size() < window_bytes) return;
        for (std::size_t at = 0; at + window_bytes <= before.size(); at += stride_bytes)
            places_.try_emplace(before.substr(at, window_bytes), at);
    }

    Bytes make() {
        copy_if_longer(0, 0);
        while (at_ + window_bytes <= after_.size()) {
            const auto place = places_.find(after_.substr(at_, window_bytes));
            if (place == places_.end() || !copy_if_longer(place->second, at_)) ++at_;
        }
        const std::size_t rest = common_suffix(before_, after_.substr(written_));
        if (rest > 0)
            copy(before_.size() - rest, after_.size() - rest, rest);
        else if (written_ < after_.size())
            writer_.block(after_.substr(written_));
        return writer_.take();
    }

private:
    /// Both places begin the same; they may also end what is not yet written the same.
    bool copy_if_longer(std::size_t from, std::size_t to) {
        const std::size_t forward = common_prefix(before_.substr(from), after_.substr(to));
        const std::size_t back = common_suffix(before_.substr(0, from),
                                               after_.substr(written_, to - written_));
        if (forward + back < window_bytes) return false;
        copy(from - back, to - back, forward + back);
        return true;
    }

    void copy(std::size_t from, std::size_t to, std::size_t size) {
        writer_.block(after_.substr(written_, to - written_));
        writer_(static_cast<std::int64_t>(from) - static_cast<std::int64_t>(copied_to_));
        writer_.number(size);
        copied_to_ = from + size;
        written_ = at_ = to + size;
    }

    BytesView before_;
    BytesView after_;
    std::unordered_map<BytesView, std::size_t> places_;
    ByteWriter writer_;
    std::size_t at_ = 0;         ///< of `after`: looked at
    std::size_t written_ = 0;    ///< of `after`: in the patch
    std::size_t copied_to_ = 0;  ///< of `before`: end of the last copy
};

Bytes follow(BytesView before, ByteReader& steps, std::size_t bytes_max) {
    Bytes after;
    std::int64_t copied_to = 0;
    while (steps.left() > 0) {
        const BytesView fresh = steps.block();
        if (fresh.size() > bytes_max - after.size()) ByteReader::refuse("patch makes too much");
        after.append(fresh);
        if (steps.left() == 0) break;
        std::int64_t move = 0;
        steps(move);
        const std::uint64_t size = steps.number();
        const std::uint64_t from = static_cast<std::uint64_t>(copied_to) +
                                   static_cast<std::uint64_t>(move);
        if (from > before.size() || size == 0 || size > before.size() - from)
            ByteReader::refuse("patch copies what is not there");
        if (size > bytes_max - after.size()) ByteReader::refuse("patch makes too much");
        after.append(before.substr(from, size));
        copied_to = static_cast<std::int64_t>(from + size);
    }
    return after;
}

}  // namespace

Bytes make_patch(BytesView before, BytesView after) { return PatchMaker{before, after}.make(); }

std::optional<Bytes> apply_patch(BytesView before, BytesView patch, std::size_t bytes_max) {
    try {
        ByteReader steps{patch};
        return follow(before, steps, bytes_max);
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

}  // namespace thidua
