#include "tests/sync/sync_desk.h"

#include <SQLiteCpp/Backup.h>

#include <algorithm>

#include "client/store/record_layer.h"
#include "client/store/scope_digest.h"
#include "shared/base/check.h"
#include "shared/base/limits.h"
#include "shared/model/role.h"
#include "shared/store/transaction.h"
#include "shared/wire/codec.h"
#include "shared/wire/packed_edit.h"

namespace thidua {
namespace {

std::unique_ptr<LocalStore> new_store(const Device& device, const Bytes& receipt_key) {
    auto store = LocalStore::open({.path = ":memory:"});
    CHECK(store.has_value());
    Transaction transaction{(*store)->database()};
    (*store)->set_meta(device_keys::device, device.id.value().view());
    (*store)->set_meta(device_keys::device_name, device.name);
    (*store)->set_meta(device_keys::person, device.grantee.person);
    (*store)->set_meta(device_keys::receipt_key, receipt_key);
    transaction.commit();
    return *std::move(store);
}

}  // namespace

RecordId report_of_unit(const std::string& unit_code) {
    return quarterly_report(unit_code).id;
}

TestDevice::TestDevice(SampleServer& server, const SamplePerson& person)
    : server_{server},
      device_{server.enrol(person)},
      keys_{server.random()},
      store_{new_store(device_, server.receipt_key())},
      disk_{*store_, &keys_} {}

TestDevice::TestDevice(SampleServer& server, const Device& device,
                       std::unique_ptr<LocalStore> store)
    : server_{server},
      device_{device},
      keys_{server.random()},
      store_{std::move(store)},
      disk_{*store_, &keys_} {}

std::unique_ptr<TestDevice> TestDevice::copy() {
    auto copy = LocalStore::open({.path = ":memory:"});
    CHECK(copy.has_value());
    SQLite::Backup{(*copy)->database().raw(), store_->database().raw()}.executeStep();
    return std::unique_ptr<TestDevice>{new TestDevice{server_, device_, *std::move(copy)}};
}

std::optional<Record> TestDevice::find(const RecordId& id) {
    return RecordLayer{*store_, RecordLayer::Kind::view}.find_record(id);
}

std::vector<Hash> TestDevice::digests() {
    std::vector<Hash> digests;
    for (const auto& [scope, digest] : scope_digests(*store_)) digests.push_back(digest);
    // Two people's own scopes stand in different places.
    std::sort(digests.begin(), digests.end());
    return digests;
}

void TestDevice::start_report() {
    save(typing().create(quarterly_report(device_.grantee.unit_code)));
}

EditNumber TestDevice::answer(const FieldPath& field, Value value) {
    const auto report = find(report_of_unit(device_.grantee.unit_code));
    CHECK(report.has_value());
    return save(typing().set(*report, "answers/" + field, std::move(value)));
}

void TestDevice::queue(const std::vector<Edit>& edits) {
    constexpr const char* add_sql =
        "INSERT INTO edit (number, id, hash, content, state) VALUES (?1, ?2, ?3, ?4, 'waiting')";
    Transaction transaction{store_->database()};
    auto number = store_->number_meta(device_keys::next_number, 1);
    for (const Edit& edit : edits) {
        auto statement = store_->database().prepare(add_sql);
        bind(statement, number++, edit.id, Blob{edit_hash(edit).view()}, Blob{encode_edit(edit)});
        statement.execute();
    }
    store_->set_number_meta(device_keys::next_number, number);
    transaction.commit();
}

TestLine::TestLine(SampleServer& server, TestDevice& device, bool stay, FilesOfBoth files)
    : server_{server},
      client_{device.disk(), {.stay = stay, .files = files.device}},
      session_{server.store(), device.store().device(), files.server} {}

Message TestLine::carried(const Message& message) {
    const Bytes frame = encode_frame(message);
    bytes_ += frame.size();
    const auto size =
        read_frame_header(frame.substr(0, frame_header_bytes), limits::frame_bytes_max);
    CHECK(size && *size + frame_header_bytes == frame.size());
    auto decoded = decode_body(BytesView{frame}.substr(frame_header_bytes));
    CHECK(decoded.has_value());
    // As the server's network does, when there is room.
    if (auto* edits = std::get_if<Edits>(&*decoded); edits != nullptr && bytes_ % 2 == 0)
        for (PackedEdit& edit : edits->edits) edit.read = unpack_alone(edit.bytes);
    return *std::move(decoded);
}

void TestLine::begin() {
    from_device(client_.begin(server_.clock().now()));
}

void TestLine::from_device(Step step) {
    for (Message& message : step.send) to_server_.push_back(std::move(message));
    if (step.end) device_end_ = std::move(step.end);
}

template <class Call>
void TestLine::on_server(const Call& call) {
    Transaction transaction{server_.database()};
    Step step = call(server_.clock().now());
    transaction.commit();
    for (Message& message : step.send) to_device_.push_back(std::move(message));
    if (step.wake_at) is_server_awake_ = true;
    if (step.end) server_end_ = std::move(step.end);
}

bool TestLine::deliver_to_server() {
    if (to_server_.empty() || server_end_) return false;
    const Message message = carried(to_server_.front());
    to_server_.pop_front();
    sent_to_server_.push_back(message);
    on_server([&](Instant now) { return session_.on_message(message, now); });
    return true;
}

bool TestLine::deliver_to_device() {
    if (device_end_) return false;
    if (to_device_.empty() && is_server_awake_ && !server_end_) {
        is_server_awake_ = false;
        on_server([this](Instant now) { return session_.on_timer(now); });
    }
    if (to_device_.empty()) return false;
    const Message message = carried(to_device_.front());
    to_device_.pop_front();
    sent_to_device_.push_back(message);
    from_device(client_.on_message(message, server_.clock().now()));
    return true;
}

void TestLine::tell_server() {
    on_server([this](Instant now) { return session_.on_local_edit(now); });
}

void TestLine::run() {
    for (bool is_moving = true; is_moving;) {
        is_moving = false;
        while (deliver_to_server()) is_moving = true;
        bool has_answer = false;
        while (deliver_to_device()) has_answer = true;
        round_trips_ += has_answer ? 1 : 0;
        is_moving |= has_answer;
    }
}

void TestLine::run_session() {
    begin();
    run();
}

std::optional<RefusalReason> TestLine::refusal() const {
    if (!server_end_ || !server_end_->refusal) return std::nullopt;
    return server_end_->refusal->reason;
}

}  // namespace thidua
