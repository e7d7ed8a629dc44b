#include "server/admin/bundle_command.h"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <ostream>

#include "server/admin/bundle_import.h"
#include "server/admin/server_files.h"
#include "server/store/file_store.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

Error unreadable(const std::filesystem::path& path) {
    return failure(ErrorCode::not_found,
                   fmt::format(fmt::runtime(tr("The file {} cannot be read.")), path.string()));
}

Result<Bytes> read_file(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary | std::ios::ate};
    const auto size = file ? static_cast<std::int64_t>(file.tellg()) : -1;
    constexpr auto most = static_cast<std::int64_t>(limits::bundle_file_bytes_max);
    if (size < 0 || size > most) return unreadable(path);
    Bytes bytes(static_cast<std::size_t>(size), '\0');
    file.seekg(0);
    if (!file.read(bytes.data(), size)) return unreadable(path);
    return bytes;
}

/// Whole or not at all.
Result<void> write_file(const std::filesystem::path& path, BytesView bytes) {
    std::filesystem::path beside = path;
    beside += ".part";
    std::error_code problem;
    {
        std::ofstream file{beside, std::ios::binary | std::ios::trunc};
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        file.flush();
        if (!file) problem = std::make_error_code(std::errc::io_error);
    }
    if (!problem) std::filesystem::rename(beside, path, problem);
    if (!problem) return {};
    std::error_code ignored;
    std::filesystem::remove(beside, ignored);
    return failure(ErrorCode::internal,
                   fmt::format(fmt::runtime(tr("The answer cannot be written to {}; the file was "
                                               "taken, and can be taken again.")),
                               path.string()));
}

}  // namespace

CommandResult import_bundle_file(const BundleOptions& options, CommandContext& context) {
    const auto bytes = read_file(options.file);
    if (!bytes) return bytes.error();
    auto database = open_existing_store(context.data, false);
    if (!database) return database.error();
    const Instant now = context.clock.now();
    const auto keys = load_server_keys(context.data, now, context.random);
    if (!keys) return keys.error();
    StoredFiles files{*database, ContentFolder{server_files_path(context.data)},
                      limits::scope_files_bytes_max};
    Transaction transaction{*database};
    const auto imported = import_bundle(*database, *keys, files, *bytes, now);
    if (!imported) return imported.error();
    transaction.commit();
    if (auto written = write_file(options.reply, imported->answer); !written)
        return written.error();
    if (context.as_json) {
        const nlohmann::ordered_json document{{"device", imported->device.text()},
                                              {"messages", imported->messages},
                                              {"reply", options.reply.string()}};
        context.out << document.dump() << "\n";
    }
    context.err << fmt::format(
        fmt::runtime(tr("The file of device {} was taken; carry {} back to it.\n")),
        imported->device.text(), options.reply.string());
    return ExitCode::done;
}

}  // namespace thidua
