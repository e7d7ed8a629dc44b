#include "shared/sync/server_session.h"

#include <algorithm>

#include "shared/base/limits.h"
#include "shared/sync/grant.h"
#include "shared/sync/tuning.h"
#include "shared/wire/codec.h"

namespace thidua {

Step ServerSession::begin(Instant) { return {}; }

Step ServerSession::on_message(const Message& message, Instant now) {
    Step step;
    const bool is_hello = std::holds_alternative<Hello>(message);
    if (is_hello == is_greeted_) {
        refuse(step, {.reason = RefusalReason::malformed, .detail = "hello out of place"});
        return step;
    }
    std::visit([&](const auto& body) { on(body, now, step); }, message);
    return step;
}

Step ServerSession::on_local_edit(Instant now) {
    Step step;
    log_grew_ = true;
    if (is_greeted_ && !awaits_cursors_ && !is_pulling_) pull(now, step);
    return step;
}

Step ServerSession::on_timer(Instant now) {
    Step step;
    if (is_pulling_) pull(now, step);
    return step;
}

std::optional<Refusal> ServerSession::objection(const Hello& hello) {
    if (hello.version_max < protocol_version_min || hello.version_min > protocol_version_max)
        return Refusal{.reason = RefusalReason::version_too_old};
    if (hello.manifest.size() > limits::manifest_entries_max)
        return Refusal{.reason = RefusalReason::malformed, .detail = "manifest too long"};
    const LogHead head = store_.head();
    if (hello.epoch.is_nil()) return std::nullopt;
    if (hello.head > head.seq || hello.cursor > head.seq)
        return Refusal{.reason = RefusalReason::server_behind};
    const bool is_same_log = hello.epoch == head.epoch &&
                             store_.find_log_hash(hello.head) == hello.head_hash;
    if (!is_same_log) return Refusal{.reason = RefusalReason::history_differs};
    return std::nullopt;
}

void ServerSession::on(const Hello& hello, Instant now, Step& step) {
    const auto grant = store_.find_grant(device_);
    if (!grant) return refuse(step, {.reason = RefusalReason::revoked});
    if (auto refusal = objection(hello)) return refuse(step, *std::move(refusal));
    const LogHead head = store_.head();
    is_greeted_ = true;
    known_ = store_.known_number(device_);
    store_.note_contact(device_, now, hello.cursor);
    store_.note_announced(device_, hello.manifest, now);
    if (!hello.manifest.empty())
        announced_through_ =
            EditNumber{hello.first_waiting.value() + hello.manifest.size() - 1};
    for (const ScopeId& scope : *grant) cursors_[scope] = hello.cursor;
    const bool is_same_grant = hello.grant == grant_fingerprint(*grant);
    awaits_cursors_ = !is_same_grant || hello.uneven;
    // A device that died between the last page and the last word knows the pages, not the head.
    const bool up_to_date = !awaits_cursors_ && hello.manifest.empty() &&
                            hello.cursor == head.seq && hello.head == head.seq;
    if (up_to_date) done_through_ = head.seq;
    step.send.emplace_back(Welcome{.server_time = now,
                                   .epoch = head.epoch,
                                   .known = known_,
                                   .head = head.seq,
                                   .up_to_date = up_to_date,
                                   .grant = is_same_grant ? std::vector<ScopeId>{} : *grant});
    if (auto refusal = resend_receipts(hello, step)) {
        step.send.clear();
        return refuse(step, *std::move(refusal));
    }
    // With edits on their way and nothing else new, one pull after them tells it all.
    const bool has_news = head.seq > hello.cursor || known_ >= announced_through_;
    if (!awaits_cursors_ && !up_to_date && has_news) pull(now, step);
}

std::optional<Refusal> ServerSession::resend_receipts(const Hello& hello, Step& step) {
    const EditNumber through = std::min(known_, announced_through_);
    if (hello.manifest.empty() || hello.first_waiting > through) {
        // Numbers the device skips, or an outbox that begins past what is known, are not its own.
        const bool has_gap = !hello.manifest.empty() && hello.first_waiting > known_.next();
        if (has_gap) return Refusal{.reason = RefusalReason::identity_reused};
        return std::nullopt;
    }
    const auto receipts = store_.list_receipts(device_, hello.first_waiting, through);
    for (const Receipt& receipt : receipts) {
        const std::size_t at = receipt.number.value() - hello.first_waiting.value();
        const Announced& announced = hello.manifest.at(at);
        if (announced.edit != receipt.edit || announced.edit_hash != receipt.edit_hash)
            return Refusal{.reason = RefusalReason::identity_reused};
    }
    send_receipts(receipts, std::vector<bool>(receipts.size(), false), step);
    return std::nullopt;
}

void ServerSession::on(const Cursors& message, Instant now, Step& step) {
    if (!awaits_cursors_)
        return refuse(step, {.reason = RefusalReason::malformed, .detail = "cursors not asked"});
    awaits_cursors_ = false;
    for (auto& [scope, cursor] : cursors_) cursor = Sequence{};
    const Sequence head = store_.head().seq;
    for (const ScopeCursor& entry : message.cursors) {
        const auto granted = cursors_.find(entry.scope);
        if (granted != cursors_.end()) granted->second = std::min(entry.through, head);
    }
    pull(now, step);
}

void ServerSession::on(const Edits& message, Instant now, Step& step) {
    std::vector<Receipt> receipts;
    std::vector<bool> echo_free;
    for (const NumberedEdit& edit : message.edits) {
        if (edit.number <= known_) {
            if (is_same_as_known(edit)) continue;  // its receipt went with the welcome
            return refuse(step, {.reason = RefusalReason::identity_reused});
        }
        if (edit.number != known_.next())
            return refuse(step, {.reason = RefusalReason::malformed, .detail = "gap in numbers"});
        const AppliedEdit applied = store_.apply_edit(device_, edit, now);
        // Other content under an id that is taken could never be answered.
        if (applied.was_known && applied.receipt.edit_hash != edit_hash(edit.edit))
            return refuse(step, {.reason = RefusalReason::identity_reused});
        known_ = edit.number;
        echo_free.push_back(spare_echo(applied));
        receipts.push_back(applied.receipt);
    }
    send_receipts(receipts, echo_free, step);
    log_grew_ = true;
    if (!awaits_cursors_ && !is_pulling_ && known_ >= announced_through_) pull(now, step);
}

bool ServerSession::is_same_as_known(const NumberedEdit& edit) {
    const auto receipts = store_.list_receipts(device_, edit.number, edit.number);
    return receipts.empty() || (receipts.front().edit == edit.edit.id &&
                                receipts.front().edit_hash == edit_hash(edit.edit));
}

void ServerSession::send_receipts(const std::vector<Receipt>& receipts,
                                  const std::vector<bool>& echo_free, Step& step) {
    for (std::size_t at = 0; at < receipts.size();) {
        Receipts flight;
        std::size_t outcomes = 0;
        while (at < receipts.size() && flight.receipts.size() < tuning::receipts_per_flight &&
               outcomes < tuning::outcomes_per_flight) {
            outcomes += receipts[at].outcomes.size();
            flight.receipts.push_back(receipts[at]);
            flight.echo_free.push_back(echo_free[at]);
            ++at;
        }
        flight.signature = store_.sign(receipts_digest(flight.receipts));
        step.send.emplace_back(std::move(flight));
    }
}

/// True when the device can make the touched records itself: it had them as they were before.
bool ServerSession::spare_echo(const AppliedEdit& applied) {
    if (!applied.is_plain || applied.was_known || awaits_cursors_) return false;
    for (const TouchedRecord& touched : applied.touched) {
        const auto granted = cursors_.find(touched.scope);
        if (granted == cursors_.end()) return false;
        const auto spared = spared_.find(touched.id);
        const bool made_here = spared != spared_.end() && spared->second == touched.rev_before;
        if (touched.rev_before > granted->second && !made_here) return false;
    }
    for (const TouchedRecord& touched : applied.touched)
        spared_[touched.id] = applied.receipt.seq;
    return true;
}

void ServerSession::pull(Instant now, Step& step) {
    if (!is_pulling_) {
        target_ = store_.head().seq;
        log_grew_ = false;
    }
    is_pulling_ = true;
    std::size_t pages = 0;
    for (auto& [scope, cursor] : cursors_) {
        while (cursor < target_) {
            if (pages == tuning::pages_per_step) {
                step.wake_at = now;
                return;
            }
            ChangedRecords changed =
                store_.list_changed(scope, cursor, target_, tuning::page_bytes);
            cursor = changed.reached;
            std::erase_if(changed.records, [this](const PackedRecord& record) {
                const auto spared = spared_.find(record.id);
                return spared != spared_.end() && spared->second == record.rev;
            });
            if (changed.records.empty()) continue;
            pages += send_pages(scope, std::move(changed), step);
        }
    }
    finish_pull(now, step);
}

std::size_t ServerSession::send_pages(const ScopeId& scope, ChangedRecords changed, Step& step) {
    std::size_t pages = 1;
    std::size_t bytes = 0;
    Page page{.scope = scope, .through = changed.reached};
    for (PackedRecord& record : changed.records) {
        if (bytes > 0 && bytes + record.fields.size() > tuning::page_bytes_max) {
            // Complete only before this record's position: the rest of it is on the next page.
            page.through = Sequence{record.rev.value() - 1};
            step.send.emplace_back(std::move(page));
            page = Page{.scope = scope, .through = changed.reached};
            bytes = 0;
            ++pages;
        }
        bytes += record.fields.size() + tuning::record_head_bytes;
        page.records.push_back(std::move(record));
    }
    step.send.emplace_back(std::move(page));
    return pages;
}

void ServerSession::finish_pull(Instant now, Step& step) {
    is_pulling_ = false;
    const bool is_news = done_through_ != target_;
    done_through_ = target_;
    if (is_news)
        step.send.emplace_back(PullDone{target_, store_.find_log_hash(target_).value_or(Hash{})});
    if (!log_grew_ || store_.head().seq == target_) return;
    target_ = store_.head().seq;
    log_grew_ = false;
    is_pulling_ = true;
    step.wake_at = now;
}

void ServerSession::on(const Ping&, Instant, Step& step) { step.send.emplace_back(Pong{}); }

void ServerSession::on(const Bye&, Instant, Step& step) {
    step.end = SessionEnd{.kind = SessionEnd::Kind::done};
}

template <class T>
void ServerSession::on(const T&, Instant, Step& step) {
    refuse(step, {.reason = RefusalReason::malformed, .detail = "unexpected message"});
}

void ServerSession::refuse(Step& step, Refusal refusal) {
    step.send.emplace_back(refusal);
    step.end = SessionEnd{.kind = SessionEnd::Kind::refused, .refusal = std::move(refusal)};
}

}  // namespace thidua
