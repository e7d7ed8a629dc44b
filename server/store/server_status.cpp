#include "server/store/server_status.h"

#include "server/store/device_store.h"
#include "server/store/edit_store.h"
#include "server/store/log_store.h"
#include "server/store/record_store.h"

namespace thidua {
namespace {

constexpr const char* store_bytes_sql =
    "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";

std::vector<RestoreStatus> list_restores(Database& database) {
    EpochStore epochs{database};
    DeviceStore devices{database};
    std::vector<RestoreStatus> restores;
    for (const EpochRow& row : epochs.list()) {
        if (row.reason == EpochReason::first) continue;
        RestoreStatus status{.epoch = row};
        for (const EpochDevice& told : epochs.list_devices(row.id)) {
            const auto device = devices.find(told.device);
            const bool is_awaited = told.is_known && device && !device->revoked_at;
            status.devices += is_awaited ? 1 : 0;
            status.reported += is_awaited && told.reported_at ? 1 : 0;
            status.edits_back += told.edits_back;
        }
        restores.push_back(status);
    }
    return restores;
}

}  // namespace

ServerStatus server_status(Database& database) {
    RecordStore records{database};
    const LogStore::Head head = LogStore{database}.head();
    ServerStatus status{.records = records.count_all(),
                        .edits = EditStore{database}.count(),
                        .devices = DeviceStore{database}.list().size(),
                        .head = head.seq,
                        .head_hash = head.hash,
                        .open_conflicts = records.count("conflict", "open"),
                        .held = records.count("held", "open"),
                        .recovered = records.count("recovered", "open"),
                        .restores = list_restores(database)};
    status.epoch = EpochStore{database}.current().id;
    auto bytes = database.prepare(store_bytes_sql);
    if (bytes.step()) status.store_bytes = column_uint64(bytes, 0);
    return status;
}

}  // namespace thidua
