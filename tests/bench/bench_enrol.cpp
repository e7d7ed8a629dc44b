// Enrols heads of units, who may do all that is done in a unit, straight into a server's store,
// spread over the units "BENCH-0000", "BENCH-0001" ..., as if each had pulled everything there is.
// Over the line a server lets in one in two seconds from one address: right for strangers, long for
// thousands.
//
//     bench_enrol SERVER_FOLDER DEVICES_FILE DEVICES UNITS
#include <fmt/format.h>

#include <cstdio>

#include "server/auth/enrolment_desk.h"
#include "server/store/epoch_store.h"
#include "server/store/log_store.h"
#include "server/store/organization_chart.h"
#include "server/store/schema.h"
#include "shared/model/ids.h"
#include "shared/platform/paths.h"
#include "shared/store/transaction.h"
#include "shared/sync/grant.h"
#include "tests/bench/load_device.h"

namespace thidua {
namespace {

class Entrance {
public:
    explicit Entrance(const std::filesystem::path& folder)
        : database_{open_server_store({.path = to_utf8(server_store_path(folder))}).value()},
          keys_{load_server_keys(folder, now_, random_).value()},
          chart_{OrganizationChart::read(RecordStore{database_}, now_)},
          head_{LogStore{database_}.head()},
          epoch_{EpochStore{database_}.current().id} {}

    std::vector<LoadDevice> enrol(std::size_t devices, std::size_t units) {
        std::vector<LoadDevice> enrolled;
        Transaction transaction{database_};
        for (std::size_t at = 0; at < devices; ++at)
            enrolled.push_back(
                enrol_one(fmt::format("BENCH-{:04}", at % units), fmt::format("Người {}", at)));
        transaction.commit();
        return enrolled;
    }

private:
    LoadDevice enrol_one(const std::string& unit_code, const std::string& person) {
        const RecordId unit = unit_id(unit_code);
        const Grantee grantee{.unit = unit,
                              .unit_code = unit_code,
                              .unit_name = unit_code,
                              .organ = chart_.organ_of(unit),
                              .role = Role::head,
                              .person = person};
        const auto code = desk_.make_code(database_, grantee, {}, now_, std::chrono::hours{1});
        LoadDevice device{.unit = unit,
                          .person = person,
                          .epoch = epoch_,
                          .grant = grant_fingerprint(chart_.grant_of(grantee.role, unit)),
                          .head = head_.seq,
                          .head_hash = head_.hash};
        device.identity.key = make_private_key();
        device.identity.ca_certificate = keys_.authority.certificate;
        const EnrolRequest request{
            .secret = code.secret,
            .certificate_request = make_certificate_request(device.identity.key).value(),
            .device_name = "load"};
        const auto answer = desk_.answer(database_, request, epoch_, now_);
        const auto& reply = std::get<EnrolReply>(answer.message);
        device.id = reply.device;
        device.identity.certificate = reply.certificate;
        return device;
    }

    SystemRandom random_;
    const Instant now_ = SystemClock{}.now();
    Database database_;
    ServerKeys keys_;
    OrganizationChart chart_;
    LogStore::Head head_;
    Epoch epoch_;
    EnrolmentDesk desk_{keys_, random_};
};

int run(const std::filesystem::path& folder, const std::filesystem::path& file, std::size_t devices,
        std::size_t units) {
    save_load_devices(file, Entrance{folder}.enrol(devices, units));
    std::printf("{\"devices\":%zu}\n", devices);
    return 0;
}

}  // namespace
}  // namespace thidua

int main(int argc, char** argv) {
    return argc == 5 ? thidua::run(argv[1], argv[2], std::stoul(argv[3]), std::stoul(argv[4])) : 2;
}
