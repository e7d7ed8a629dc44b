#include "shared/sync/server_session.h"

#include <algorithm>

#include "shared/base/limits.h"
#include "shared/sync/grant.h"
#include "shared/sync/tuning.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

/// "1-3", for a device that has no version in common.
std::string spoken_versions() {
    return std::to_string(protocol_version_min) + '-' + std::to_string(protocol_version_max);
}

}  // namespace

Step ServerSession::begin(Instant) {
    return {};
}

Step ServerSession::on_message(const Message& message, Instant now) {
    Step step;
    const bool is_first =
        std::holds_alternative<Hello>(message) || std::holds_alternative<IdentityRequest>(message);
    const bool is_proof = std::holds_alternative<Proof>(message);
    // What left with a hello that has to be proven comes before the proof, and will come again.
    if (to_be_proven_ && !is_proof && !is_first) {
        if (std::holds_alternative<Ping>(message)) step.send.emplace_back(Pong{});
        return step;
    }
    if (is_first == (is_greeted_ || to_be_proven_) || is_proof != to_be_proven_.has_value()) {
        refuse(step, {.reason = RefusalReason::malformed, .detail = "message out of place"});
        return step;
    }
    if (has_epoch_ended())
        let_go(step);
    else
        std::visit([&](const auto& body) { on(body, now, step); }, message);
    return step;
}

/// Another device has shown the server that it forgot: what this one was told is of the past.
bool ServerSession::has_epoch_ended() {
    return is_greeted_ && store_.head().epoch != epoch_;
}

Step ServerSession::on_local_edit(Instant now) {
    Step step;
    log_grew_ = true;
    if (has_epoch_ended()) {
        let_go(step);
        return step;
    }
    // What is held is answered first, soon, and the news come with it.
    if (!is_greeted_ || awaits_cursors_ || !held_.receipts.empty()) return step;
    if (!is_pulling_) {
        pull(now, step);
    } else if (!has_same_grant(now)) {
        let_go(step);
    }
    return step;
}

Step ServerSession::on_timer(Instant now) {
    Step step;
    const bool is_answer_due = !held_.receipts.empty() && !awaits_cursors_;
    if (is_answer_due) more_is_coming_ = false;  // or not so soon
    tell_held(step);
    if (is_pulling_ || is_answer_due) pull(now, step);
    return step;
}

bool ServerSession::has_same_grant(Instant now) {
    const std::uint64_t generation = store_.grant_generation(now);
    if (generation == grant_generation_) return true;
    grant_generation_ = generation;
    const auto grant = store_.find_grant(device_, now);
    return grant && grant_fingerprint(*grant) == grant_;
}

void ServerSession::on(const Hello& hello, Instant now, Step& step) {
    if (!store_.find_grant(device_, now)) return refuse(step, {.reason = RefusalReason::revoked});
    if (hello.version_max < protocol_version_min || hello.version_min > protocol_version_max)
        return refuse(step,
                      {.reason = RefusalReason::version_too_old, .detail = spoken_versions()});
    if (hello.manifest.size() > limits::manifest_entries_max)
        return refuse(step, {.reason = RefusalReason::malformed, .detail = "manifest too long"});
    known_ = store_.known_number(device_);
    switch (compare(hello)) {
        case History::differs:
            return refuse(step, {.reason = RefusalReason::history_differs});
        case History::ahead:
            to_be_proven_ = hello;
            step.send.emplace_back(ProofWanted{});
            return;
        case History::forked:
            is_new_epoch_ = true;
            break;
        case History::same:
            break;
    }
    greet(hello, now, step);
}

