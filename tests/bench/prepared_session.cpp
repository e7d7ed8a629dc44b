#include "tests/bench/prepared_session.h"

#include <algorithm>

#include "shared/sync/tuning.h"

namespace thidua {

Step PreparedSession::begin(Instant now) {
    const SyncPosition position = store_.position();
    Manifest manifest = store_.manifest();
    Step step;
    step.send.emplace_back(Hello{.epoch = position.epoch,
                                 .grant = position.grant,
                                 .cursor = position.cursor,
                                 .head = position.head,
                                 .head_hash = position.head_hash,
                                 .first_waiting = manifest.first,
                                 .manifest = std::move(manifest.entries)});
    step.send.emplace_back(edits_);
    step.wake_at = now.plus(tuning::dead_after);
    return step;
}

Step PreparedSession::on_message(const Message& message, Instant now) {
    Step step;
    std::visit([&](const auto& body) { on(body, step); }, message);
    step.wake_at = now.plus(tuning::dead_after);
    if (step.end || !store_.is_answered() || pulled_through_ < std::max(last_seq_, Sequence{1}))
        return step;
    step.send.emplace_back(Bye{});
    step.end = SessionEnd{.kind = SessionEnd::Kind::done};
    return step;
}

Step PreparedSession::on_timer(Instant) {
    Step step;
    step.end = SessionEnd{.kind = SessionEnd::Kind::broken};
    return step;
}

void PreparedSession::on(const Receipts& flight, Step&) {
    ReceiptTotals totals;
    store_.apply_receipts(flight, totals);
    for (const Receipt& receipt : flight.receipts) last_seq_ = std::max(last_seq_, receipt.seq);
}

void PreparedSession::on(const PullDone& done, Step&) {
    store_.finish_pull(done.through, done.log_hash);
    pulled_through_ = done.through;
}

void PreparedSession::on(const Refusal& refusal, Step& step) {
    step.end = SessionEnd{.kind = SessionEnd::Kind::refused, .refusal = refusal};
}

template <class T>
void PreparedSession::on(const T&, Step& step) {
    step.end = SessionEnd{.kind = SessionEnd::Kind::broken,
                          .refusal = Refusal{.detail = "nothing that was prepared for"}};
}

}  // namespace thidua
