#pragma once

#include <atomic>
#include <cstddef>
#include <memory>

#include "shared/wire/message.h"

namespace thidua {

/// Reads the edits of messages that wait for the writer, whose one thread has better to do, as long
/// as there is room: what a few bytes become must not fill the memory while it waits (rule 10).
/// Any thread.
class ReadAhead {
public:
    /// As many of them as there is room for and as can be read alone (packed_edit.h). They count
    /// until the last copy of what is returned is gone, which may be after this.
    std::shared_ptr<void> read(Edits& edits);

    /// That are read and wait.
    [[nodiscard]] std::size_t operations() const { return *operations_; }

private:
    std::shared_ptr<std::atomic<std::size_t>> operations_ =
        std::make_shared<std::atomic<std::size_t>>(0);
};

}  // namespace thidua
