#include "shared/sync/client_session.h"

#include <algorithm>
#include <utility>

#include "shared/sync/tuning.h"
#include "shared/wire/codec.h"

namespace thidua {

Step ClientSession::begin(Instant now) {
    position_ = store_.position();
    last_heard_ = now;
    holds_pages_ = is_line_good();
    if (!is_line_good()) message_bytes_ = position_.piece_bytes;
    Step step;
    step.wake_at = now.plus(tuning::dead_after);
    if (position_.wants_identity) {
        step.send.emplace_back(store_.identity_request());
        return step;
    }
    journal_ = store_.find_journal();
    hello_ = make_hello(position_);
    store_.note_hello(!options_.monologue);
    owes_report_ = position_.owes_report;
    step.send.emplace_back(hello_);
    // The session that met the new epoch may have died before it said them.
    if (owes_report_) send_announcements(step);
    if (options_.monologue && position_.uneven)
        step.send.emplace_back(Cursors{store_.list_cursors()});
    send_edits(step);
    if (options_.monologue) {
        step.send.emplace_back(Bye{});
        step.end = SessionEnd{.kind = SessionEnd::Kind::done};
    }
    return step;
}

bool ClientSession::may_resume(ClientSyncStore& store, const Hello& sent,
                               const std::vector<ScopeCursor>& cursors,
                               const std::optional<PullDone>& end) {
    const SyncPosition position = store.position();
    const bool is_same_grant = position.grant == sent.grant || sent.epoch.is_nil();
    if (position.device.is_nil() || position.epoch != sent.epoch || !is_same_grant) return false;
    const bool is_older = end && end->through < position.head;
    const bool is_other = end && position.head > Sequence{} && end->through == position.head &&
                          end->log_hash != position.head_hash;
    if (is_older || is_other) return false;
    const auto now = store.list_cursors();
    return std::all_of(cursors.begin(), cursors.end(), [&](const ScopeCursor& before) {
        return std::any_of(now.begin(), now.end(), [&](const ScopeCursor& cursor) {
            return cursor.scope == before.scope && cursor.through >= before.through;
        });
    });
}

void ClientSession::resume(const Hello& sent, Instant now) {
    position_ = store_.position();
    hello_ = sent;
    store_.note_hello(false);
    first_waiting_ = sent.first_waiting;
    last_heard_ = now;
    owes_report_ = false;
}

Hello ClientSession::make_hello(const SyncPosition& position) {
    Manifest manifest = store_.manifest();
    expect_answers(manifest);
    std::size_t bytes = 0;
    for (const Announced& entry : manifest.entries) bytes += entry.size;
    // One edit is somebody's last save, and goes at once.
    has_backlog_ = manifest.entries.size() > 1 && bytes >= tuning::dense_backlog_bytes_min;
    const std::size_t most = manifest_entries_max(manifest);
    const bool has_more = manifest.entries.size() > most;
    if (has_more) manifest.entries.resize(most);
    const bool may_be_there = manifest.is_told && !is_line_good();
    const bool may_be_dense =
        position.server_version >= protocol_version_dense && is_worth_packing_densely();
    waits_for_welcome_ = may_be_there || may_be_dense;
    return {.epoch = position.epoch,
            .grant = position.grant,
            .cursor = position.cursor,
            .uneven = position.uneven,
            .head = position.head,
            .head_hash = position.head_hash,
            .first_waiting = manifest.first,
            .manifest = std::move(manifest.entries),
            .journal = position.journal,
            .wants_digest = position.wants_digest,
            .has_more = has_more,
            .piece_bytes = is_line_good() ? 0 : static_cast<std::uint32_t>(position.piece_bytes)};
}

void ClientSession::expect_answers(const Manifest& manifest) {
    next_to_send_ = manifest.first;
    first_waiting_ = manifest.first;
    last_waiting_ = {};
    last_answered_ = {};
    bytes_in_flight_ = 0;
    progress_.edits_to = progress_.receipts.answered + manifest.entries.size();
    if (!manifest.entries.empty())
        last_waiting_ = EditNumber{manifest.first.value() + manifest.entries.size() - 1};
}

Step ClientSession::on_message(const Message& message, Instant now) {
    Step step;
    last_heard_ = now;
    is_pinged_ = false;
    if (!std::holds_alternative<Page>(message)) write_pages(step);
    if (!step.end) std::visit([&](const auto& body) { on(body, now, step); }, message);
    if (!step.end) finish_if_done(step);
    if (!step.wake_at)
        step.wake_at = now.plus(pages_.empty() ? tuning::ping_after : tuning::pages_held_for);
    if (may_send_at_) step.wake_at = std::min(*step.wake_at, *may_send_at_);
    return step;
}

Step ClientSession::on_local_edit(Instant now) {
    Step step;
    write_pages(step);
    if (is_welcome_ && !step.end) take_up_new_edits(step);
    step.wake_at = now.plus(tuning::ping_after);
    return step;
}

bool ClientSession::take_up_new_edits(Step& step) {
    const Manifest manifest = store_.manifest();
    if (manifest.entries.empty()) return false;
    const EditNumber last{manifest.first.value() + manifest.entries.size() - 1};
    if (last <= last_waiting_) return false;
    last_waiting_ = last;
    next_to_send_ = std::max(next_to_send_, manifest.first);
    if (progress_.edits_answered() == progress_.edits_waited())
        progress_.edits_from = progress_.receipts.answered;
    progress_.edits_to = progress_.receipts.answered + manifest.entries.size();
    progress_.is_caught_up = false;
    send_edits(step);
    return true;
}

Step ClientSession::on_timer(Instant now) {
    Step step;
    write_pages(step);
    if (step.end) return step;
    if (may_send_at_ && now >= *may_send_at_) {
        may_send_at_.reset();
        send_edits(step);
    }
    // A clock that jumps back must not keep a dead line open for years.
    const auto silence = now < last_heard_ ? tuning::dead_after : now.since(last_heard_);
    if (silence >= tuning::dead_after) {
        step.end = SessionEnd{.kind = SessionEnd::Kind::broken};
        return step;
    }
    if (silence >= tuning::ping_after && !is_pinged_) {
        step.send.emplace_back(Ping{});
        is_pinged_ = true;
    }
    step.wake_at = last_heard_.plus(is_pinged_ ? tuning::dead_after : tuning::ping_after);
    if (may_send_at_) step.wake_at = std::min(*step.wake_at, *may_send_at_);
    return step;
}

void ClientSession::on(const Welcome& welcome, Instant now, Step& step) {
    const SignedStatement said{.statement = {.device = position_.device,
                                             .epoch = welcome.epoch,
                                             .server_time = welcome.server_time,
                                             .head = welcome.head,
                                             .manifest = manifest_digest(hello_.manifest),
                                             .journal = hello_.journal},
                               .signature = welcome.signature};
    const bool is_spoken =
        welcome.version >= protocol_version_min && welcome.version <= protocol_version_max;
    if (is_welcome_ || !is_spoken || !store_.note_contact(said, hello_.manifest, now))
        return break_off(step, RefusalReason::malformed);
    if (is_overtaken()) return come_back(step);
    is_welcome_ = true;
    if (welcome.version != position_.server_version) store_.set_server_version(welcome.version);
    step.packs_densely = welcome.version >= protocol_version_dense && is_worth_packing_densely();
    progress_.server_time = welcome.server_time;
    progress_.pull_to = welcome.head.value();
    if (welcome.pace_ms > 0)
        may_send_at_ = now.plus(std::min<std::chrono::milliseconds>(
            std::chrono::milliseconds{welcome.pace_ms}, tuning::pace_max));
    if (!hello_.epoch.is_nil() && welcome.epoch != hello_.epoch) {
        enter_epoch(welcome, step);
    } else {
        // The server waits for them where the hello said so, though an answer to a bundle may have
        // made them even since.
        const bool was_uneven = hello_.uneven || store_.position().uneven;
        if (!welcome.grant.empty() && !store_.adopt_grant(welcome.grant, welcome.reason))
            return stop_for_a_person(step);
        position_.grant = store_.position().grant;
        if (!welcome.grant.empty() || was_uneven)
            step.send.emplace_back(Cursors{store_.list_cursors()});
        if (welcome.up_to_date) pulled_through_ = welcome.head;
        pass_over_known(welcome.known);
    }
    if (!welcome.up_to_date) expect_pull(welcome.head);
    send_edits(step);
}

/// The server has forgotten. It is told first what it said before, then where this device stands
/// (nowhere), and then every edit it does not know.
void ClientSession::enter_epoch(const Welcome& welcome, Step& step) {
    store_.adopt_epoch(welcome);
    position_.grant = store_.position().grant;
    progress_.is_new_epoch = true;
    owes_report_ = true;
    expect_answers(store_.manifest());
    is_journal_sent_ = false;
    send_announcements(step);
    step.send.emplace_back(Cursors{store_.list_cursors()});
}

/// Each may be as long as a hello.
void ClientSession::send_announcements(Step& step) {
    for (AnnouncementProof& proof : store_.list_announcement_proofs())
        step.send.emplace_back(Announcements{{std::move(proof)}});
}

void ClientSession::on(const Receipts& flight, Instant, Step& step) {
    // Nothing that waits may be passed over: it would wait for ever behind what was answered.
    const bool leaves_out = flight.first > std::max(last_answered_.next(), first_waiting_);
    if (leaves_out || !store_.apply_receipts(flight, progress_.receipts))
        return break_off(step, RefusalReason::malformed);
    // Not the receipts' own numbers: an edit keeps the one it was first answered under (rule 12).
    const EditNumber last{flight.first.value() + flight.receipts.size() - 1};
    last_answered_ = std::max(last_answered_, last);
    for (const Receipt& receipt : flight.receipts) last_seq_ = std::max(last_seq_, receipt.seq);
    files_.on_records();
    bytes_in_flight_ = last_answered_.next() >= next_to_send_ ? 0 : bytes_in_flight_ / 2;
    next_to_send_ = std::max(next_to_send_, last_answered_.next());
    send_edits(step);
}

void ClientSession::on(const Page& page, Instant, Step& step) {
    for (const PackedRecord& record : page.records) bytes_held_ += record.fields.size();
    pages_.push_back(page);
    if (!holds_pages_ || bytes_held_ >= tuning::pages_held_bytes) write_pages(step);
}

void ClientSession::write_pages(Step& step) {
    if (pages_.empty()) return;
    const auto pages = std::exchange(pages_, {});
    bytes_held_ = 0;
    if (is_overtaken()) return come_back(step);
    switch (store_.apply_pages(pages)) {
        case PageResult::applied:
            break;
        case PageResult::unreadable:
            return break_off(step, RefusalReason::malformed);
        case PageResult::surprising:
            return stop_for_a_person(step);
    }
    for (const Page& page : pages) {
        progress_.records_pulled += page.records.size();
        note_passed(page);
    }
    files_.on_records();
}

void ClientSession::on(const PullDone& done, Instant, Step& step) {
    if (is_overtaken()) return come_back(step);
    progress_.log_passed = progress_.log_total;
    switch (store_.finish_pull(done.through, done.log_hash)) {
        case PullEnd::complete:
            pulled_through_ = done.through;
            return;
        case PullEnd::surprising:
            return stop_for_a_person(step);
        // The next hello says where this device stands, and the server what it makes of that.
        case PullEnd::other_history:
            return break_off(step, RefusalReason::history_differs);
    }
}

void ClientSession::on(const ScopeDigest& digest, Instant, Step&) {
    // Another session has pulled further since: what was said of before says nothing of now.
    const auto cursors = store_.list_cursors();
    const auto cursor = std::ranges::find(cursors, digest.scope, &ScopeCursor::scope);
    if (cursor == cursors.end() || cursor->through > digest.through) return;
    if (store_.scope_digest(digest.scope) == digest.digest)
        store_.note_compared(digest.scope);
    else
        differing_.insert(digest.scope);
}

void ClientSession::on(const ProofWanted&, Instant, Step& step) {
    if (is_welcome_ || is_proven_) return break_off(step, RefusalReason::malformed);
    is_proven_ = true;
    step.send.emplace_back(store_.find_proof());
}

void ClientSession::on(const Reported&, Instant, Step& step) {
    if (!has_told_copies_) return break_off(step, RefusalReason::malformed);
    store_.note_reported();
    owes_report_ = false;
}

void ClientSession::on(const IdentityReply& reply, Instant, Step& step) {
    if (!position_.wants_identity) return break_off(step, RefusalReason::malformed);
    store_.adopt_identity(reply);
    progress_.has_new_identity = true;
    step.end = SessionEnd{.kind = SessionEnd::Kind::again};
}

void ClientSession::on(const Refusal& refusal, Instant, Step& step) {
    const bool is_reused = refusal.reason == RefusalReason::identity_reused;
    if (is_reused) store_.note_identity_reused();
    step.end = SessionEnd{.kind = is_reused ? SessionEnd::Kind::again : SessionEnd::Kind::refused,
                          .refusal = refusal};
}

void ClientSession::on(const Ping&, Instant, Step& step) {
    step.send.emplace_back(Pong{});
}

void ClientSession::on(const Bye&, Instant, Step& step) {
    step.end = SessionEnd{.kind = progress_.is_caught_up ? SessionEnd::Kind::done
                                                         : SessionEnd::Kind::broken};
}

void ClientSession::on(const FileWanted& wanted, Instant now, Step& step) {
    if (!files_.on(wanted, now, step)) break_off(step, RefusalReason::malformed);
}

void ClientSession::on(const FilePart& part, Instant now, Step& step) {
    if (!files_.on(part, now, step)) break_off(step, RefusalReason::malformed);
}

void ClientSession::on(const FileStored& stored, Instant now, Step& step) {
    if (!files_.on(stored, now, step)) break_off(step, RefusalReason::malformed);
}

void ClientSession::on(const FileRefused& refused, Instant now, Step& step) {
    if (!files_.on(refused, now, step)) break_off(step, RefusalReason::malformed);
}

template <class T>
void ClientSession::on(const T&, Instant, Step& step) {
    break_off(step, RefusalReason::malformed);
}

/// What the server did not send again, once everything of this device's own is with it (rule 8).
void ClientSession::send_copies(Step& step) {
    has_told_copies_ = true;
    RecordId after;
    for (;;) {
        Copies copies{.records = store_.list_copies(after, tuning::page_bytes)};
        copies.last = copies.records.empty();
        if (!copies.last) after = copies.records.back().record.id;
        const bool is_last = copies.last;
        step.send.emplace_back(std::move(copies));
        if (is_last) return;
    }
}

void ClientSession::finish_if_done(Step& step) {
    const bool is_answered = last_answered_ >= last_waiting_;
    const bool is_pulled = pulled_through_ && *pulled_through_ >= last_seq_;
    const bool is_even = is_welcome_ && is_pulled && is_answered;
    if (is_even && owes_report_ && !has_told_copies_) send_copies(step);
    progress_.is_caught_up = is_even && !owes_report_;
    if (progress_.is_caught_up) note_good_line();
    if (!progress_.is_caught_up || take_up_new_edits(step)) return;
    if (!differing_.empty()) return come_back_to_heal(step);
    files_.go_on(last_heard_, step);
    if (options_.stay || !files_.is_done()) return;
    step.send.emplace_back(Bye{});
    step.end = SessionEnd{.kind = SessionEnd::Kind::done};
}

/// In a session of its own: a page of this one that is still under way would pass for the first of
/// the pages from 0.
void ClientSession::come_back_to_heal(Step& step) {
    for (const ScopeId& scope : differing_) store_.begin_repull(scope);
    progress_.scopes_healed = differing_.size();
    come_back(step);
}

/// The answer to a bundle was read meanwhile. What the server said of the scopes here was of
/// others, or it does not know that one is to be pulled from its beginning.
bool ClientSession::is_overtaken() {
    const SyncPosition now = store_.position();
    return now.grant != position_.grant || now.repulls != position_.repulls;
}

void ClientSession::come_back(Step& step) {
    step.send.emplace_back(Bye{});
    step.end = SessionEnd{.kind = SessionEnd::Kind::again};
}

void ClientSession::stop_for_a_person(Step& step) {
    step.end = SessionEnd{.kind = SessionEnd::Kind::stopped};
}

void ClientSession::break_off(Step& step, RefusalReason reason) {
    step.end = SessionEnd{.kind = SessionEnd::Kind::broken,
                          .refusal = Refusal{.reason = reason, .detail = "unexpected message"}};
}

}  // namespace thidua