void ServerSession::greet(const Hello& hello, Instant now, Step& step) {
    // In a new epoch it counts anew, from what the server knows of it.
    if (!is_new_epoch_ && is_behind_itself(hello))
        return refuse(step, {.reason = RefusalReason::identity_reused});
    const auto grant = store_.find_grant(device_, now);
    const LogHead head = store_.head();
    is_greeted_ = true;
    epoch_ = head.epoch;
    journal_end_ = hello.journal;
    if (hello.piece_bytes > 0)
        piece_bytes_ = std::max<std::size_t>(hello.piece_bytes, tuning::piece_bytes_min);
    if (const auto kept = store_.find_kept(device_)) step.send.emplace_back(*kept);
    grant_ = grant_fingerprint(*grant);
    grant_generation_ = store_.grant_generation(now);
    const bool is_even = !is_new_epoch_ && !hello.uneven;
    store_.note_contact(device_, now, is_even ? hello.cursor : Sequence{});
    store_.note_announced(device_, hello.manifest, now);
    if (hello.has_more && !hello.journal.empty()) store_.note_chain_told(hello.journal, now);
    more_is_coming_ = hello.has_more;
    if (!hello.manifest.empty())
        announced_through_ = EditNumber{hello.first_waiting.value() + hello.manifest.size() - 1};
    for (const ScopeId& scope : *grant) cursors_[scope] = is_even ? hello.cursor : Sequence{};
    const bool is_same_grant = hello.grant == grant_ && !is_new_epoch_;
    if (hello.wants_digest) to_digest_.insert(grant->begin(), grant->end());
    awaits_cursors_ = !is_same_grant || hello.uneven;
    // A device that died between the last page and the last word knows the pages, not the head.
    const bool up_to_date = !awaits_cursors_ && hello.manifest.empty() && to_digest_.empty() &&
                            hello.cursor == head.seq && hello.head == head.seq;
    if (up_to_date) done_through_ = head.seq;
    const ServerLoad load = store_.load();
    step.packs_hastily = load == ServerLoad::crowded;
    const auto version = load == ServerLoad::calm
                             ? protocol_version_max
                             : std::max(protocol_version_min, hello.version_min);
    Welcome welcome{.version = std::min(hello.version_max, version),
                    .server_time = now,
                    .epoch = head.epoch,
                    .known = known_,
                    .head = head.seq,
                    .pace_ms = store_.pace_ms(),
                    .up_to_date = up_to_date,
                    .fork = fork_};
    if (!is_same_grant) {
        welcome.grant = *grant;
        welcome.reason = store_.explain_grant(device_, hello.grant, hello.epoch, now);
    }
    welcome.signature = sign_statement(hello, welcome);
    step.send.emplace_back(std::move(welcome));
    // In a new epoch the device counts anew, and says again what waits.
    if (auto refusal = is_new_epoch_ ? std::nullopt : resend_receipts(hello, step)) {
        step.send.clear();
        return refuse(step, *std::move(refusal));
    }
    if (is_new_epoch_) return;  // what waits may be more than it says
    // With edits on their way and nothing else new, one pull after them tells it all.
    const bool has_news = head.seq > hello.cursor || known_ >= announced_through_;
    if (!awaits_cursors_ && !up_to_date && has_news) pull(now, step);
}

Bytes ServerSession::sign_statement(const Hello& hello, const Welcome& welcome) {
    return store_.sign(statement_digest({.device = device_,
                                         .epoch = welcome.epoch,
                                         .server_time = welcome.server_time,
                                         .head = welcome.head,
                                         .manifest = manifest_digest(hello.manifest),
                                         .journal = hello.journal}));
}

bool ServerSession::is_behind_itself(const Hello& hello) const {
    return known_.value() >= hello.first_waiting.value() + hello.manifest.size() &&
           hello.manifest.size() < limits::manifest_entries_max && !hello.has_more;
}

std::optional<Refusal> ServerSession::resend_receipts(const Hello& hello, Step& step) {
    const EditNumber through = std::min(known_, announced_through_);
    answered_through_ = through;
    if (hello.manifest.empty() || hello.first_waiting > through) return std::nullopt;
    const auto receipts = store_.list_receipts(device_, hello.first_waiting, through);
    for (std::size_t at = 0; at < receipts.size(); ++at) {
        const Announced& announced = hello.manifest.at(at);
        if (announced.edit != receipts[at].edit || announced.edit_hash != receipts[at].edit_hash)
            return Refusal{.reason = RefusalReason::identity_reused};
    }
    std::vector<bool> echo_free(receipts.size(), false);
    for (std::size_t at = 0; at < std::min(receipts.size(), tuning::spared_again_max); ++at)
        echo_free[at] = spare_again(EditNumber{hello.first_waiting.value() + at}, receipts[at]);
    send_receipts(hello.first_waiting, receipts, echo_free, step);
    return std::nullopt;
}

