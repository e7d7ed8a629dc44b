#include "tests/fuzz/session_play.h"

#include <SQLiteCpp/Backup.h>

#include "client/store/local_store.h"
#include "shared/base/check.h"
#include "shared/base/limits.h"
#include "shared/model/ids.h"
#include "shared/model/scope.h"
#include "shared/wire/codec.h"
#include "shared/wire/packed_edit.h"

namespace thidua {
namespace {

constexpr std::size_t acts_max = 40;

Database empty_store() {
    auto opened = Database::open({.path = ":memory:"});
    CHECK(opened.has_value());
    return *std::move(opened);
}

void copy(Database& from, Database& to) { SQLite::Backup{to.raw(), from.raw()}.executeStep(); }

/// As the wire would carry it: whatever is sent can be read.
Bytes body_of(const Message& message) {
    Bytes body = encode_frame(message).substr(frame_header_bytes);
    const auto read = decode_body(body);
    CHECK(read.has_value() && *read == message);
    return body;
}

/// Nothing of a unit that the device is not of; records that can be read.
void check_sent_to_device(const Message& message) {
    static const ScopeId strangers = unit_scope(unit_id("STP-TGPL"));
    const auto* page = std::get_if<Page>(&message);
    if (!page) return;
    CHECK(page->scope != strangers);
    for (const PackedRecord& record : page->records)
        CHECK(decode_fields(record.fields).has_value());
}

/// Replaces single bytes of the body.
void damage_body(Bytes& body, ByteScript& script) {
    for (int count = script.byte() % 4; count >= 0; --count) {
        const std::size_t at = script.pair();
        const auto to = static_cast<char>(script.byte());
        if (at < body.size()) body[at] = to;
    }
}

/// What a person may do to the report in one save.
void change(MadeEdit& edit, const Record& report, ByteScript& script) {
    static const FieldPath fields[] = {"answers/tasks_done", "answers/progress_summary",
                                       "answers/year_estimate", "answers/anything"};
    static const std::string steps[] = {"withdraw", "accept", "return", "reopen"};
    const std::size_t what = script.byte() % 9;
    if (what < 4) {
        const auto value = decode_value(script.take(script.byte()));
        edit.set(report, fields[what], value ? *value : Value{});
    } else if (what < 8) {
        edit.step(report, steps[what - 4], {{"reason", std::string{"Thiếu số liệu"}}});
    } else {
        edit.submit(report);
    }
}

}  // namespace

SessionStage::SessionStage() : first_{empty_store()} {
    office_ = server_.enrol(people::office_ha()).id;
    colleague_ = server_.enrol(people::officer_dung()).id;
    TestLine{server_, device_}.run_session();
    device_.start_report();
    device_.answer("tasks_planned", std::int64_t{40});
    TestLine line{server_, device_};
    line.run_session();
    CHECK(line.is_done());
    device_.answer("tasks_done", std::int64_t{30});
    copy(device_.store().database(), first_);
}

void SessionStage::reset() {
    copy(first_, device_.store().database());
    server_.clock().set(moment(2026, 9, 10, 9, 0));
    random_ = SeededRandom{1};
}

SessionPlay::SessionPlay(SessionStage& stage)
    : stage_{stage},
      transaction_{stage.server().database()},
      server_{.device = stage.device().device().id},
      office_{.device = stage.office()},
      colleague_{.device = stage.colleague()} {
    stage_.reset();
}

void SessionPlay::run(ByteScript script) {
    connect(true);
    for (std::size_t acts = 0; acts < acts_max && !script.is_over(); ++acts) act(script);
    // Whatever happened, the device can begin anew.
    connect(false);
    CHECK(client_.has_value());
}

void SessionPlay::act(ByteScript& script) {
    switch (script.byte() % 13) {
        case 0: return connect(script.byte() % 2 == 1);
        case 1: return carry_to_server(nullptr);
        case 2: return carry_to_device(nullptr);
        case 3: return carry_all();
        case 4: return carry_to_server(&script);
        case 5: return carry_to_device(&script);
        case 6: return say_to_server(server_, script.take(script.pair()));
        case 7: return say_to_device(script.take(script.pair()));
        case 8: return say_to_server(somebody_else(script), script.take(script.pair()));
        case 9: return type(script);
        case 10: return let_other_send(somebody_else(script), script.take(script.pair()));
        case 11: return let_other_type(somebody_else(script), script);
        default: return pass_time(script.byte());
    }
}

/// A new connection; what was under way on the old one is lost.
void SessionPlay::connect(bool stays) {
    to_server_.clear();
    to_device_.clear();
    server_.device = stage_.device().store().device();  // it may have taken a new identity
    server_.session.emplace(stage_.server().store(), server_.device);
    server_.is_awake = false;
    client_.emplace(stage_.disk(), ClientSession::Options{.stay = stays});
    on_device([this](Instant at) { return client_->begin(at); });
}

template <class Call>
void SessionPlay::on_server(ServerEnd& end, const Call& call) {
    if (!end.session || calls_left_ == 0) return;
    --calls_left_;
    Savepoint savepoint{stage_.server().database()};
    Step step = call(now());
    savepoint.release();
    for (const Message& message : step.send) {
        Bytes body = body_of(message);
        if (&end != &server_) continue;
        check_sent_to_device(message);
        to_device_.push_back(std::move(body));
    }
    end.is_awake = step.wake_at.has_value();
    if (step.end) end.session.reset();
}

template <class Call>
void SessionPlay::on_device(const Call& call) {
    if (!client_ || calls_left_ == 0) return;
    --calls_left_;
    const Step step = call(now());
    for (const Message& message : step.send) to_server_.push_back(body_of(message));
    if (step.end) client_.reset();
}

void SessionPlay::say_to_server(ServerEnd& end, BytesView body) {
    if (!end.session) return;
    const auto message = decode_body(body);
    if (!message) return end.session.reset();
    on_server(end, [&](Instant at) { return end.session->on_message(*message, at); });
}

void SessionPlay::say_to_device(BytesView body) {
    if (!client_) return;
    const auto message = decode_body(body);
    if (!message) return client_.reset();
    on_device([&](Instant at) { return client_->on_message(*message, at); });
}

void SessionPlay::carry_to_server(ByteScript* damage) {
    if (to_server_.empty()) return say_to_server(server_, last_to_server_);
    Bytes body = std::move(to_server_.front());
    to_server_.pop_front();
    if (damage) damage_body(body, *damage);
    last_to_server_ = body;
    say_to_server(server_, body);
}

void SessionPlay::carry_to_device(ByteScript* damage) {
    if (to_device_.empty() && server_.is_awake)
        on_server(server_, [this](Instant at) { return server_.session->on_timer(at); });
    if (to_device_.empty()) return;
    Bytes body = std::move(to_device_.front());
    to_device_.pop_front();
    if (damage) damage_body(body, *damage);
    say_to_device(body);
}

void SessionPlay::carry_all() {
    while (calls_left_ > 0) {
        if (!to_server_.empty() && server_.session)
            carry_to_server(nullptr);
        else if (client_ && (!to_device_.empty() || (server_.is_awake && server_.session)))
            carry_to_device(nullptr);
        else
            return;
    }
}

void SessionPlay::greet(ServerEnd& end) {
    if (end.session) return;
    end.session.emplace(stage_.server().store(), end.device);
    const Hello hello{.first_waiting = stage_.server().store().known_number(end.device).next()};
    on_server(end, [&](Instant at) { return end.session->on_message(hello, at); });
    on_server(end, [&](Instant at) { return end.session->on_message(Cursors{}, at); });
}

SessionPlay::ServerEnd& SessionPlay::somebody_else(ByteScript& script) {
    ServerEnd& end = script.byte() % 2 == 0 ? office_ : colleague_;
    greet(end);
    return end;
}

MadeEdit SessionPlay::new_edit() {
    MadeEdit edit = stage_.device().typing();
    edit.edit().id = EditId{make_uuid_v7(now(), stage_.random())};
    return edit;
}

void SessionPlay::type(ByteScript& script) {
    const auto report = stage_.device().find(report_of_unit("STP-HCTP"));
    if (!report) return;
    MadeEdit edit = new_edit();
    change(edit, *report, script);
    stage_.device().save(edit);
    on_device([this](Instant at) { return client_->on_local_edit(at); });
}

/// Made on what the server has now.
void SessionPlay::let_other_type(ServerEnd& end, ByteScript& script) {
    const auto report = stage_.server().find(report_of_unit("STP-HCTP"));
    if (!report) return;
    MadeEdit edit = new_edit();
    change(edit, *report, script);
    let_other_send(end, edit.edit());
}

void SessionPlay::let_other_send(ServerEnd& end, BytesView encoded) {
    const auto edit = decode_edit(encoded);
    if (edit) let_other_send(end, *edit);
}

/// Under the number that is next.
void SessionPlay::let_other_send(ServerEnd& end, const Edit& edit) {
    const EditNumber number = stage_.server().store().known_number(end.device).next();
    const Edits edits{{whole({number, edit})}};
    on_server(end, [&](Instant at) { return end.session->on_message(edits, at); });
    on_server(server_, [this](Instant at) { return server_.session->on_local_edit(at); });
}

void SessionPlay::pass_time(std::uint8_t amount) {
    stage_.server().clock().advance(std::chrono::seconds{amount * amount});
    on_device([this](Instant at) { return client_->on_timer(at); });
    on_server(server_, [this](Instant at) { return server_.session->on_timer(at); });
}

}  // namespace thidua
