#include "client/store/local_sync_store.h"
#include "client/store/outbox.h"
#include "client/store/record_layer.h"
#include "client/store/run_sql.h"
#include "shared/base/check.h"
#include "shared/model/device_record.h"
#include "shared/model/ids.h"
#include "shared/store/transaction.h"

// A device whose numbers are another's too takes a new name (rule 12).

namespace thidua {
namespace {

constexpr const char* find_first_waiting_sql =
    "SELECT min(number) FROM edit WHERE state = 'waiting'";

/// What the server said of the person under the old name, which goes with the old name's scope.
void keep_role(LocalStore& store) {
    RecordLayer base{store, RecordLayer::Kind::base};
    const auto record = base.find_record(device_record_id(store.device()));
    if (!record || record->type != record_types::device) return;
    const auto said = view_of<DeviceRecord>(*record);
    store.set_meta(device_keys::role, to_text(said.role));
    store.set_meta(device_keys::unit, said.unit.value().view());
}

}  // namespace

void LocalSyncStore::note_identity_reused() {
    Transaction transaction{store_.database()};
    store_.set_meta(device_keys::wants_identity, "yes");
    transaction.commit();
}

IdentityRequest LocalSyncStore::identity_request() {
    Bytes request = store_.text_meta(device_keys::identity_request);
    if (!request.empty()) return {.certificate_request = std::move(request)};
    CHECK(keys_ != nullptr);
    const Bytes key = keys_->make_key();
    request = keys_->make_certificate_request(key);
    Transaction transaction{store_.database()};
    store_.set_meta(device_keys::next_key, key);
    store_.set_meta(device_keys::identity_request, request);
    transaction.commit();
    return {.certificate_request = std::move(request)};
}

void LocalSyncStore::adopt_identity(const IdentityReply& reply) {
    Transaction transaction{store_.database()};
    const std::int64_t next = store_.number_meta(device_keys::next_number, 1);
    const std::int64_t first = read_number(store_, next, find_first_waiting_sql);
    store_.set_number_meta(device_keys::number_base, first - 1);
    keep_role(store_);
    store_.set_meta(device_keys::device, reply.device.value().view());
    store_.set_meta(device_keys::private_key, store_.text_meta(device_keys::next_key));
    store_.set_meta(device_keys::certificate, reply.certificate);
    for (const char* spent :
         {device_keys::next_key, device_keys::identity_request, device_keys::wants_identity,
          device_keys::next_certificate, device_keys::tls_ticket})
        store_.set_meta(spent, {});
    store_.set_number_meta(device_keys::identity_taken_at,
                           store_.number_meta(device_keys::last_contact));
    // What waits is shown as this device's.
    Outbox{store_}.rebuild_view();
    transaction.commit();
}

}  // namespace thidua
