#include "tests/net/real_server.h"

#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "client/app/forms.h"
#include "client/app/periods.h"
#include "client/app/reports.h"
#include "server/admin/enroll_command.h"
#include "server/admin/init_command.h"
#include "server/store/device_store.h"
#include "server/store/schema.h"
#include "shared/platform/paths.h"

namespace thidua {
namespace {

/// Runs a command of the server in its folder and gives what it printed.
template <class Command>
std::string printed(const std::filesystem::path& data, const Clock& clock, Random& random,
                    Command command) {
    std::ostringstream out;
    std::ostringstream err;
    CommandContext context{data, true, out, err, clock, random};
    (void)command(context).value();
    return out.str();
}

void initialize(const std::filesystem::path& data, const Clock& clock, Random& random) {
    const InitOptions options{.organization = THIDUA_SAMPLE_FOLDER "/organization.json",
                              .addresses = {{"127.0.0.1", 1}},
                              .administrator = {}};
    printed(data, clock, random,
            [&](CommandContext& context) { return init_server(options, context); });
}

}  // namespace

struct RealServer::Parts {
    Parts(const std::filesystem::path& data, SharedClock& clock, SystemRandom& random)
        : keys{(initialize(data, clock, random),
                load_server_keys(data, clock.now(), random).value())},
          writer{open_server_store({.path = to_utf8(server_store_path(data))}).value()},
          sessions{writer.database(), keys, random, server_files_path(data)},
          desk{keys, random},
          room{writer,
               sessions,
               desk,
               clock,
               random,
               TlsContext::for_server(keys.credentials()).value()},
          listener{room} {}

    ServerKeys keys;
    Writer writer;
    StoreSessions sessions;
    EnrolmentDesk desk;
    ServerRoom room;
    Listener listener;
};

RealServer::RealServer(Instant now)
    : clock{now},
      parts_{std::make_unique<Parts>(data(), clock, random)},
      room{parts_->room},
      address{parts_->listener.start({"127.0.0.1", 0}, {}).value()} {}

RealServer::~RealServer() { parts_->listener.stop(); }

std::string RealServer::code(const std::string& unit, Role role, const std::string& person,
                             std::vector<ServerAddress> addresses) {
    EnrollOptions options{.unit_code = unit, .role = role, .name = person, .addresses = {address}};
    if (!addresses.empty()) options.addresses = std::move(addresses);
    const std::string text = printed(data(), clock, random, [&](CommandContext& context) {
        return make_enrolment(options, context);
    });
    return nlohmann::json::parse(text)["code"].get<std::string>();
}

Sequence RealServer::head() {
    Sequence head;
    parts_->writer.run_now([&](Database&) { head = parts_->sessions.head(); }).value();
    return head;
}

void RealServer::revoke(const DeviceId& device) {
    parts_->writer
        .run_now([&](Database& database) { DeviceStore{database}.revoke(device, clock.now()); })
        .value();
}

RealDevice::RealDevice(RealServer& server, const std::string& unit, Role role,
                       const std::string& person, std::vector<ServerAddress> addresses)
    : clock{server.clock.now()} {
    const std::string code = server.code(unit, role, person, std::move(addresses));
    (void)enroll_device(folder_.path(), environment(), code).value();
    workspace_ = Workspace::open(folder_.path(), environment()).value();
}

void RealDevice::publish_forms() {
    const std::filesystem::path forms{THIDUA_SAMPLE_FOLDER "/forms"};
    for (const auto& file : std::filesystem::directory_iterator{forms})
        (void)workspace_->forms().publish(read_whole_file(file.path())).value();
    (void)sync().value();
}

RecordId RealDevice::start_report() {
    for (const PeriodView& period : workspace_->periods().list())
        if (const auto made = workspace_->reports().create(period.id)) return *made;
    throw std::runtime_error{"no period has a report to write"};
}

}  // namespace thidua
