#include "server/organization/bounded_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "shared/base/translate.h"

namespace thidua {
namespace {

std::string shown(const std::filesystem::path& path) {
    const auto text = path.u8string();
    return {text.begin(), text.end()};
}

/// Grows with what is there: most files are far smaller than what is allowed.
std::string read_at_most(std::istream& stream, std::size_t bytes_max) {
    constexpr std::size_t step_bytes = 64 << 10;
    std::string text;
    while (stream && text.size() < bytes_max) {
        const std::size_t have = text.size();
        text.resize(std::min(have + step_bytes, bytes_max));
        stream.read(text.data() + have, static_cast<std::streamsize>(text.size() - have));
        text.resize(have + static_cast<std::size_t>(stream.gcount()));
    }
    return text;
}

}  // namespace

Result<std::string> read_bounded_file(const std::filesystem::path& path, std::size_t bytes_max) {
    std::error_code unused;
    if (!std::filesystem::is_regular_file(path, unused)) {
        return failure(ErrorCode::not_found,
                       fmt::format(fmt::runtime(tr("There is no file {}.")), shown(path)));
    }
    std::ifstream stream{path, std::ios::binary};
    std::string text = read_at_most(stream, bytes_max + 1);
    if (stream.bad() || (stream.fail() && !stream.eof())) {
        return failure(ErrorCode::not_found,
                       fmt::format(fmt::runtime(tr("{} cannot be read.")), shown(path)));
    }
    if (text.size() > bytes_max) {
        return failure(ErrorCode::invalid_input,
                       fmt::format(fmt::runtime(tr("{} is longer than {} bytes.")), shown(path),
                                   bytes_max));
    }
    return text;
}

Result<std::filesystem::path> path_below(const std::filesystem::path& folder,
                                         const std::string& name) {
    const std::filesystem::path relative{std::u8string{name.begin(), name.end()}};
    const bool leaves = std::ranges::find(relative, std::filesystem::path{".."}) != relative.end();
    if (relative.empty() || relative.is_absolute() || relative.has_root_path() || leaves) {
        return failure(
            ErrorCode::invalid_input,
            fmt::format(fmt::runtime(tr("\"{}\" must name a file in the same folder or below.")),
                        name));
    }
    return folder / relative;
}

}  // namespace thidua
