#include "server/admin/init_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "server/admin/code_output.h"
#include "server/admin/server_files.h"
#include "server/auth/enrolment_desk.h"
#include "server/auth/server_keys.h"
#include "server/net/own_addresses.h"
#include "server/organization/organization_file.h"
#include "server/store/schema.h"
#include "server/store/server_sync_store.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/unit.h"
#include "shared/platform/paths.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

constexpr std::chrono::hours administrator_code_lifetime{24 * 30};
constexpr std::uint16_t default_port = 7443;

/// Takes away what was made in the folder unless it was kept.
class Undo {
public:
    explicit Undo(std::filesystem::path data) : data_{std::move(data)} {}
    ~Undo() {
        if (is_kept_) return;
        std::error_code ignored;
        const auto store = to_utf8(server_store_path(data_));
        for (const char* ending : {"", "-wal", "-shm"})
            std::filesystem::remove(path_from_utf8(store + ending), ignored);
        std::filesystem::remove_all(data_ / "keys", ignored);
    }
    Undo(const Undo&) = delete;
    Undo& operator=(const Undo&) = delete;
    void keep() { is_kept_ = true; }

private:
    std::filesystem::path data_;
    bool is_kept_ = false;
};

Result<void> make_folder(const std::filesystem::path& data) {
    std::error_code error;
    const bool is_new = std::filesystem::create_directories(data, error);
    if (!error && is_new)
        std::filesystem::permissions(data, std::filesystem::perms::owner_all, error);
    if (!error) return {};
    return failure(ErrorCode::internal,
                   fmt::format(fmt::runtime(tr("The folder {} cannot be made: {}.")), to_utf8(data),
                               error.message()));
}

/// The administrator stands at the top: the province, or the first organ there is.
std::optional<Grantee> administrator_of(const std::vector<Record>& records,
                                        const std::string& name) {
    std::optional<Grantee> found;
    for (const Record& record : records) {
        if (record.type != record_types::unit) continue;
        const auto unit = view_of<Unit>(record);
        if (!is_organ(unit.kind) || (found && !unit.parent.is_nil())) continue;
        found = Grantee{.unit = record.id,
                        .unit_code = unit.code,
                        .unit_name = unit.name,
                        .organ = unit.organ,
                        .role = Role::administrator,
                        .person = name.empty() ? tr("Administrator") : cleaned(name)};
        if (unit.parent.is_nil()) break;
    }
    return found;
}

std::vector<ServerAddress> addresses_for(const InitOptions& options) {
    auto addresses = options.addresses.empty()
                         ? own_addresses(default_port, AddressFamilies::only_ipv4)
                         : options.addresses;
    addresses.resize(std::min(addresses.size(), enrolment_addresses_max));
    return addresses;
}

}  // namespace

CommandResult init_server(const InitOptions& options, CommandContext& context) {
    const auto records = read_organization(options.organization);
    if (!records) return records.error();
    const auto administrator = administrator_of(*records, options.administrator);
    if (!administrator)
        return failure(ErrorCode::invalid_input, tr("The organisation file has no organ."));
    if (const auto made = make_folder(context.data); !made) return made.error();
    const auto lock = lock_data_folder(context.data);
    if (!lock) return lock.error();
    if (is_initialized(context.data))
        return failure(ErrorCode::wrong_state,
                       fmt::format(fmt::runtime(tr("There is a server in {} already; choose "
                                                   "another folder.")),
                                   to_utf8(context.data)));
    Undo undo{context.data};
    const Instant now = context.clock.now();
    const ServerKeys keys = make_server_keys(now, context.random);
    if (const auto saved = save_server_keys(context.data, keys); !saved) return saved.error();
    auto database = open_server_store({.path = to_utf8(server_store_path(context.data))});
    if (!database) return database.error();
    initialize_store(*database, *records, now, context.random);
    Transaction transaction{*database};
    const auto addresses = addresses_for(options);
    save_known_addresses(*database, addresses);
    const EnrolmentCode code = EnrolmentDesk{keys, context.random}.make_code(
        *database, *administrator, addresses, now, administrator_code_lifetime);
    transaction.commit();
    undo.keep();
    context.err << fmt::format(fmt::runtime(tr("The server is ready in {}: {} records.\n")),
                               to_utf8(context.data), records->size());
    print_code(context, code, *administrator);
    return ExitCode::done;
}

}  // namespace thidua
