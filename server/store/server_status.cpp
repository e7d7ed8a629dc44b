#include "server/store/server_status.h"

#include "server/store/device_store.h"
#include "server/store/edit_store.h"
#include "server/store/log_store.h"
#include "server/store/meta_store.h"
#include "server/store/record_store.h"

namespace thidua {
namespace {

constexpr const char* store_bytes_sql =
    "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";

}  // namespace

ServerStatus server_status(Database& database) {
    RecordStore records{database};
    const LogStore::Head head = LogStore{database}.head();
    ServerStatus status{.records = records.count_all(),
                        .edits = EditStore{database}.count(),
                        .devices = DeviceStore{database}.list().size(),
                        .head = head.seq,
                        .head_hash = head.hash,
                        .open_conflicts = records.count("conflict", "open")};
    if (const auto epoch = MetaStore{database}.find("epoch"))
        status.epoch = Epoch{Uuid::from_bytes(*epoch).value_or(Uuid{})};
    auto bytes = database.prepare(store_bytes_sql);
    if (bytes.step()) status.store_bytes = column_uint64(bytes, 0);
    return status;
}

}  // namespace thidua
