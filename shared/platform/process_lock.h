#pragma once

#include <filesystem>
#include <memory>

#include "shared/base/result.h"

namespace thidua {

/// Says that this process, and no other, works on what a lock file stands for. Held for the life
/// of the object and let go by the system when the process ends, however it ends. Advisory: it
/// binds those who ask. Also two in one process exclude each other.
class ProcessLock {
public:
    /// Does not wait: `locked` when somebody holds it. Makes the file when there is none, and
    /// leaves it there. `not_found` when its folder is missing or may not be written.
    static Result<ProcessLock> try_acquire(const std::filesystem::path& lock_file);
    ~ProcessLock();
    ProcessLock(ProcessLock&&) noexcept;
    ProcessLock& operator=(ProcessLock&&) noexcept;

private:
    struct State;
    explicit ProcessLock(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

}  // namespace thidua
