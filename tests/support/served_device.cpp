#include "tests/support/served_device.h"

#include <deque>

#include "client/store/local_store.h"
#include "client/store/local_sync_store.h"
#include "shared/base/check.h"
#include "shared/base/limits.h"
#include "shared/store/transaction.h"
#include "shared/sync/server_session.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

/// As the wire leaves it.
Message carried(const Message& message) {
    const Bytes frame = encode_frame(message);
    const BytesView view{frame};
    const auto size =
        read_frame_header(view.substr(0, frame_header_bytes), limits::frame_bytes_max);
    CHECK(size.has_value());
    auto decoded = decode_body(view.substr(frame_header_bytes));
    CHECK(decoded.has_value());
    return *std::move(decoded);
}

/// Both ends of one connection and what lies between them.
class Line {
public:
    Line(SampleServer& server, ClientSyncStore& disk, const DeviceId& device, const Cut& cut,
         const Clock& device_clock)
        : server_{server},
          client_{disk, {}},
          server_session_{server.store(), device},
          cut_{cut},
          device_clock_{device_clock} {}

    LineRecord run() {
        take_client(client_.begin(device_clock_.now()));
        while (deliver()) {}
        record_.progress = client_.progress();
        return std::move(record_);
    }

private:
    bool deliver() {
        if (!to_server_.empty() && !record_.server_end) return deliver_to_server();
        if (record_.device_end) return false;
        if (!to_device_.empty()) return deliver_to_device();
        if (!is_server_awake_ || record_.server_end) return false;
        is_server_awake_ = false;
        on_server([this](Instant now) { return server_session_.on_timer(now); });
        return true;
    }

    bool deliver_to_server() {
        if (record_.to_server.size() == cut_.to_server_max) return false;
        const Message message = carried(to_server_.front());
        to_server_.pop_front();
        record_.to_server.push_back(message);
        on_server([&](Instant now) { return server_session_.on_message(message, now); });
        return true;
    }

    bool deliver_to_device() {
        if (record_.to_device.size() == cut_.to_device_max) return false;
        const Message message = carried(to_device_.front());
        to_device_.pop_front();
        record_.to_device.push_back(message);
        take_client(client_.on_message(message, device_clock_.now()));
        return true;
    }

    template <class Call>
    void on_server(const Call& call) {
        Transaction transaction{server_.database()};
        Step step = call(server_.clock().now());
        transaction.commit();
        for (Message& message : step.send) to_device_.push_back(std::move(message));
        is_server_awake_ = step.wake_at && *step.wake_at <= server_.clock().now();
        if (step.end) record_.server_end = step.end;
    }

    void take_client(Step step) {
        for (Message& message : step.send) to_server_.push_back(std::move(message));
        if (step.end) record_.device_end = step.end;
    }

    SampleServer& server_;
    ClientSession client_;
    ServerSession server_session_;
    Cut cut_;
    const Clock& device_clock_;
    std::deque<Message> to_server_;
    std::deque<Message> to_device_;
    bool is_server_awake_ = false;
    LineRecord record_;
};

std::uint64_t seed_of(const DeviceId& device) {
    std::uint64_t seed = 0;
    for (const unsigned char byte : device.value().bytes) seed = seed * 257 + byte;
    return seed;
}

}  // namespace

std::vector<PackedRecord> LineRecord::records() const {
    std::vector<PackedRecord> all;
    for (const Message& message : to_device)
        if (const auto* page = std::get_if<Page>(&message))
            all.insert(all.end(), page->records.begin(), page->records.end());
    return all;
}

ServedDevice::ServedDevice(SampleServer& server, const SamplePerson& person)
    : server_{server},
      device_{server.enrol(person)},
      clock_{server.clock().now()},
      random_{seed_of(device_.id)} {
    restart();
    take_identity();
}

void ServedDevice::restart() {
    workspace_.reset();
    auto opened = Workspace::open(folder_.path(), environment());
    CHECK(opened.has_value());
    workspace_ = *std::move(opened);
}

void ServedDevice::take_identity() {
    LocalStore& local = store();
    Transaction transaction{local.database()};
    local.set_meta(device_keys::device, device_.id.value().view());
    local.set_meta(device_keys::device_name, device_.name);
    local.set_meta(device_keys::person, device_.grantee.person);
    local.set_meta(device_keys::role, to_text(device_.grantee.role));
    local.set_meta(device_keys::unit, device_.grantee.unit.value().view());
    local.set_meta(device_keys::unit_code, device_.grantee.unit_code);
    local.set_meta(device_keys::receipt_key, server_.receipt_key());
    transaction.commit();
}

LineRecord ServedDevice::sync(const Cut& cut) {
    LocalSyncStore disk{store()};
    return Line{server_, disk, device_.id, cut, clock_}.run();
}

}  // namespace thidua
