#include "tests/server_process/running_server.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include "shared/net/certificate.h"

namespace thidua {
namespace {

using namespace std::chrono_literals;

/// Empty when the condition never came true.
template <class Condition>
bool wait_until(Condition condition, std::chrono::milliseconds at_most) {
    for (auto waited = 0ms; waited < at_most; waited += 20ms) {
        if (condition()) return true;
        std::this_thread::sleep_for(20ms);
    }
    return condition();
}

}  // namespace

RunningServer::RunningServer() {
    if (folder.init().code != ExitCode::done) throw std::runtime_error{"init failed"};
    start();
}

RunningServer::~RunningServer() { end("KILL"); }

void RunningServer::start() {
    std::filesystem::remove(folder.file("code"));
    write_whole_file(folder.file("out"), "");
    const std::string script = fmt::format(
        "( '{0}' serve --listen 127.0.0.1:0 --data '{1}' >'{2}' 2>>'{3}' & echo $! >'{4}'; "
        "wait $!; echo $? >'{5}.part'; mv '{5}.part' '{5}' ) &",
        THIDUA_SERVER_PROGRAM, folder.data(), folder.file("out"), folder.file("err"),
        folder.file("pid"), folder.file("code"));
    if (std::system(script.c_str()) != 0) throw std::runtime_error{"no shell"};
    const auto is_listening = [&] {
        const Bytes said = read_whole_file(folder.file("out"));
        return said.starts_with("listening ") && said.ends_with("\n");
    };
    if (!wait_until(is_listening, 20s)) throw std::runtime_error{"not listening: " + log()};
    const Bytes said = read_whole_file(folder.file("out"));
    address_ = read_server_address(said.substr(10, said.size() - 11)).value();
}

int RunningServer::end(const std::string& signal) {
    const std::string script =
        fmt::format("kill -{} $(cat '{}') 2>/dev/null", signal, folder.file("pid"));
    (void)std::system(script.c_str());
    const auto is_over = [&] { return std::filesystem::exists(folder.file("code")); };
    if (!wait_until(is_over, 8s)) return -1;
    return std::stoi(read_whole_file(folder.file("code")));
}

Enrolled RunningServer::enroll_device() {
    const Said said = folder.run({"enroll", "--unit", "STP-VP", "--role", "office", "--name",
                                  "Nguyễn Thị Minh", "--json"});
    const auto code = read_enrolment_code(said.json()["code"].get<std::string>());
    return enroll(code.value(), "laptop", make_private_key()).value();
}

ConnectionReport RunningServer::run(const Enrolled& device, Session& session) const {
    return run_session({address_}, device.identity, session, SystemClock{});
}

Step GreetingSession::on_message(const Message& message, Instant) {
    Step step;
    if (const auto* refusal = std::get_if<Refusal>(&message))
        step.end = SessionEnd{SessionEnd::Kind::refused, *refusal};
    if (std::holds_alternative<Page>(message)) ++pages;
    if (std::holds_alternative<Bye>(message)) step.end = SessionEnd{};
    if (const auto* welcome = std::get_if<Welcome>(&message)) {
        is_welcome = true;
        grant = welcome->grant;
        step.send.emplace_back(Cursors{});
    }
    if (!std::holds_alternative<PullDone>(message)) return step;
    on_done();
    if (stays_) return step;
    step.send.emplace_back(Bye{});
    step.end = SessionEnd{};
    return step;
}

}  // namespace thidua
