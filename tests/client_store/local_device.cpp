#include "tests/client_store/local_device.h"

#include "client/store/record_layer.h"
#include "shared/base/check.h"
#include "shared/store/transaction.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

const Uuid& names() {
    static const Uuid space = Uuid::from_text("5d3b5a62-5b3a-4f4e-9d9b-6f6a2f3c8f10").value();
    return space;
}

std::unique_ptr<LocalStore> new_store(const BootClock& boot_clock) {
    auto opened = LocalStore::open({.path = ":memory:"}, &boot_clock);
    CHECK(opened.has_value());
    return *std::move(opened);
}

}  // namespace

LocalDevice::LocalDevice() : store_{new_store(boot_clock_)}, disk_{*store_, &keys_} {
    Transaction transaction{store_->database()};
    store_->set_meta(device_keys::device, make_uuid_v5(names(), "device").view());
    store_->set_meta(device_keys::device_name, "MAY-01");
    store_->set_meta(device_keys::person, "Nông Thị Bích");
    store_->set_meta(device_keys::receipt_key, signer_.public_key);
    transaction.commit();
    disk_.adopt_grant({scope()}, GrantReason::first);
}

ScopeId LocalDevice::scope() { return ScopeId{make_uuid_v5(names(), "scope")}; }

RecordId LocalDevice::note_id(const std::string& name) {
    return RecordId{make_uuid_v5(names(), name)};
}

Record LocalDevice::note(const std::string& name, Fields fields, std::uint64_t rev) {
    return {.type = "note",
            .id = note_id(name),
            .scope = scope(),
            .fields = std::move(fields),
            .rev = Sequence{rev}};
}

PackedRecord LocalDevice::packed(const Record& record) {
    return {record.type, record.id, record.rev, encode_fields(record.fields)};
}

bool LocalDevice::apply_page(const std::vector<Record>& records, std::uint64_t through) {
    Page page{.scope = scope(), .through = Sequence{through}};
    for (const Record& record : records) page.records.push_back(packed(record));
    return disk_.apply_page(page) == PageResult::applied;
}

void LocalDevice::finish_pull(std::uint64_t through) {
    disk_.finish_pull(Sequence{through}, sha256(std::to_string(through)));
}

void LocalDevice::pull(const std::vector<Record>& records, std::uint64_t through) {
    CHECK(apply_page(records, through));
    finish_pull(through);
}

Edit LocalDevice::changing(const std::string& name, const std::string& path, Value seen,
                           Value value) {
    Edit edit{.id = EditId{make_uuid_v7(moment(2026, 9, 10), random_)},
              .author = "Nông Thị Bích",
              .device_time = moment(2026, 9, 10)};
    edit.operations.push_back({.kind = OperationKind::set,
                               .record_type = "note",
                               .record = note_id(name),
                               .path = path,
                               .seen = std::move(seen),
                               .value = std::move(value)});
    return edit;
}

Edit LocalDevice::making(const std::string& name, const Fields& fields) {
    Edit edit = changing(name, {}, {}, {});
    edit.operations.front() = {.kind = OperationKind::create,
                               .record_type = "note",
                               .record = note_id(name),
                               .scope = scope()};
    for (const auto& [path, value] : fields)
        edit.operations.push_back(changing(name, path, Null{}, value).operations.front());
    return edit;
}

Edit LocalDevice::typed(const Edit& edit) {
    outbox().append(edit);
    return edit;
}

Receipt LocalDevice::receipt(EditNumber number, const Edit& edit, std::uint64_t seq,
                             OutcomeKind kind, RejectReason reason) {
    return {.edit = edit.id,
            .edit_hash = edit_hash(edit),
            .device = DeviceId{make_uuid_v5(names(), "device")},
            .number = number,
            .seq = Sequence{seq},
            .server_time = moment(2026, 9, 10, 9),
            .outcomes = std::vector<OperationOutcome>(edit.operations.size(),
                                                      {.kind = kind, .reason = reason})};
}

Receipts LocalDevice::flight(const std::vector<Receipt>& receipts, bool is_echo_free) {
    return {.first = receipts.empty() ? EditNumber{} : receipts.front().number,
            .receipts = receipts,
            .echo_free = std::vector<bool>(receipts.size(), is_echo_free),
            .signature = signer_.sign(receipts_digest(disk_.position().epoch, receipts))};
}

Epoch LocalDevice::epoch(const std::string& name) {
    return Epoch{make_uuid_v5(names(), "epoch " + name)};
}

Statement LocalDevice::meet_on(unsigned day, const std::string& epoch_name, std::uint64_t head) {
    const Statement said{.epoch = epoch(epoch_name),
                         .server_time = moment(2026, 9, day, 9, 0),
                         .head = Sequence{head},
                         .journal = disk_.position().journal};
    disk_.note_hello(true);
    CHECK(meet(said, disk_.manifest().entries, said.server_time));
    return said;
}

void LocalDevice::meet_restored(const std::string& epoch_name, std::uint64_t known,
                                std::uint64_t fork) {
    meet_on(20, epoch_name, fork);
    disk_.adopt_epoch({.epoch = epoch(epoch_name),
                       .known = EditNumber{known},
                       .head = Sequence{fork},
                       .grant = {scope()},
                       .reason = GrantReason::epoch_changed,
                       .fork = Sequence{fork}});
}

bool LocalDevice::meet(Statement said, const std::vector<Announced>& manifest,
                       Instant device_now) {
    said.device = store_->device();
    said.manifest = manifest_digest(manifest);
    const Bytes signature = signer_.sign(statement_digest(said));
    return disk_.note_contact({said, signature}, manifest, device_now);
}

bool LocalDevice::answer(const std::vector<Receipt>& receipts, bool is_echo_free) {
    ReceiptTotals totals;
    return disk_.apply_receipts(flight(receipts, is_echo_free), totals);
}

Value LocalDevice::seen(const std::string& name, const std::string& path) {
    const auto record = view().find(note_id(name));
    return record ? find_value(record->fields, path) : Value{};
}

Value LocalDevice::in_base(const std::string& name, const std::string& path) {
    const auto record =
        RecordLayer{*store_, RecordLayer::Kind::base}.find_record(note_id(name));
    return record ? find_value(record->fields, path) : Value{};
}

std::size_t LocalDevice::count_overlay() {
    auto count = store_->database().prepare("SELECT count(*) FROM overlay");
    count.step();
    return column_uint64(count, 0);
}

}  // namespace thidua
