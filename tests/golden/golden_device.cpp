#include "tests/golden/golden_device.h"

#include <deque>

#include "client/app/tls_keys.h"
#include "client/store/file_store.h"
#include "client/store/local_sync_store.h"
#include "client/store/record_query.h"
#include "shared/forms/answers.h"

namespace thidua {
namespace {

/// Both ends of one connection and what lies between them.
class Line {
public:
    Line(ClientSession& client, const Clock& device_clock, GoldenServer& server,
         const DeviceId& device, const GoldenCut& is_cut)
        : client_{client},
          device_clock_{device_clock},
          server_{server},
          session_{server.open_session(device)},
          is_cut_{is_cut} {}

    GoldenLine run() {
        take_from_device(client_.begin(device_clock_.now()));
        while (deliver())
            if (is_cut_ && is_cut_(line_)) {
                client_.on_cut();
                line_.end.reset();
                break;
            }
        line_.progress = client_.progress();
        return std::move(line_);
    }

private:
    bool deliver() {
        if (!to_server_.empty() && !is_server_done_) {
            line_.to_server.push_back(take_first(to_server_));
            on_server(
                [this] { return session_->on_message(line_.to_server.back(), server_.now()); });
            return true;
        }
        if (line_.end) return false;
        if (!to_device_.empty()) {
            line_.to_device.push_back(take_first(to_device_));
            take_from_device(client_.on_message(line_.to_device.back(), device_clock_.now()));
            return true;
        }
        if (!is_server_awake_ || is_server_done_) return false;
        on_server([this] { return session_->on_timer(server_.now()); });
        return true;
    }

    static Message take_first(std::deque<Message>& queue) {
        Message message = std::move(queue.front());
        queue.pop_front();
        return message;
    }

    template <class Call>
    void on_server(const Call& call) {
        const Step step = server_.in_transaction(call);
        to_device_.insert(to_device_.end(), step.send.begin(), step.send.end());
        is_server_awake_ = step.wake_at && *step.wake_at <= server_.now();
        is_server_done_ = step.end.has_value();
    }

    void take_from_device(const Step& step) {
        to_server_.insert(to_server_.end(), step.send.begin(), step.send.end());
        if (step.end) line_.end = step.end;
    }

    ClientSession& client_;
    const Clock& device_clock_;
    GoldenServer& server_;
    std::unique_ptr<Session> session_;
    const GoldenCut& is_cut_;
    std::deque<Message> to_server_;
    std::deque<Message> to_device_;
    bool is_server_awake_ = false;
    bool is_server_done_ = false;
    GoldenLine line_;
};

}  // namespace

GoldenDevice::GoldenDevice(const std::filesystem::path& data, Environment environment)
    : workspace_{Workspace::open(data, environment).value()} {}

void GoldenDevice::enrol(GoldenServer& server, const std::string& unit_code, Role role,
                         const std::string& person, const std::string& machine) {
    const Bytes key = make_private_key();
    const EnrolReply reply =
        server.enrol(unit_code, role, person, machine, make_certificate_request(key).value());
    Transaction transaction{store().database()};
    store().set_meta(device_keys::device, reply.device.value().view());
    store().set_meta(device_keys::device_name, machine);
    store().set_meta(device_keys::person, reply.person);
    store().set_meta(device_keys::role, reply.role);
    store().set_meta(device_keys::unit, reply.unit.value().view());
    store().set_meta(device_keys::unit_code, reply.unit_code);
    store().set_meta(device_keys::unit_name, reply.unit_name);
    store().set_meta(device_keys::addresses, "127.0.0.1:7443\n");
    store().set_meta(device_keys::private_key, key);
    store().set_meta(device_keys::certificate, reply.certificate);
    store().set_meta(device_keys::ca_certificate, server.authority().certificate);
    store().set_meta(device_keys::receipt_key, reply.receipt_key);
    transaction.commit();
}

GoldenLine GoldenDevice::sync(GoldenServer& server, const GoldenCut& is_cut) {
    constexpr int sessions_max = 5;
    GoldenLine line = run_session(server, is_cut);
    for (int session = 1; session < sessions_max && line.end; ++session) {
        if (line.end->kind != SessionEnd::Kind::again) break;
        line = run_session(server, is_cut);
    }
    return line;
}

GoldenLine GoldenDevice::run_session(GoldenServer& server, const GoldenCut& is_cut) {
    TlsKeys keys;
    LocalSyncStore disk{store(), &keys};
    LocalFiles files{store(), ContentFolder{device_files_path(workspace_->folder())}};
    ClientSession client{disk, {.files = &files}};
    return Line{client, workspace_->environment().clock, server, id(), is_cut}.run();
}

std::optional<Record> GoldenDevice::find(const RecordId& id) {
    return RecordQuery{store()}.find(id);
}

void GoldenDevice::answer(const RecordId& report, const Fields& answers) {
    const Record on_hand = find(report).value();
    Fields seen;
    Fields typed;
    for (const auto& [key, value] : answers) {
        const FieldPath path = answer_path(key);
        if (const Value& before = find_value(on_hand.fields, path); !is_null(before))
            seen[path] = before;
        typed[path] = value;
    }
    (void)reports().save_answers(report, seen, typed).value();
}

}  // namespace thidua
