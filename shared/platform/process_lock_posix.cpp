#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>

#include <cerrno>

#include "shared/base/translate.h"
#include "shared/platform/file_descriptor.h"
#include "shared/platform/paths.h"
#include "shared/platform/process_lock.h"

namespace thidua {

struct ProcessLock::State {
    FileDescriptor file;
};

Result<ProcessLock> ProcessLock::try_acquire(const std::filesystem::path& lock_file) {
    FileDescriptor file{open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)};
    if (!file.is_open())
        return failure(ErrorCode::not_found,
                       fmt::format(fmt::runtime(tr("The lock file {} cannot be opened; check that "
                                                   "its folder exists and that you may write "
                                                   "there.")),
                                   to_utf8(lock_file)));
    int result = 0;
    do {
        result = flock(file.get(), LOCK_EX | LOCK_NB);
    } while (result != 0 && errno == EINTR);
    if (result != 0)
        return failure(ErrorCode::locked,
                       tr("Another program is using the data; close it and try again."));
    return ProcessLock{std::make_unique<State>(State{std::move(file)})};
}

ProcessLock::ProcessLock(std::unique_ptr<State> state) : state_{std::move(state)} {}
ProcessLock::~ProcessLock() = default;
ProcessLock::ProcessLock(ProcessLock&&) noexcept = default;
ProcessLock& ProcessLock::operator=(ProcessLock&&) noexcept = default;

}  // namespace thidua
