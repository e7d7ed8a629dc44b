#include "tests/net/fake_server.h"

namespace thidua {

Step EchoSession::on_message(const Message& message, Instant) {
    Step step;
    if (std::holds_alternative<Bye>(message))
        step.end = SessionEnd{};
    else
        step.send.push_back(message);
    return step;
}

Step EchoSession::on_local_edit(Instant) { return {.send = {Ping{}}}; }

std::unique_ptr<Session> FakeFactory::open(DeviceId) {
    ++sessions_opened;
    if (make) return make();
    return std::make_unique<EchoSession>();
}

Result<BundleTaken> FakeFactory::take_bundle(BytesView file, Instant) {
    if (take) return take(file);
    return BundleTaken{.messages = 1, .answer = Bytes{file}};
}

FakeServer::FakeServer()
    : keys{make_server_keys(clock.now(), random)},
      writer{open_store()},
      desk{keys, random},
      room{writer, factory, desk, clock, random, TlsContext::for_server(keys.credentials()).value()},
      listener{room},
      address{listener.start({"127.0.0.1", 0}, ServerAddress{"127.0.0.1", 0}).value()} {}

Database FakeServer::open_store() const {
    return open_server_store({.path = folder.file("server.db")}).value();
}

EnrolmentCode FakeServer::make_code(std::chrono::seconds valid_for) {
    const Grantee grantee{.unit = RecordId{make_uuid_v7(clock.now(), random)},
                          .unit_code = "STP-VP",
                          .unit_name = "Văn phòng Sở Tư pháp",
                          .organ = RecordId{make_uuid_v7(clock.now(), random)},
                          .role = Role::office,
                          .person = "Nguyễn Thị Minh"};
    EnrolmentCode code;
    writer
        .run_now([&](Database& database) {
            code = desk.make_code(database, grantee, addresses(), clock.now(), valid_for);
        })
        .value();
    return code;
}

Enrolled FakeServer::enroll_device() {
    return enroll(make_code(), "laptop", make_private_key()).value();
}

Step AskingSession::begin(Instant) {
    Step step;
    step.send = questions_;
    return step;
}

Step AskingSession::on_message(const Message& message, Instant) {
    answers.push_back(message);
    on_answer();
    Step step;
    if (const auto* refusal = std::get_if<Refusal>(&message))
        step.end = SessionEnd{SessionEnd::Kind::refused, *refusal};
    else if (answers.size() == answers_wanted_) {
        step.send.emplace_back(Bye{});
        step.end = SessionEnd{};
    }
    return step;
}

}  // namespace thidua
