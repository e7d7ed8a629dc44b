#include "tests/server_store/restored_server.h"

#include "server/store/log_verifier.h"
#include "server/store/restores_shown.h"
#include "server/store/schema.h"
#include "shared/base/check.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

Database open_copy(const std::string& backup, const std::string& path) {
    std::filesystem::copy_file(backup, path);
    auto database = open_server_store({.path = path});
    CHECK(database.has_value());
    return *std::move(database);
}

EpochRow begin(Database& database, EpochReason reason, Instant now) {
    Transaction transaction{database};
    EpochRow row = begin_epoch(database, reason, now);
    transaction.commit();
    return row;
}

}  // namespace

ServerBackup::ServerBackup(SampleServer& server) {
    server.database().execute("VACUUM INTO '" + path() + "'");
}

RestoredServer::RestoredServer(SampleServer& lost, const std::string& backup, EpochReason reason)
    : lost_{lost},
      database_{open_copy(backup, folder_.file("server.db"))},
      epoch_{begin(database_, reason, lost.clock().now())},
      store_{database_, lost.signer()} {}

AppliedEdit RestoredServer::apply(const DeviceId& device, const Edit& edit) {
    Transaction transaction{database_};
    AppliedEdit applied = store_.apply_edit(device, {store_.known_number(device).next(), edit},
                                            lost_.clock().now());
    transaction.commit();
    return applied;
}

AppliedEdit RestoredServer::feed(const DeviceId& device, const FedEdit& fed, const Epoch& epoch) {
    Transaction transaction{database_};
    AppliedEdit applied = store_.feed_again(device, fed, epoch, lost_.clock().now());
    transaction.commit();
    return applied;
}

void RestoredServer::tell_copies(const DeviceId& device, const std::vector<RecordCopy>& copies) {
    Transaction transaction{database_};
    store_.take_copies(device, copies, lost_.clock().now());
    transaction.commit();
}

void RestoredServer::report(const DeviceId& device) {
    Transaction transaction{database_};
    store_.note_reported(device, lost_.clock().now());
    transaction.commit();
}

std::optional<Record> RestoredServer::find(const RecordId& id) {
    return RecordStore{database_}.find(id);
}

std::vector<Record> RestoredServer::list(std::string_view type) {
    return RecordStore{database_}.list(type);
}

std::vector<std::string> RestoredServer::problems() { return verify_log(database_).problems; }

}  // namespace thidua
