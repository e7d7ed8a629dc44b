#include <fmt/format.h>

#include "shared/base/translate.h"
#include "shared/platform/paths.h"
#include "shared/platform/process_lock.h"
#include "shared/platform/windows_handle.h"

namespace thidua {

struct ProcessLock::State {
    WindowsHandle file;
};

Result<ProcessLock> ProcessLock::try_acquire(const std::filesystem::path& lock_file) {
    WindowsHandle file{CreateFileW(lock_file.c_str(), GENERIC_READ | GENERIC_WRITE,
                                   FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_ALWAYS,
                                   FILE_ATTRIBUTE_NORMAL, nullptr)};
    if (!file.is_open())
        return failure(ErrorCode::not_found,
                       fmt::format(fmt::runtime(tr("The lock file {} cannot be opened; check that "
                                                   "its folder exists and that you may write "
                                                   "there.")),
                                   to_utf8(lock_file)));
    OVERLAPPED first_byte{};
    if (!LockFileEx(file.get(), LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0,
                    &first_byte))
        return failure(ErrorCode::locked,
                       tr("Another program is using the data; close it and try again."));
    return ProcessLock{std::make_unique<State>(State{std::move(file)})};
}

ProcessLock::ProcessLock(std::unique_ptr<State> state) : state_{std::move(state)} {}
ProcessLock::~ProcessLock() = default;
ProcessLock::ProcessLock(ProcessLock&&) noexcept = default;
ProcessLock& ProcessLock::operator=(ProcessLock&&) noexcept = default;

}  // namespace thidua
