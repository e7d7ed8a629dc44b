#include "server/admin/enroll_command.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/admin/code_output.h"
#include "server/admin/server_files.h"
#include "server/auth/enrolment_desk.h"
#include "server/auth/server_keys.h"
#include "server/store/record_store.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/ids.h"
#include "shared/model/unit.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

constexpr std::size_t name_bytes_max = 200;

Result<Grantee> find_grantee(Database& database, const EnrollOptions& options) {
    const std::string name = is_clean_utf8(options.name) ? cleaned(options.name) : std::string{};
    if (name.empty() || name.size() > name_bytes_max)
        return failure(ErrorCode::invalid_input,
                       tr("The name of the person is empty, too long, or not text."));
    const RecordId id = unit_id(options.unit_code);
    const auto record = RecordStore{database}.find(id);
    if (!record || record->type != record_types::unit)
        return failure(ErrorCode::not_found,
                       fmt::format(fmt::runtime(tr("There is no unit with the code {}; the codes "
                                                   "are those of the organisation file.")),
                                   options.unit_code));
    const auto unit = view_of<Unit>(*record);
    return Grantee{.unit = id,
                   .unit_code = unit.code,
                   .unit_name = unit.name,
                   .organ = unit.organ,
                   .role = options.role,
                   .person = name};
}

Result<std::vector<ServerAddress>> addresses_for(Database& database,
                                                 const EnrollOptions& options) {
    auto addresses =
        options.addresses.empty() ? find_known_addresses(database) : options.addresses;
    if (addresses.empty())
        return failure(ErrorCode::wrong_state,
                       tr("The server does not know its address yet; give one with --address, or "
                          "start it once."));
    addresses.resize(std::min(addresses.size(), enrolment_addresses_max));
    return addresses;
}

}  // namespace

CommandResult make_enrolment(const EnrollOptions& options, CommandContext& context) {
    auto database = open_existing_store(context.data, false);
    if (!database) return database.error();
    const Instant now = context.clock.now();
    const auto keys = load_server_keys(context.data, now, context.random);
    if (!keys) return keys.error();
    Transaction transaction{*database};
    const auto grantee = find_grantee(*database, options);
    if (!grantee) return grantee.error();
    const auto addresses = addresses_for(*database, options);
    if (!addresses) return addresses.error();
    const EnrolmentCode code = EnrolmentDesk{*keys, context.random}.make_code(
        *database, *grantee, *addresses, now, options.valid_for);
    transaction.commit();
    print_code(context, code, *grantee);
    return ExitCode::done;
}

}  // namespace thidua
