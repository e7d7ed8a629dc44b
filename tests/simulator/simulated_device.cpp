#include "tests/simulator/simulated_device.h"

#include <fmt/format.h>

#include "client/store/journal_log.h"
#include "client/store/mass_change.h"
#include "client/store/outbox.h"
#include "client/store/record_query.h"
#include "shared/store/integrity.h"
#include "shared/store/transaction.h"
#include "tests/simulator/final_state.h"
#include "tests/simulator/installed.h"
#include "tests/simulator/message_words.h"
#include "tests/simulator/newer_version.h"

namespace thidua::simulator {
namespace {

void forget_an_edit(LocalStore& store) {
    store.database().execute(
        "DELETE FROM edit_record WHERE number ="
        " (SELECT max(number) FROM edit WHERE state = 'waiting');"
        "DELETE FROM edit WHERE number = (SELECT max(number) FROM edit WHERE state = 'waiting')");
}

std::string first_difference(const Records& grown, const Records& anew) {
    for (const auto& [id, record] : grown) {
        const auto found = anew.find(id);
        if (found == anew.end()) return fmt::format("no {} {}", record.type, short_id(id.value()));
        if (found->second == record) continue;
        for (const auto& [path, value] : record.fields)
            if (const Value& other = find_value(found->second.fields, path); other != value)
                return fmt::format("{} of {} {} was {} and is {}", path, record.type,
                                   short_id(id.value()), words_of(value), words_of(other));
        return fmt::format("more in {} {}", record.type, short_id(id.value()));
    }
    return "more records";
}

}  // namespace

SimulatedDevice::SimulatedDevice(const Surroundings& around, const Device& device, std::size_t slot,
                                 std::uint64_t seed, Program program)
    : Node{around, device.grantee.person, seed}, device_{device}, slot_{slot}, program_{program} {}

SimulatedDevice::~SimulatedDevice() {
    vanish();
}

Result<void> SimulatedDevice::start() {
    boot_.begin_anew();
    update_program();
    auto opened = open_device(disk(), device_, &boot_);
    if (!opened) return opened.error();
    store_ = *std::move(opened);
    sync_ = std::make_unique<LocalSyncStore>(*store_, &keys_);
    if (around_.has_files) files_.open(*store_);
    if (around_.bug == PlantedBug::forgets_an_edit) forget_an_edit(*store_);
    if (chance_.percent(20))
        for (const std::string& problem : check_integrity(store_->database()))
            report(7, "the store is damaged after a crash: " + problem);
    around_.ledger.check_device(slot_, name(), edits_of(*store_), has_sound_disk());
    return {};
}

/// With whatever waits in its store (rule 9).
void SimulatedDevice::update_program() {
    const bool has_worked = session_number_ > 0;
    if (program_ != Program::older || !has_worked || !chance_.percent(30)) return;
    note("has its program updated");
    program_ = Program::current;
}

void SimulatedDevice::vanish() {
    if (line_) {
        line_->forget(End::device);
        line_->cut();
    }
    line_.reset();
    session_.reset();
    files_.note_line_over();
    files_.close();
    sync_.reset();
    store_.reset();
}

void SimulatedDevice::save(const Draft& draft, Chance& chance) {
    const Instant now = clock().now();
    SavedEdit saved;
    saved.edit = {.id = EditId{make_uuid_v7(now, chance.random())},
                  .author = device_.grantee.person,
                  .device_time = now,
                  .server_offset = store_->number_meta(device_keys::clock_offset),
                  .operations = draft.operations};
    saved.saved_at = around_.scheduler.now();
    saved.typed = draft.typed;
    for (Typed& typed : saved.typed) typed.edit = saved.edit.id;
    std::set<RecordId> accepted_before;
    for (const Record& report : RecordQuery{*store_}.list({.type = "report", .state = "accepted"}))
        accepted_before.insert(report.id);
    std::string failure;
    try {
        files_.keep(draft, saved.edit.id);
        const Bytes journal_end = JournalLog{*store_}.end();
        const EditNumber number = Outbox{*store_}.append(saved.edit);
        saved.is_in_journal = JournalLog{*store_}.end() != journal_end;
        tell(fmt::format("saves {} as {}: {}", number.value(), short_id(saved.edit.id.value()),
                         draft.words()));
        files_.note_saved(draft, saved.edit.id);
    } catch (const std::invalid_argument&) {
        files_.note_not_saved(draft);
        return tell("is not let save " + draft.words());
    } catch (const SQLite::Exception& exception) {
        failure = exception.what();
        saved.is_certain = false;
        files_.note_not_saved(draft);
        tell(fmt::format("cannot save {}: {}", short_id(saved.edit.id.value()), draft.words()));
    }
    around_.ledger.note_saved(slot_, std::move(saved));
    if (!failure.empty()) return on_store_failure(failure.c_str());
    if (!draft.is_poison) check_view(draft, accepted_before);
    if (session_)
        run_session([](ClientSession& session, Instant at) { return session.on_local_edit(at); });
}

/// Everything a person sees is the view: what was saved is in it at once.
void SimulatedDevice::check_view(const Draft& draft, const std::set<RecordId>& accepted_before) {
    for (const Operation& operation : draft.operations) {
        if (operation.kind != OperationKind::set) continue;
        if (accepted_before.contains(operation.record)) continue;
        if (operation.record_type == "submission") continue;  // made before, by a colleague
        const auto record = RecordQuery{*store_}.find(operation.record);
        if (record && find_value(record->fields, operation.path) == operation.value) continue;
        report(4, fmt::format(
                      "shows {} at {} right after {} was saved",
                      record ? words_of(find_value(record->fields, operation.path)) : "no record",
                      operation.path, words_of(operation.value)));
    }
}

/// The view that grew edit by edit is the one that a replay of all of them makes.
void SimulatedDevice::check_replay() {
    const Records grown = read_device(*store_).view;
    try {
        Transaction undone{store_->database()};
        Outbox{*store_}.rebuild_view();
        const Records anew = read_device(*store_).view;
        if (anew != grown)
            report(5, "shows another view when it is made anew from base and outbox: " +
                          first_difference(grown, anew));
    } catch (const SQLite::Exception& exception) {
        on_store_failure(exception.what());
    }
}

bool SimulatedDevice::spoil_a_record(Chance& chance) {
    constexpr const char* list_sql = "SELECT id FROM base WHERE type <> 'unit' ORDER BY id";
    constexpr const char* delete_sql = "DELETE FROM base WHERE id = ?1";
    std::vector<RecordId> records;
    auto row = store_->database().prepare(list_sql);
    while (row.step()) records.push_back(column_id<RecordId>(row, 0));
    row.reset();
    if (records.empty()) return false;
    Transaction transaction{store_->database()};
    auto statement = store_->database().prepare(delete_sql);
    bind(statement, chance.one_of(records));
    statement.execute();
    Outbox{*store_}.rebuild_view();
    transaction.commit();
    return true;
}

void SimulatedDevice::discard_attention() {
    Outbox outbox{*store_};
    const auto edits = outbox.list_attention();
    if (edits.empty()) return;
    const EditId edit = edits.front().numbered.edit.id;
    discarded_.insert(edit);
    try {
        outbox.settle_attention(edit);
        tell("discards rejected edit " + short_id(edit.value()));
    } catch (const SQLite::Exception& exception) {
        on_store_failure(exception.what());
    }
}

void SimulatedDevice::connect(std::shared_ptr<Line> line, bool stay) {
    if (line_) line_->forget(End::device);
    files_.note_line_over();
    line_ = std::move(line);
    reader_ = {};
    const std::uint64_t number = ++session_number_;
    line_->listen(End::device, {[this, number](BytesView bytes) {
                                    if (number == session_number_) on_bytes(bytes);
                                },
                                [this, number] {
                                    if (number != session_number_ || !session_) return;
                                    note("loses its line");
                                    note_cut();
                                    leave();
                                }});
    note(stay ? "connects to stay" : "connects");
    session_ = std::make_unique<ClientSession>(
        *sync_, ClientSession::Options{.stay = stay, .files = files_.get()});
    manifest_.clear();
    run_session([](ClientSession& session, Instant at) { return session.begin(at); });
}

template <class Call>
bool SimulatedDevice::run_session(const Call& call) {
    const Instant now = clock().now();
    std::string failure;
    try {
        const Step step = call(*session_, now);
        obey(step, now);
    } catch (const SQLite::Exception& exception) {
        failure = exception.what();
    }
    if (failure.empty()) return true;
    if (line_) line_->hang_up(End::device);
    leave();
    on_store_failure(failure.c_str());
    return false;
}

void SimulatedDevice::obey(const Step& step, Instant now) {
    for (const Message& sent : step.send) {
        const Message message = as_said(sent);
        note("-> " + words_of(message));
        if (const auto* hello = std::get_if<Hello>(&message)) manifest_ = hello->manifest;
        files_.note_said(message);
        line_->send(End::device, program_ == Program::newer
                                     ? frames_of_newer_version(message, chance_)
                                     : encode_frame(message));
    }
    if (step.wake_at) arm_timer(step.wake_at->since(now));
    if (!step.end) return;
    on_end(*step.end);
    line_->hang_up(End::device);
    leave();
}

Message SimulatedDevice::as_said(Message message) const {
    auto* const hello = std::get_if<Hello>(&message);
    if (hello != nullptr && program_ == Program::older) hello->version_max = protocol_version_min;
    return message;
}

void SimulatedDevice::on_end(const SessionEnd& end) {
    note(end.kind == SessionEnd::Kind::done ? "ends its session" : "breaks off its session");
    if (end.kind == SessionEnd::Kind::stopped) agree_to_changes();
    // It has more to say, at once.
    if (end.kind == SessionEnd::Kind::again) last_heard_ = {};
    is_blocked_ = end.refusal && (end.refusal->reason == RefusalReason::history_differs ||
                                  end.refusal->reason == RefusalReason::server_behind);
    if (!end.refusal || is_permitted(*end.refusal)) return;
    // What comes twice is out of place the second time.
    if (end.refusal->reason == RefusalReason::malformed && line_->is_repeating()) return;
    report(2, fmt::format("a session ended with refusal {} {}",
                          static_cast<int>(end.refusal->reason), end.refusal->detail));
}

void SimulatedDevice::note_cut() {
    run_session([](ClientSession& session, Instant) {
        session.on_cut();
        return Step{};
    });
}

void SimulatedDevice::leave() {
    files_.note_line_over();
    session_.reset();
    line_.reset();
    ++session_number_;
}

void SimulatedDevice::on_bytes(BytesView bytes) {
    reader_.push(bytes);
    const std::uint64_t number = session_number_;
    while (number == session_number_ && session_) {
        const auto message = reader_.next();
        if (!message) return;
        if (!*message) {
            report(10, "cannot read what the server sent: " + message->error().message);
            line_->hang_up(End::device);
            return leave();
        }
        on_message(**message);
    }
}

void SimulatedDevice::on_message(const Message& message) {
    if (const auto* flight = std::get_if<Receipts>(&message))
        for (const Receipt& receipt : flight->receipts) around_.ledger.note_receipt(receipt);
    note("<- " + words_of(message));
    files_.note_heard(message);
    last_heard_ = around_.scheduler.now();
    const std::uint64_t number = session_number_;
    const bool is_welcome = std::holds_alternative<Welcome>(message);
    if (is_welcome && around_.bug == PlantedBug::counts_from_answers) sync_->note_hello(true);
    const bool is_kept = run_session(
        [&message](ClientSession& session, Instant at) { return session.on_message(message, at); });
    if (is_kept) note_kept(message);
    const auto* welcome = std::get_if<Welcome>(&message);
    if (welcome != nullptr) is_blocked_ = false;
    if (welcome != nullptr && program_ == Program::older && welcome->version > protocol_version_min)
        report(9, "is answered in a version of the protocol that it does not speak");
    if (welcome != nullptr && number == session_number_) note_proofs(*welcome, manifest_);
}

void SimulatedDevice::note_kept(const Message& message) {
    if (const auto* flight = std::get_if<Receipts>(&message))
        for (const Receipt& receipt : flight->receipts) around_.ledger.note_kept(receipt);
}

/// What others bring back after a restore may be much, and comes without a word.
void SimulatedDevice::agree_to_changes() {
    if (!around_.ledger.was_server_restored())
        report(14, "is to lose or change more than a third, and nobody said why");
    MassChange{*store_}.accept();
}

/// From now on the device can show when these edits were announced: those that the server did not
/// have by then.
void SimulatedDevice::note_proofs(const Welcome& welcome, const std::vector<Announced>& manifest) {
    for (const Announced& announced : manifest) {
        const auto* known = around_.ledger.find_announcement(announced.edit);
        if (known != nullptr && known->times.contains(welcome.server_time))
            around_.ledger.note_proof(announced.edit, welcome.server_time);
    }
}

std::vector<Message> SimulatedDevice::write_bundle() {
    try {
        ClientSession session{*sync_, {.monologue = true}};
        std::vector<Message> messages = session.begin(clock().now()).send;
        for (Message& message : messages) message = as_said(std::move(message));
        files_.add_to_bundle(messages);
        return messages;
    } catch (const SQLite::Exception& exception) {
        on_store_failure(exception.what());
        return {};
    }
}

void SimulatedDevice::read_reply(const Hello& sent, const std::vector<ScopeCursor>& cursors,
                                 const std::vector<Message>& reply) {
    const Instant now = clock().now();
    try {
        std::optional<PullDone> end;
        for (const Message& message : reply)
            if (const auto* done = std::get_if<PullDone>(&message)) end = *done;
        if (!ClientSession::may_resume(*sync_, sent, cursors, end))
            return note("it was overtaken");
        ClientSession session{*sync_, {}};
        session.resume(sent, now);
        for (const Message& message : reply) {
            note("<- from a bundle: " + words_of(message));
            if (const auto* flight = std::get_if<Receipts>(&message))
                for (const Receipt& receipt : flight->receipts)
                    around_.ledger.note_receipt(receipt);
            files_.note_answer_to_bundle(message);
            const Step step = session.on_message(message, now);
            note_kept(message);
            if (step.end) return;
            if (const auto* welcome = std::get_if<Welcome>(&message))
                note_proofs(*welcome, sent.manifest);
        }
    } catch (const SQLite::Exception& exception) {
        on_store_failure(exception.what());
    }
}

void SimulatedDevice::arm_timer(milliseconds delay) {
    const std::uint64_t timer = ++timer_;
    around_.scheduler.after(delay, [this, timer, number = session_number_] {
        if (timer != timer_ || number != session_number_ || !session_) return;
        run_session([](ClientSession& session, Instant at) { return session.on_timer(at); });
    });
}

}  // namespace thidua::simulator
