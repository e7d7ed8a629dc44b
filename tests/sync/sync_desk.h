#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "client/store/local_store.h"
#include "client/store/local_sync_store.h"
#include "client/store/outbox.h"
#include "shared/sync/client_session.h"
#include "shared/sync/server_session.h"
#include "tests/support/made_edit.h"
#include "tests/support/sample_server.h"

namespace thidua {

/// A device of the sample server without its programs: a store in memory and its outbox.
class TestDevice {
public:
    TestDevice(SampleServer& server, const SamplePerson& person);
    /// The machine is copied, or put back later to what it is now.
    [[nodiscard]] std::unique_ptr<TestDevice> copy();

    [[nodiscard]] const Device& device() const { return device_; }
    [[nodiscard]] LocalStore& store() { return *store_; }
    [[nodiscard]] LocalSyncStore& disk() { return disk_; }
    [[nodiscard]] Outbox outbox() { return Outbox{*store_}; }

    /// The record as the person sees it.
    [[nodiscard]] std::optional<Record> find(const RecordId& id);
    [[nodiscard]] std::vector<Hash> digests();
    EditNumber save(const MadeEdit& edit) { return outbox().append(edit.edit()); }
    /// A new edit by this device's person.
    [[nodiscard]] MadeEdit typing() { return {server_, device_.grantee.person}; }
    /// The draft of the person's unit, and one changed answer of it.
    void start_report();
    EditNumber answer(const FieldPath& field, Value value);
    /// Puts edits into the outbox without showing what they do: thousands at once.
    void queue(const std::vector<Edit>& edits);

private:
    TestDevice(SampleServer& server, const Device& device, std::unique_ptr<LocalStore> store);

    /// Keys without OpenSSL, for PlainIssuer.
    struct Keys final : IdentityKeys {
        explicit Keys(Random& chance) : random{chance} {}
        Bytes make_key() override { return "key " + std::to_string(random.next()); }
        Bytes make_certificate_request(BytesView key) override {
            return Bytes{"certify "}.append(key);
        }
        Random& random;
    };

    SampleServer& server_;
    Device device_;
    Keys keys_;
    std::unique_ptr<LocalStore> store_;
    LocalSyncStore disk_;
};

/// The files of both ends of a connection; without them none travels.
struct FilesOfBoth {
    ClientFiles* device = nullptr;
    ServerFiles* server = nullptr;
};

/// One connection between a device and the server, message by message. Every message crosses it as
/// the bytes of its frame; what the server does is one transaction a call.
class TestLine {
public:
    TestLine(SampleServer& server, TestDevice& device, bool stay = false, FilesOfBoth files = {});

    void begin();
    /// False when nothing is under way in that direction.
    bool deliver_to_server();
    bool deliver_to_device();
    /// Everything, until both are quiet.
    void run();
    /// begin() and run().
    void run_session();
    /// The device's person has saved; the server's log has grown; time has passed.
    void tell_device() { from_device(client_.on_local_edit(server_.clock().now())); }
    void tell_server();
    void ring_device() { from_device(client_.on_timer(server_.clock().now())); }

    [[nodiscard]] const std::vector<Message>& sent_to_server() const { return sent_to_server_; }
    [[nodiscard]] const std::vector<Message>& sent_to_device() const { return sent_to_device_; }
    [[nodiscard]] const std::optional<SessionEnd>& device_end() const { return device_end_; }
    [[nodiscard]] const std::optional<SessionEnd>& server_end() const { return server_end_; }
    [[nodiscard]] const SessionProgress& progress() const { return client_.progress(); }
    [[nodiscard]] const FileProgress& file_progress() const { return client_.file_progress(); }
    [[nodiscard]] bool is_done() const {
        return device_end_ && device_end_->kind == SessionEnd::Kind::done;
    }
    /// Both directions, frames with their headers.
    [[nodiscard]] std::size_t bytes() const { return bytes_; }
    /// How often the device had to wait for an answer.
    [[nodiscard]] std::size_t round_trips() const { return round_trips_; }
    /// Why the server refused, if it did.
    [[nodiscard]] std::optional<RefusalReason> refusal() const;
    /// The messages of that type that the server has sent.
    template <class T>
    [[nodiscard]] std::vector<T> received() const {
        std::vector<T> found;
        for (const Message& message : sent_to_device_)
            if (const auto* one = std::get_if<T>(&message)) found.push_back(*one);
        return found;
    }
    /// As if the device had sent it.
    void inject_to_server(Message message) { to_server_.push_back(std::move(message)); }

private:
    template <class Call>
    void on_server(const Call& call);
    void from_device(Step step);
    Message carried(const Message& message);

    SampleServer& server_;
    ClientSession client_;
    ServerSession session_;
    std::deque<Message> to_server_;
    std::deque<Message> to_device_;
    std::vector<Message> sent_to_server_;
    std::vector<Message> sent_to_device_;
    std::optional<SessionEnd> device_end_;
    std::optional<SessionEnd> server_end_;
    bool is_server_awake_ = false;
    std::size_t bytes_ = 0;
    std::size_t round_trips_ = 0;
};

/// The report that start_report() makes of that unit.
RecordId report_of_unit(const std::string& unit_code);

}  // namespace thidua
