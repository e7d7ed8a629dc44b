#include "shared/sync/client_session.h"

#include <algorithm>

#include "shared/sync/tuning.h"
#include "shared/wire/codec.h"

namespace thidua {

Step ClientSession::begin(Instant now) {
    const SyncPosition position = store_.position();
    Manifest manifest = store_.manifest();
    last_heard_ = now;
    progress_.pull_from = position.cursor.value();
    progress_.edits_left = manifest.entries.size();
    next_to_send_ = manifest.first;
    if (!manifest.entries.empty())
        last_waiting_ = EditNumber{manifest.first.value() + manifest.entries.size() - 1};
    Step step;
    step.send.emplace_back(Hello{.epoch = position.epoch,
                                 .grant = position.grant,
                                 .cursor = position.cursor,
                                 .uneven = position.uneven,
                                 .head = position.head,
                                 .head_hash = position.head_hash,
                                 .first_waiting = manifest.first,
                                 .manifest = std::move(manifest.entries)});
    send_edits(tuning::first_flight_bytes, step);
    step.wake_at = now.plus(tuning::dead_after);
    return step;
}

Step ClientSession::on_message(const Message& message, Instant now) {
    Step step;
    last_heard_ = now;
    is_pinged_ = false;
    std::visit([&](const auto& body) { on(body, now, step); }, message);
    if (!step.end) finish_if_done(step);
    if (!step.wake_at) step.wake_at = now.plus(tuning::ping_after);
    return step;
}

Step ClientSession::on_local_edit(Instant now) {
    Step step;
    if (is_welcome_) take_up_new_edits(step);
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
    progress_.is_caught_up = false;
    send_edits(tuning::edits_message_bytes, step);
    return true;
}

Step ClientSession::on_timer(Instant now) {
    Step step;
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
    return step;
}

void ClientSession::on(const Welcome& welcome, Instant now, Step& step) {
    if (is_welcome_) return break_off(step, RefusalReason::malformed);
    is_welcome_ = true;
    progress_.server_time = welcome.server_time;
    progress_.pull_to = welcome.head.value();
    store_.note_contact(welcome, now);
    const bool was_uneven = store_.position().uneven;
    if (!welcome.grant.empty()) store_.adopt_grant(welcome.grant);
    if (!welcome.grant.empty() || was_uneven)
        step.send.emplace_back(Cursors{store_.list_cursors()});
    if (welcome.up_to_date) pulled_through_ = welcome.head;
    send_edits(tuning::edits_message_bytes, step);
}

void ClientSession::on(const Receipts& flight, Instant, Step& step) {
    if (!store_.apply_receipts(flight, progress_.receipts))
        return break_off(step, RefusalReason::malformed);
    for (const Receipt& receipt : flight.receipts) {
        last_answered_ = std::max(last_answered_, receipt.number);
        last_seq_ = std::max(last_seq_, receipt.seq);
    }
    bytes_in_flight_ = last_answered_.next() >= next_to_send_ ? 0 : bytes_in_flight_ / 2;
    progress_.edits_left = last_waiting_ > last_answered_
                               ? last_waiting_.value() - last_answered_.value()
                               : 0;
    next_to_send_ = std::max(next_to_send_, last_answered_.next());
    send_edits(tuning::edits_message_bytes, step);
}

void ClientSession::on(const Page& page, Instant, Step& step) {
    if (!store_.apply_page(page)) return break_off(step, RefusalReason::malformed);
    progress_.records_pulled += page.records.size();
}

void ClientSession::on(const PullDone& done, Instant, Step&) {
    store_.finish_pull(done.through, done.log_hash);
    pulled_through_ = done.through;
}

void ClientSession::on(const Refusal& refusal, Instant, Step& step) {
    step.end = SessionEnd{.kind = SessionEnd::Kind::refused, .refusal = refusal};
}

void ClientSession::on(const Ping&, Instant, Step& step) { step.send.emplace_back(Pong{}); }

void ClientSession::on(const Bye&, Instant, Step& step) {
    step.end = SessionEnd{.kind = progress_.is_caught_up ? SessionEnd::Kind::done
                                                         : SessionEnd::Kind::broken};
}

template <class T>
void ClientSession::on(const T&, Instant, Step& step) {
    break_off(step, RefusalReason::malformed);
}

void ClientSession::send_edits(std::size_t bytes_max, Step& step) {
    const auto has_more = [this] { return next_to_send_ <= last_waiting_; };
    while (has_more() && bytes_in_flight_ < tuning::edits_in_flight_bytes) {
        Edits message{store_.list_waiting(next_to_send_, bytes_max)};
        if (message.edits.empty()) return;
        for (const NumberedEdit& edit : message.edits)
            bytes_in_flight_ += encode_edit(edit.edit).size();
        next_to_send_ = message.edits.back().number.next();
        step.send.emplace_back(std::move(message));
        if (!is_welcome_) return;  // the first flight is one message
    }
}

void ClientSession::finish_if_done(Step& step) {
    const bool is_answered = last_answered_ >= last_waiting_;
    const bool is_pulled = pulled_through_ && *pulled_through_ >= last_seq_;
    progress_.is_caught_up = is_welcome_ && is_pulled && is_answered;
    if (!progress_.is_caught_up || take_up_new_edits(step) || options_.stay) return;
    step.send.emplace_back(Bye{});
    step.end = SessionEnd{.kind = SessionEnd::Kind::done};
}

void ClientSession::break_off(Step& step, RefusalReason reason) {
    step.end = SessionEnd{.kind = SessionEnd::Kind::broken,
                          .refusal = Refusal{.reason = reason, .detail = "unexpected message"}};
}

}  // namespace thidua
