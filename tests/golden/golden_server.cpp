#include "tests/golden/golden_server.h"

#include <sstream>

#include "server/admin/init_command.h"
#include "server/auth/enrolment_desk.h"
#include "server/store/record_store.h"
#include "server/store/schema.h"
#include "shared/model/ids.h"
#include "shared/model/unit.h"
#include "shared/platform/paths.h"

namespace thidua {
namespace {

const ServerAddress address{.host = "127.0.0.1", .port = 7443};

}  // namespace

void GoldenServer::make(const std::filesystem::path& data, const Clock& clock, Random& random) {
    const InitOptions options{.organization = THIDUA_GOLDEN_FOLDER "/province.json",
                              .addresses = {address},
                              .administrator = {}};
    std::ostringstream unread;
    CommandContext context{data, true, unread, unread, clock, random};
    (void)init_server(options, context).value();
}

GoldenServer::GoldenServer(std::filesystem::path data, const Clock& clock, Random& random)
    : data_{std::move(data)},
      clock_{clock},
      random_{random},
      keys_{load_server_keys(data_, clock.now(), random).value()},
      database_{
          open_server_store({.path = to_utf8(server_store_path(data_)), .create = false}).value()},
      sessions_{database_, keys_, random, server_files_path(data_)} {}

std::optional<Record> GoldenServer::find(const RecordId& id) {
    return RecordStore{database_}.find(id);
}

EnrolReply GoldenServer::enrol(const std::string& unit_code, Role role, const std::string& person,
                               const std::string& machine, const Bytes& certificate_request) {
    const auto unit = view_of<Unit>(find(unit_id(unit_code)).value());
    const Grantee grantee{.unit = unit_id(unit_code),
                          .unit_code = unit_code,
                          .unit_name = unit.name,
                          .organ = unit.organ,
                          .role = role,
                          .person = person};
    EnrolmentDesk desk{keys_, random_};
    Transaction transaction{database_};
    const EnrolmentCode code =
        desk.make_code(database_, grantee, {address}, now(), std::chrono::hours{1});
    const EnrolmentAnswer answer = desk.answer(
        database_,
        {.secret = code.secret, .certificate_request = certificate_request, .device_name = machine},
        epoch(), now());
    transaction.commit();
    return std::get<EnrolReply>(answer.message);
}

Result<BundleTaken> GoldenServer::take_bundle(BytesView file) {
    Transaction transaction{database_};
    auto taken = sessions_.take_bundle(file, now());
    if (taken) transaction.commit();
    return taken;
}

}  // namespace thidua
