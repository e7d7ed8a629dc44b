#include "tests/support/memory_file.h"

#include <algorithm>
#include <ranges>

namespace thidua {

namespace {

constexpr std::size_t sector_bytes = 512;

}  // namespace

bool MemoryFile::read(std::span<char> out, std::size_t offset) const {
    const std::size_t available = bytes_.size() > offset ? bytes_.size() - offset : 0;
    const std::size_t count = std::min(available, out.size());
    if (count > 0) bytes_.copy(out.data(), count, offset);
    std::ranges::fill(out.subspan(count), '\0');
    return count == out.size();
}

void MemoryFile::write(BytesView bytes, std::size_t offset) {
    Change& change = unsynced_.emplace_back(
        Change{offset, bytes.size(), bytes_.size(), {}, {}, /*is_resize=*/false});
    if (offset < bytes_.size()) change.lost = bytes_.substr(offset, bytes.size());
    overwrite(bytes, offset);
}

void MemoryFile::resize(std::size_t size) {
    Change& change =
        unsynced_.emplace_back(Change{size, 0, bytes_.size(), {}, {}, /*is_resize=*/true});
    if (size < bytes_.size()) change.lost = bytes_.substr(size);
    bytes_.resize(size);
}

void MemoryFile::overwrite(BytesView bytes, std::size_t offset) {
    if (bytes_.size() < offset + bytes.size()) bytes_.resize(offset + bytes.size());
    bytes.copy(bytes_.data() + offset, bytes.size());
}

void MemoryFile::crash(Random& random) {
    for (Change& change : unsynced_ | std::views::reverse) undo(change);
    for (const Change& change : unsynced_) redo(change, random);
    unsynced_.clear();
}

void MemoryFile::undo(Change& change) {
    if (!change.is_resize) change.added = bytes_.substr(change.offset, change.length);
    bytes_.resize(change.size_before);
    if (!change.lost.empty()) change.lost.copy(bytes_.data() + change.offset, change.lost.size());
}

void MemoryFile::redo(const Change& change, Random& random) {
    enum Fate { lost, kept, torn };
    const auto fate = static_cast<Fate>(random.below(3));
    if (fate == lost) return;
    if (change.is_resize) return bytes_.resize(change.offset);
    if (fate == kept) return overwrite(change.added, change.offset);
    const BytesView added = change.added;
    for (std::size_t begin = 0; begin < added.size();) {
        const std::size_t to_boundary = sector_bytes - (change.offset + begin) % sector_bytes;
        const BytesView sector = added.substr(begin, to_boundary);
        if (random.below(2) == 0) overwrite(sector, change.offset + begin);
        begin += sector.size();
    }
}

}  // namespace thidua