void ServerSession::on(const Cursors& message, Instant now, Step& step) {
    awaits_cursors_ = false;
    for (auto& [scope, cursor] : cursors_) cursor = Sequence{};
    const Sequence head = store_.head().seq;
    for (const ScopeCursor& entry : message.cursors) {
        const auto granted = cursors_.find(entry.scope);
        if (granted != cursors_.end()) granted->second = std::min(entry.through, head);
    }
    // What was spared, a device that begins a scope anew does not have.
    spared_.clear();
    done_through_.reset();
    is_pulling_ = false;
    pull(now, step);
}

void ServerSession::pull_when_all_is_in(Instant now, Step& step) {
    log_grew_ = true;
    if (!awaits_cursors_ && !is_pulling_ && known_ >= announced_through_) pull(now, step);
}

std::size_t ServerSession::receipts_max() const {
    return std::clamp(piece_bytes_ / tuning::bytes_of_piece_per_receipt,
                      tuning::receipts_per_flight_min, tuning::receipts_per_flight);
}

void ServerSession::send_receipts(EditNumber first, const std::vector<Receipt>& receipts,
                                  const std::vector<bool>& echo_free, Step& step) {
    const Epoch epoch = store_.head().epoch;
    for (std::size_t at = 0; at < receipts.size();) {
        Receipts flight{.first = EditNumber{first.value() + at}};
        std::size_t outcomes = 0;
        while (at < receipts.size() && flight.receipts.size() < receipts_max() &&
               outcomes < tuning::outcomes_per_flight) {
            outcomes += receipts[at].outcomes.size();
            flight.receipts.push_back(receipts[at]);
            flight.echo_free.push_back(echo_free[at]);
            ++at;
        }
        flight.signature = store_.sign(receipts_digest(epoch, flight.receipts));
        step.send.emplace_back(std::move(flight));
    }
}

/// The device comes back, and is told its new scopes in the welcome.
void ServerSession::let_go(Step& step) {
    step.send.emplace_back(Bye{});
    step.end = SessionEnd{.kind = SessionEnd::Kind::done};
}

void ServerSession::pull(Instant now, Step& step) {
    // A receipt behind the pull that has passed it would come too late for its records.
    tell_held(step);
    if (!has_same_grant(now)) return let_go(step);
    if (!is_pulling_) {
        target_ = store_.head().seq;
        log_grew_ = false;
    }
    is_pulling_ = true;
    step.packs_hastily = store_.load() == ServerLoad::crowded;
    std::size_t pages = 0;
    for (auto& [scope, cursor] : cursors_) {
        while (cursor < target_) {
            if (pages == tuning::pages_per_step) {
                step.wake_at = now;
                return;
            }
            ChangedRecords changed = store_.list_changed(scope, cursor, target_, piece_bytes_);
            cursor = changed.reached;
            std::erase_if(changed.records, [this](const PackedRecord& record) {
                const auto spared = spared_.find(record.id);
                return spared != spared_.end() && spared->second == record.rev;
            });
            if (changed.records.empty()) continue;
            pages += send_pages(scope, std::move(changed), step);
        }
        tell_digest(scope, step);
    }
    finish_pull(now, step);
}

/// Only where the device holds the scope as it is at this moment: what it is told is compared with
/// what it has when it reads it.
void ServerSession::tell_digest(const ScopeId& scope, Step& step) {
    if (to_digest_.empty() || store_.head().seq != target_ || to_digest_.erase(scope) == 0) return;
    step.send.emplace_back(ScopeDigest{scope, target_, store_.scope_digest(scope)});
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

void ServerSession::on(const Ping&, Instant, Step& step) {
    step.send.emplace_back(Pong{});
}

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
