#include "server/admin/server_files.h"

#include <fmt/format.h>

#include "server/store/meta_store.h"
#include "server/store/schema.h"
#include "shared/base/translate.h"
#include "shared/platform/paths.h"

namespace thidua {
namespace {

constexpr const char* addresses_key = "addresses";

}  // namespace

bool is_initialized(const std::filesystem::path& data) {
    std::error_code ignored;
    return std::filesystem::exists(server_store_path(data), ignored);
}

Result<Database> open_existing_store(const std::filesystem::path& data, bool read_only) {
    if (!is_initialized(data))
        return failure(ErrorCode::not_found,
                       fmt::format(fmt::runtime(tr("There is no server in {}; make one with "
                                                   "\"thidua-server init\".")),
                                   to_utf8(data)));
    return open_server_store({.path = to_utf8(server_store_path(data)),
                              .read_only = read_only,
                              .create = false});
}

Result<ProcessLock> lock_data_folder(const std::filesystem::path& data) {
    auto lock = ProcessLock::try_acquire(data / "server.lock");
    if (lock || lock.error().code != ErrorCode::locked) return lock;
    return failure(ErrorCode::locked,
                   fmt::format(fmt::runtime(tr("A server is already running on {}; stop it "
                                               "first.")),
                               to_utf8(data)));
}

std::vector<ServerAddress> find_known_addresses(Database& database) {
    std::vector<ServerAddress> addresses;
    const auto kept = MetaStore{database}.find(addresses_key).value_or(Bytes{});
    for (std::size_t at = 0; at < kept.size();) {
        const auto end = std::min(kept.find('\n', at), kept.size());
        const auto address = read_server_address(BytesView{kept}.substr(at, end - at));
        if (address) addresses.push_back(*address);
        at = end + 1;
    }
    return addresses;
}

void save_known_addresses(Database& database, const std::vector<ServerAddress>& addresses) {
    Bytes lines;
    for (const ServerAddress& address : addresses) lines += address.text() + "\n";
    MetaStore{database}.set(addresses_key, lines);
}

}  // namespace thidua
