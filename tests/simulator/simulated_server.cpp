#include "tests/simulator/simulated_server.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/store/restores_shown.h"
#include "shared/store/integrity.h"
#include "shared/store/transaction.h"
#include "tests/simulator/final_state.h"
#include "tests/simulator/installed.h"
#include "tests/simulator/message_words.h"
#include "tests/simulator/newer_version.h"
#include "tests/simulator/poison.h"

namespace thidua::simulator {

using namespace std::chrono_literals;

SimulatedServer::SimulatedServer(const Surroundings& around, Installation installation,
                                 std::uint64_t seed, bool is_newer)
    : Node{around, "server", seed}, installation_{std::move(installation)}, is_newer_{is_newer} {}

namespace {

/// Before the edit is in the log, and after its records are written.
const std::string set_trap_sql = fmt::format(
    "CREATE TEMP TRIGGER trap BEFORE INSERT ON main.log"
    " WHEN instr(NEW.entry, CAST('{}' AS BLOB)) > 0"
    " BEGIN SELECT RAISE(ABORT, 'the trap snaps'); END",
    trap_word);

}  // namespace

SimulatedServer::~SimulatedServer() {
    vanish();
}

Result<void> SimulatedServer::start() {
    auto opened = open_server(disk(), installation_);
    if (!opened) return opened.error();
    database_.emplace(*std::move(opened));
    store_ = std::make_unique<ObservedStore>(*database_, around_.bug);
    if (around_.has_files) files_.emplace(*database_, content_disk_, around_.bug);
    told_ = store_->head().seq;
    if (has_trap_) database_->execute(set_trap_sql);
    if (is_restored_) begin_epoch();
    if (chance_.percent(20))
        for (const std::string& problem : check_integrity(*database_))
            report(7, "the store is damaged after a crash: " + problem);
    // What a killed program left may still go with the power, until something is committed on it.
    around_.ledger.check_server(receipts_of(*database_), false);
    return {};
}

void SimulatedServer::restore(const MemoryDisk::Snapshot& backup, bool by_administrator) {
    is_restored_ = by_administrator;
    put_back(backup);
}

void SimulatedServer::begin_epoch() {
    Transaction transaction{*database_};
    thidua::begin_epoch(*database_, EpochReason::admin, clock().now());
    transaction.commit();
    is_restored_ = false;
}

void SimulatedServer::vanish() {
    for (auto& [number, connection] : connections_) {
        connection.line->forget(End::server);
        connection.line->cut();
    }
    connections_.clear();
    queue_.clear();
    is_commit_due_ = false;
    files_.reset();
    store_.reset();
    database_.reset();
}

SimulatedServer::Connection* SimulatedServer::find(Number number) {
    const auto found = connections_.find(number);
    return found == connections_.end() ? nullptr : &found->second;
}

void SimulatedServer::accept(const DeviceId& device, std::shared_ptr<Line> line, bool is_echo) {
    if (!is_up()) {
        line->cut();
        return;
    }
    const Number number = ++last_number_;
    line->listen(End::server, {[this, number](BytesView bytes) { on_bytes(number, bytes); },
                               [this, number] { on_lost(number); }});
    Connection connection{.device = device,
                          .line = std::move(line),
                          .session = std::make_unique<ServerSession>(
                              *store_, device, files_ ? &*files_ : nullptr),
                          .is_echo = is_echo,
                          .last_heard = around_.scheduler.now()};
    connection.inbox.emplace_back(SessionBegun{});
    connections_.emplace(number, std::move(connection));
    queue(number);
    close_when_idle(number);
}

void SimulatedServer::close_when_idle(Number number) {
    around_.scheduler.after(30s, [this, number, life = life()] {
        const Connection* connection = life == this->life() ? find(number) : nullptr;
        if (connection == nullptr) return;
        if (around_.scheduler.now().since(connection->last_heard) >= 90s)
            end(number);
        else
            close_when_idle(number);
    });
}

void SimulatedServer::on_bytes(Number number, BytesView bytes) {
    Connection* connection = find(number);
    if (connection == nullptr) return;
    connection->last_heard = around_.scheduler.now();
    connection->reader.push(bytes);
    while (auto message = connection->reader.next()) {
        if (!*message) {
            report(10, "cannot read what a device sent: " + message->error().message);
            return fail(number);
        }
        connection->inbox.emplace_back(**std::move(message));
    }
    queue(number);
}

void SimulatedServer::on_lost(Number number) {
    Connection* connection = find(number);
    if (connection == nullptr) return;
    connection->is_lost = true;
    if (connection->inbox.empty()) connections_.erase(number);
}

void SimulatedServer::queue(Number number) {
    Connection* connection = find(number);
    const bool has_news = connection != nullptr && (!connection->inbox.empty() ||
                                                    connection->is_edited || connection->has_rung);
    if (!has_news || connection->is_queued) return;
    connection->is_queued = true;
    queue_.push_back(number);
    plan_commit();
}

void SimulatedServer::plan_commit() {
    if (queue_.empty() || std::exchange(is_commit_due_, true)) return;
    around_.scheduler.after(chance_.time_between(0ms, 30ms), [this, life = life()] {
        if (life == this->life() && is_up()) commit_batch();
    });
}

std::optional<SessionEvent> SimulatedServer::next_event(Connection& connection) {
    if (!connection.inbox.empty()) {
        SessionEvent event = std::move(connection.inbox.front());
        connection.inbox.pop_front();
        return event;
    }
    if (std::exchange(connection.is_edited, false)) return SessionEvent{LocallyEdited{}};
    if (std::exchange(connection.has_rung, false)) return SessionEvent{TimerRang{}};
    return std::nullopt;
}

std::vector<SimulatedServer::Work> SimulatedServer::take_batch() {
    std::vector<Work> batch;
    const std::size_t count = chance_.between(1, 6);
    while (!queue_.empty() && batch.size() < count) {
        const Number number = queue_.front();
        queue_.pop_front();
        Connection* connection = find(number);
        if (connection == nullptr) continue;
        connection->is_queued = false;
        if (auto event = next_event(*connection)) batch.push_back({number, *std::move(event)});
    }
    return batch;
}

void SimulatedServer::commit_batch() {
    is_commit_due_ = false;
    std::vector<Work> batch = take_batch();
    bool is_committed = false;
    std::string failure;
    try {
        Transaction transaction{*database_};
        run_batch(batch);
        if (around_.bug == PlantedBug::answers_too_early)
            for (Work& work : batch) release(work);
        transaction.commit();
        is_committed = true;
    } catch (const SQLite::Exception& exception) {
        failure = exception.what();
    }
    finish_batch(batch, is_committed);
    if (!is_committed) on_store_failure(failure.c_str());
}

void SimulatedServer::run_batch(std::vector<Work>& batch) {
    for (Work& work : batch) {
        try {
            run_one(work);
        } catch (const SQLite::Exception&) {
            store_->take_merged();
            store_->take_applied();
            if (!database_->in_transaction()) throw;
        }
    }
}

void SimulatedServer::run_one(Work& work) {
    Connection* connection = find(work.connection);
    if (connection == nullptr) return;
    Savepoint savepoint{*database_};
    const Instant now = clock().now();
    if (std::holds_alternative<SessionBegun>(work.event)) readmit(connection->device);
    Step step = deliver(*connection->session, work.event, now);
    watch(*connection, work.event, step, now);
    savepoint.release();
    if (step.wake_at) step.wake_at = around_.scheduler.now().plus(step.wake_at->since(now));
    work.step = std::move(step);
    work.merged = store_->take_merged();
}

/// In the order in which it happens to the device: what it sent takes effect, and it is answered.
void SimulatedServer::watch(Connection& connection, const SessionEvent& event, const Step& step,
                            Instant now) {
    const auto* heard = std::get_if<Message>(&event);
    const auto* hello = heard != nullptr ? std::get_if<Hello>(heard) : nullptr;
    for (const Message& message : step.send) {
        const auto* welcome = std::get_if<Welcome>(&message);
        if (hello == nullptr || welcome == nullptr) continue;
        if (welcome->grant.empty() && !hello->uneven) connection.echo.begin(hello->cursor);
    }
    if (heard != nullptr && std::holds_alternative<Cursors>(*heard)) connection.echo.begin_anew();
    for (const AppliedEdit& applied : store_->take_applied())
        if (const auto grant = store_->find_grant(connection.device, now))
            connection.echo.note_applied(applied, *grant);
    if (const std::string echo = connection.echo.look(step); !echo.empty())
        around_.ledger.report({"echo", 13,
                               fmt::format("{} is sent back {}, as it made it itself",
                                           device_words(connection.device), echo)});
    if (!files_) return;
    FileWatch files{*database_, *store_, around_.ledger.files()};
    const std::string problem = files.look(connection.device, event, step, now);
    if (!problem.empty()) around_.ledger.report({"files", 6, problem});
}

/// Every device shows the certificate that it was given.
void SimulatedServer::readmit(const DeviceId& device) {
    DeviceStore devices{*database_};
    const auto holder = certified_.find(device);
    if (holder != certified_.end() && !devices.find(device)) devices.add(holder->second);
}

void SimulatedServer::note_certified() {
    for (const Device& device : DeviceStore{*database_}.list())
        if (!device.revoked_at) certified_.emplace(device.id, device);
}

void SimulatedServer::finish_batch(std::vector<Work>& batch, bool is_committed) {
    std::vector<Receipt> merged;
    for (Work& work : batch) {
        note_announcements(work, is_committed);
        const auto* message = std::get_if<Message>(&work.event);
        if (is_committed && message != nullptr && std::holds_alternative<IdentityRequest>(*message))
            note_certified();
        if (is_committed) around_.ledger.note_committed(work.merged);
        merged.insert(merged.end(), work.merged.begin(), work.merged.end());
    }
    if (!is_committed && !merged.empty()) around_.ledger.note_doubtful(merged);
    note(fmt::format("{} {} events, {} edits", is_committed ? "commits" : "fails to commit",
                     batch.size(), merged.size()));
    for (Work& work : batch) {
        if (!is_committed || !work.step)
            fail(work.connection);
        else
            release(work);
    }
    if (is_committed) tell_the_others();
    for (const auto& [number, connection] : connections_) queue(number);
    plan_commit();
}

/// They stand when the hello is welcome, which may be only after a proof.
void SimulatedServer::note_announcements(Work& work, bool is_committed) {
    Connection* connection = find(work.connection);
    if (connection == nullptr || !work.step) return;
    const auto* message = std::get_if<Message>(&work.event);
    if (const auto* hello = message != nullptr ? std::get_if<Hello>(message) : nullptr)
        take_hello(*connection, *hello);
    const auto is_welcome = [](const Message& sent) {
        return std::holds_alternative<Welcome>(sent);
    };
    const bool is_refused = work.step->end && work.step->end->refusal;
    const bool has_welcome = std::ranges::any_of(work.step->send, is_welcome);
    if (!has_welcome && !is_refused) return;
    for (const Announced& announced : connection->manifest)
        around_.ledger.note_announced(announced.edit, clock().now(), is_committed && has_welcome);
    if (!connection->has_told_chain) return;
    const auto device = DeviceStore{*database_}.find(connection->device);
    if (device) around_.ledger.note_chain_told(device->grantee.person, clock().now());
}

void SimulatedServer::take_hello(Connection& connection, const Hello& hello) {
    connection.manifest = hello.manifest;
    connection.has_told_chain = hello.has_more && !hello.journal.empty();
}

void SimulatedServer::release(Work& work) {
    Connection* connection = find(work.connection);
    if (connection == nullptr || !work.step) return;
    const Step step = *std::exchange(work.step, Step{});
    for (const Message& message : step.send) {
        const bool is_digest = std::holds_alternative<ScopeDigest>(message);
        if (is_digest && around_.bug == PlantedBug::tells_no_digest) continue;
        note(fmt::format("-> {} {}", device_words(connection->device), words_of(message)));
        connection->line->send(End::server, is_newer_ ? frames_of_newer_version(message, chance_)
                                                      : encode_frame(message));
    }
    if (step.wake_at) arm_timer(work.connection, *step.wake_at);
    if (step.end && step.end->refusal) check_refusal(*connection, *step.end->refusal);
    const bool is_over = step.end || (connection->is_lost && connection->inbox.empty());
    if (is_over) end(work.connection);
}

void SimulatedServer::check_refusal(const Connection& connection, const Refusal& refusal) {
    const bool came_twice =
        refusal.reason == RefusalReason::malformed && connection.line->is_repeating();
    const bool is_heard = !connection.is_echo && connection.line->has_listener(End::device);
    if (!is_heard || came_twice || is_permitted(refusal)) return;
    report(2, fmt::format("the server refused {}: reason {} {}", device_words(connection.device),
                          static_cast<int>(refusal.reason), refusal.detail));
}

void SimulatedServer::fail(Number number) {
    Connection* connection = find(number);
    if (connection == nullptr) return;
    connection->line->send(End::server, encode_frame(Refusal{.reason = RefusalReason::failed}));
    end(number);
}

void SimulatedServer::end(Number number) {
    Connection* connection = find(number);
    if (connection == nullptr) return;
    connection->line->hang_up(End::server);
    connections_.erase(number);
}

void SimulatedServer::arm_timer(Number number, Instant wake_at) {
    Connection* connection = find(number);
    const std::uint64_t timer = ++connection->timer;
    around_.scheduler.after(wake_at.since(around_.scheduler.now()),
                            [this, number, timer, life = life()] {
                                if (life != this->life()) return;
                                Connection* due = find(number);
                                if (due == nullptr || due->timer != timer) return;
                                due->has_rung = true;
                                queue(number);
                            });
}

void SimulatedServer::administer(const Administration& work) {
    std::string failure;
    try {
        Transaction transaction{*database_};
        work(*database_, clock().now());
        transaction.commit();
    } catch (const SQLite::Exception& exception) {
        failure = exception.what();
    }
    if (!failure.empty()) return on_store_failure(failure.c_str());
    cut_off_the_revoked();
    tell_the_others();
    for (const auto& [number, connection] : connections_) queue(number);
}

void SimulatedServer::cut_off_the_revoked() {
    const std::vector<DeviceId> revoked = DeviceStore{*database_}.list_revoked();
    std::vector<Number> cut;
    for (const auto& [number, connection] : connections_)
        if (std::ranges::find(revoked, connection.device) != revoked.end()) cut.push_back(number);
    for (const Number number : cut) end(number);
}

void SimulatedServer::tell_the_others() {
    const Sequence head = store_->head().seq;
    if (head == told_) return;
    told_ = head;
    for (auto& [number, connection] : connections_) connection.is_edited = true;
}

}  // namespace thidua::simulator
