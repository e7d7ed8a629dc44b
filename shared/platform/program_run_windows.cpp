#include <fmt/format.h>

#include <array>

#include "shared/base/translate.h"
#include "shared/platform/paths.h"
#include "shared/platform/program_run.h"
#include "shared/platform/windows_handle.h"

namespace thidua {
namespace {

/// As CommandLineToArgvW takes it apart: backslashes count only before a quote.
std::wstring quoted(const std::wstring& word) {
    std::wstring line = L"\"";
    std::size_t backslashes = 0;
    for (const wchar_t letter : word) {
        if (letter == L'"') line.append(backslashes + 1, L'\\');
        backslashes = letter == L'\\' ? backslashes + 1 : 0;
        line += letter;
    }
    return line.append(backslashes, L'\\') + L"\"";
}

std::wstring command_line_of(const ProgramCall& call) {
    std::wstring line = quoted(call.program.wstring());
    for (const std::string& word : call.arguments)
        line += L" " + quoted(path_from_utf8(word).wstring());
    return line;
}

/// What is in it ends when it is closed.
WindowsHandle job_that_ends_with_us() {
    WindowsHandle job{CreateJobObjectW(nullptr, nullptr)};
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
    SetInformationJobObject(job.get(), JobObjectExtendedLimitInformation, &limits, sizeof limits);
    return job;
}

}  // namespace

std::optional<std::filesystem::path> find_program(const std::string& name) {
    std::array<wchar_t, 32'768> found{};
    const DWORD length = SearchPathW(nullptr, path_from_utf8(name).c_str(), L".exe",
                                     static_cast<DWORD>(found.size()), found.data(), nullptr);
    if (length == 0 || length >= found.size()) return std::nullopt;
    return std::filesystem::path{found.data()};
}

Result<int> run_program(const ProgramCall& call) {
    const std::string name = to_utf8(call.program);
    std::wstring line = command_line_of(call);
    const WindowsHandle job = job_that_ends_with_us();
    STARTUPINFOW start{};
    start.cb = sizeof start;
    PROCESS_INFORMATION begun{};
    if (!CreateProcessW(call.program.c_str(), line.data(), nullptr, nullptr, FALSE,
                        CREATE_NO_WINDOW | CREATE_SUSPENDED, nullptr, nullptr, &start, &begun))
        return failure(ErrorCode::not_found,
                       fmt::format(fmt::runtime(tr("{} cannot be started.")), name));
    const WindowsHandle process{begun.hProcess};
    const WindowsHandle thread{begun.hThread};
    AssignProcessToJobObject(job.get(), process.get());
    ResumeThread(thread.get());
    const auto time_max = std::chrono::milliseconds{call.time_max}.count();
    if (WaitForSingleObject(process.get(), static_cast<DWORD>(time_max)) != WAIT_OBJECT_0)
        return failure(ErrorCode::internal,
                       fmt::format(fmt::runtime(tr("{} did not finish within {} seconds.")), name,
                                   call.time_max.count()));
    DWORD code = 0;
    GetExitCodeProcess(process.get(), &code);
    return static_cast<int>(code);
}

}  // namespace thidua
