#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/random.h"

namespace thidua {

/// One file of a disk in memory: what a reader sees now, and how to get back to what the last sync
/// made durable.
class MemoryFile {
public:
    MemoryFile() = default;
    /// A file whose content is durable from the start.
    explicit MemoryFile(Bytes bytes) : bytes_{std::move(bytes)} {}

    [[nodiscard]] const Bytes& bytes() const { return bytes_; }
    /// Fills `out` from `offset`, with zeros past the end; false when the file ended before it did.
    bool read(std::span<char> out, std::size_t offset) const;
    void write(BytesView bytes, std::size_t offset);
    void resize(std::size_t size);
    void sync() { unsynced_.clear(); }

    /// The power fails. Of each change since the last sync, `random` decides whether it reached the
    /// disk: whole, not at all, or in some of its sectors of 512 bytes.
    void crash(Random& random);

private:
    struct Change {
        std::size_t offset;
        std::size_t length;  ///< Of a write; a resize has none and goes to `offset`.
        std::size_t size_before;
        Bytes lost;   ///< What was there, as far as it was there.
        Bytes added;  ///< Only known while a crash is worked out.
        bool is_resize;
    };

    void undo(Change& change);
    void redo(const Change& change, Random& random);
    void overwrite(BytesView bytes, std::size_t offset);

    Bytes bytes_;
    std::vector<Change> unsynced_;
};

}  // namespace thidua
