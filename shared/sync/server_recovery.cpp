#include <algorithm>

#include "shared/sync/server_session.h"
#include "shared/wire/codec.h"

namespace thidua {

ServerSession::History ServerSession::compare(const Hello& hello) {
    const LogHead head = store_.head();
    if (hello.epoch.is_nil()) return History::same;
    const bool is_this_epoch = hello.epoch == head.epoch;
    std::optional<Fork> fork;
    if (!is_this_epoch) {
        fork = store_.find_fork(hello.epoch);
        if (!fork) return History::ahead;  // an epoch that began after the backup was made
        fork_ = common_with(hello, *fork);
    }
    const Sequence common = is_this_epoch ? head.seq : fork->at;
    if (hello.head <= common && store_.find_log_hash(hello.head) != hello.head_hash) {
        if (!fork || !fork->is_noticed) return History::differs;
        fork_ = {};  // the log went on after it was put back, and before anybody showed that it was
    }
    if (!is_this_epoch) return History::forked;
    const bool knows_more = hello.head > head.seq || hello.cursor > head.seq ||
                            hello.first_waiting > known_.next();
    return knows_more ? History::ahead : History::same;
}

/// Up to where both are known to have one log; 0 when that is not known.
Sequence ServerSession::common_with(const Hello& hello, const Fork& fork) {
    return fork.is_noticed && hello.head > fork.at ? Sequence{} : fork.at;
}

/// A device says that the server has forgotten. Only the server's own signature makes it believe.
void ServerSession::on(const Proof& proof, Instant now, Step& step) {
    const Hello hello = *std::exchange(to_be_proven_, {});
    if (!is_proven(proof, hello))
        return refuse(step, {.reason = RefusalReason::server_behind});
    // Its own epoch, or one that it began itself and does not know: it was put back to before it.
    if (hello.epoch >= store_.head().epoch) {
        store_.take_new_epoch(hello.epoch, now);
        fork_ = common_with(hello, store_.find_fork(hello.epoch).value_or(Fork{}));
    }
    is_new_epoch_ = true;
    greet(hello, now, step);
}

bool ServerSession::is_proven(const Proof& proof, const Hello& hello) {
    const LogHead head = store_.head();
    const bool is_other_epoch = hello.epoch != head.epoch;
    const auto shows_more = [&](const SignedStatement& said) {
        return said.statement.epoch == hello.epoch &&
               (is_other_epoch || said.statement.head > head.seq) &&
               store_.is_own_signature(statement_digest(said.statement), said.signature);
    };
    if (std::any_of(proof.statements.begin(), proof.statements.end(), shows_more)) return true;
    for (std::size_t at = 0; at < std::min(proof.receipts.size(), proof.flights.size()); ++at) {
        const Receipt& receipt = proof.receipts[at];
        const bool is_beyond = is_other_epoch || receipt.seq > head.seq ||
                               (receipt.device == device_ && receipt.number > known_);
        if (is_beyond && proof.flights[at].epoch == hello.epoch &&
            is_genuine(receipt, proof.flights[at]))
            return true;
    }
    return false;
}

bool ServerSession::is_genuine(const Receipt& receipt, const FlightProof& flight) {
    const Hash hash = sha256(encode_receipt(receipt));
    const BytesView hashes = flight.hashes;
    bool is_in_flight = false;
    for (std::size_t at = 0; at + sizeof hash.bytes <= hashes.size(); at += sizeof hash.bytes)
        is_in_flight = is_in_flight || hashes.substr(at, sizeof hash.bytes) == hash.view();
    return is_in_flight && store_.is_own_signature(receipts_digest(flight.epoch, hashes),
                                                   flight.signature);
}

void ServerSession::on(const Announcements& announcements, Instant, Step& step) {
    for (const AnnouncementProof& proof : announcements.proofs) {
        const Statement& said = proof.said.statement;
        if (said.manifest != manifest_digest(proof.manifest) ||
            !store_.is_own_signature(statement_digest(said), proof.said.signature))
            return refuse(step, {.reason = RefusalReason::malformed, .detail = "no such statement"});
        store_.note_announced_before(proof);
    }
}

void ServerSession::on(const Journal& journal, Instant now, Step&) {
    store_.note_journal(device_, journal, journal_end_, now);
}

void ServerSession::on(const Refeed& message, Instant now, Step& step) {
    if (is_deaf()) return;
    tell_held(step);
    std::vector<Receipt> receipts;
    known_ = store_.known_number(device_);
    std::optional<EditNumber> first;
    for (const FedEdit& fed : message.edits) {
        const bool is_sound = fed.flight < message.flights.size() &&
                              fed.receipt.edit == fed.edit.edit.id &&
                              fed.receipt.edit_hash == edit_hash(fed.edit.edit) &&
                              fed.receipt.outcomes.size() == fed.edit.edit.operations.size() &&
                              is_genuine(fed.receipt, message.flights[fed.flight]);
        if (!is_sound)
            return refuse(step, {.reason = RefusalReason::malformed, .detail = "no such receipt"});
        if (fed.edit.number <= known_) {
            const EditName name{fed.edit.edit.id, edit_hash(fed.edit.edit)};
            if (!is_same_as_known(fed.edit.number, name))
                return refuse(step, {.reason = RefusalReason::identity_reused});
            answer_known(fed.edit.number, now, step);
            continue;
        }
        // The device may have let go of what lies long back: then its numbers begin later.
        const AppliedEdit applied =
            store_.feed_again(device_, fed, message.flights[fed.flight].epoch, now);
        if (!first) first = fed.edit.number;
        known_ = fed.edit.number;
        receipts.push_back(applied.receipt);
    }
    if (first)
        send_receipts(*first, receipts, std::vector<bool>(receipts.size(), false), step);
    pull_when_all_is_in(now, step);
}

void ServerSession::on(const Copies& copies, Instant now, Step& step) {
    store_.take_copies(device_, copies.records, now);
    if (!copies.last) return;
    store_.note_reported(device_, now);
    step.send.emplace_back(Reported{});
}

void ServerSession::on(const IdentityRequest& request, Instant now, Step& step) {
    if (!store_.find_grant(device_, now))
        return refuse(step, {.reason = RefusalReason::revoked});
    auto reply = store_.issue_identity(device_, request, now);
    if (!reply) return refuse(step, {.reason = RefusalReason::malformed, .detail = "no request"});
    step.send.emplace_back(*std::move(reply));
    step.end = SessionEnd{.kind = SessionEnd::Kind::done};
}

}  // namespace thidua
