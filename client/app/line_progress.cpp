#include "client/app/line_progress.h"

#include <fmt/format.h>

#include "shared/base/decimal.h"
#include "shared/base/translate.h"
#include "shared/sync/client_session.h"

namespace thidua {
namespace {

constexpr int all_percent = 100;

std::string figure(std::uint64_t number) {
    return Decimal{static_cast<std::int64_t>(number)}.display();
}

/// Rounded up: a begun kilobyte is one.
std::string kilobytes(std::uint64_t bytes) {
    constexpr std::uint64_t bytes_per_kilobyte = 1000;
    return figure(bytes / bytes_per_kilobyte + (bytes % bytes_per_kilobyte == 0 ? 0 : 1));
}

std::string records_words(const LineState& line) {
    const std::string pulled = figure(static_cast<std::uint64_t>(line.pulled));
    return fmt::format(fmt::runtime(tr("{} records received, {}%")), pulled, *line.pull_percent);
}

}  // namespace

void note_progress(LineState& line, const ClientSession& session) {
    const SessionProgress& progress = session.progress();
    const FileProgress& files = session.file_progress();
    line.pulled = static_cast<std::int64_t>(progress.records_pulled);
    line.pull_percent = progress.pull_percent();
    line.edits_answered = progress.edits_answered();
    line.edits_waited = progress.edits_waited();
    line.file_bytes = files.done();
    line.file_bytes_all = files.all();
}

std::optional<int> progress_percent(const LineState& line) {
    const auto part = [](std::uint64_t done, std::uint64_t all) {
        return static_cast<int>(static_cast<double>(done) / static_cast<double>(all) * all_percent);
    };
    if (line.is_pulling()) return line.pull_percent;
    if (line.edits_answered < line.edits_waited)
        return part(line.edits_answered, line.edits_waited);
    if (line.file_bytes < line.file_bytes_all) return part(line.file_bytes, line.file_bytes_all);
    return std::nullopt;
}

std::string progress_words(const LineState& line) {
    std::string words;
    const auto add = [&words](const std::string& more) {
        words += (words.empty() ? "" : " · ") + more;
    };
    if (line.is_pulling()) add(records_words(line));
    if (line.edits_answered < line.edits_waited)
        add(fmt::format(fmt::runtime(tr("{} of {} changes answered")), figure(line.edits_answered),
                        figure(line.edits_waited)));
    if (line.file_bytes < line.file_bytes_all)
        add(fmt::format(fmt::runtime(tr("files: {} of {} KB")), kilobytes(line.file_bytes),
                        kilobytes(line.file_bytes_all)));
    return words;
}

}  // namespace thidua
