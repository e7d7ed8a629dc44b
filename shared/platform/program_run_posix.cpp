#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <sstream>
#include <thread>

#include "shared/base/translate.h"
#include "shared/platform/paths.h"
#include "shared/platform/program_run.h"

extern char** environ;

namespace thidua {
namespace {

constexpr std::chrono::milliseconds look_every{20};

/// How a child begins: without our files, in a group of its own that can be ended as one.
class SpawnForm {
public:
    SpawnForm() {
        posix_spawn_file_actions_init(&files_);
        for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            posix_spawn_file_actions_addopen(&files_, descriptor, "/dev/null", O_RDWR, 0);
        posix_spawnattr_init(&attributes_);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP);
        posix_spawnattr_setpgroup(&attributes_, 0);
    }
    ~SpawnForm() {
        posix_spawn_file_actions_destroy(&files_);
        posix_spawnattr_destroy(&attributes_);
    }
    SpawnForm(const SpawnForm&) = delete;
    SpawnForm& operator=(const SpawnForm&) = delete;

    /// Empty when it cannot be started.
    [[nodiscard]] std::optional<pid_t> start(const std::string& program,
                                             std::vector<char*>& arguments) const {
        pid_t child = 0;
        const int error =
            posix_spawn(&child, program.c_str(), &files_, &attributes_, arguments.data(), environ);
        return error == 0 ? std::optional{child} : std::nullopt;
    }

private:
    posix_spawn_file_actions_t files_{};
    posix_spawnattr_t attributes_{};
};

/// The status; empty when it does not end in time.
std::optional<int> wait_for(pid_t child, std::chrono::milliseconds time_max) {
    int status = 0;
    for (auto waited = std::chrono::milliseconds{0}; waited <= time_max; waited += look_every) {
        if (waitpid(child, &status, WNOHANG) == child) return status;
        std::this_thread::sleep_for(look_every);
    }
    return std::nullopt;
}

void end_group(pid_t child) {
    kill(-child, SIGKILL);
    int ignored = 0;
    while (waitpid(child, &ignored, 0) < 0 && errno == EINTR) {
    }
}

Error not_startable(const std::string& program) {
    return failure(ErrorCode::not_found,
                   fmt::format(fmt::runtime(tr("{} cannot be started.")), program));
}

}  // namespace

std::optional<std::filesystem::path> find_program(const std::string& name) {
    std::istringstream folders{environment_variable("PATH").value_or("")};
    for (std::string folder; std::getline(folders, folder, ':');) {
        const std::filesystem::path file = path_from_utf8(folder) / name;
        std::error_code ignored;
        if (std::filesystem::is_regular_file(file, ignored) && access(file.c_str(), X_OK) == 0)
            return file;
    }
    return std::nullopt;
}

Result<int> run_program(const ProgramCall& call) {
    std::vector<std::string> words{call.program.string()};
    words.insert(words.end(), call.arguments.begin(), call.arguments.end());
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const auto child = SpawnForm{}.start(words.front(), arguments);
    if (!child) return not_startable(words.front());
    const auto status = wait_for(*child, call.time_max);
    if (!status) {
        end_group(*child);
        return failure(ErrorCode::internal,
                       fmt::format(fmt::runtime(tr("{} did not finish within {} seconds.")),
                                   words.front(), call.time_max.count()));
    }
    if (!WIFEXITED(*status))
        return failure(ErrorCode::internal,
                       fmt::format(fmt::runtime(tr("{} broke down.")), words.front()));
    return WEXITSTATUS(*status);
}

}  // namespace thidua
