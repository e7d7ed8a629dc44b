// How the server's end takes what a device sends (PROTOCOL.md, "What travels").
#include <algorithm>
#include <utility>

#include "shared/base/limits.h"
#include "shared/sync/server_session.h"
#include "shared/wire/codec.h"
#include "shared/wire/squeezed_edit.h"

namespace thidua {

void ServerSession::on(const Edits& message, Instant now, Step& step) {
    if (is_deaf()) return;
    Taken taken;
    refresh_known();
    for (const PackedEdit& edit : message.edits)
        if (!take(edit, now, taken, step)) return;
    answer(taken, now, step);
}

void ServerSession::on(const EditPart& part, Instant now, Step& step) {
    if (is_deaf()) return;
    refresh_known();
    const bool is_last = part.offset + std::uint64_t{part.bytes.size()} == part.size;
    if (part.number <= known_) return is_last ? answer_known(part.number, now, step) : void();
    if (comes_again(part.number)) return;
    const bool is_sound = part.size <= limits::frame_bytes_max && !part.bytes.empty() &&
                          part.offset <= part.size && part.bytes.size() <= part.size - part.offset;
    const std::uint32_t kept = is_sound ? store_.keep_part(device_, part) : 0;
    if (kept < part.offset + part.bytes.size())
        return refuse(step, {.reason = RefusalReason::malformed, .detail = "part of an edit"});
    if (kept < part.size) return;
    const PackedEdit whole{part.number, store_.take_parts(device_)};
    if (sha256(whole.bytes) != part.hash)
        return refuse(step, {.reason = RefusalReason::malformed, .detail = "parts of an edit"});
    Taken taken;
    if (take(whole, now, taken, step)) answer(taken, now, step);
}

/// Another connection of this device may have moved it.
void ServerSession::refresh_known() {
    known_ = store_.known_number(device_);
    if (wanted_ && *wanted_ <= known_) wanted_.reset();
}

bool ServerSession::comes_again(EditNumber number) const {
    return wanted_ && number > *wanted_;
}

bool ServerSession::take(const PackedEdit& packed, Instant now, Taken& taken, Step& step) {
    if (comes_again(packed.number)) return true;
    taken.bytes += packed.bytes.size();
    const auto no = [&](RefusalReason reason, const char* detail) {
        refuse(step, {.reason = reason, .detail = detail});
        return false;
    };
    if (!taken.is_next(packed.number)) return no(RefusalReason::malformed, "gap in numbers");
    const bool is_known = packed.number <= known_;
    if (!is_known && packed.number != known_.next())
        return no(RefusalReason::malformed, "gap in numbers");
    const auto bytes = unsqueeze_edit(packed.bytes, [this](EditNumber number) {
        return number <= known_ ? store_.find_edit(device_, number) : std::nullopt;
    });
    if (is_known) return answer_again(packed.number, bytes, now, taken, step);
    const auto hash = packed.read ? std::optional{packed.read->hash} : std::nullopt;
    auto edit = packed.read ? Result<Edit>{std::move(packed.read->edit)}
                : bytes     ? unpack(*bytes)
                            : Result<Edit>{bytes.error()};
    if (!edit) {
        const bool is_elsewhere = edit.error().code == ErrorCode::not_found;
        if (!is_elsewhere || wanted_) return no(RefusalReason::malformed, "packed edit");
        wanted_ = taken.wanted = packed.number;
        return true;
    }
    wanted_.reset();
    const AppliedEdit applied =
        store_.apply_edit(device_, {packed.number, *std::move(edit)}, now, hash);
    // Other content under an id that is taken could never be answered.
    if (applied.is_other) return no(RefusalReason::identity_reused, "");
    known_ = packed.number;
    taken.add(packed.number, applied.receipt, spare_echo(applied));
    return true;
}

/// What was known at the welcome was answered with it; what another connection or a bundle brought
/// since, and what is behind the manifest, is answered now. One that was squeezed with what the log
/// does not have (a rejected edit) cannot be compared; its receipt names it, and the device sees
/// whether that is its own.
bool ServerSession::answer_again(EditNumber number, const Result<Bytes>& packed, Instant now,
                                 Taken& taken, Step& step) {
    const bool is_comparable = packed || packed.error().code != ErrorCode::not_found;
    const auto name = packed ? name_of_packed(*packed) : Result<EditName>{packed.error()};
    if (is_comparable && !(name && is_same_as_known(number, *name))) {
        refuse(step, {.reason = name ? RefusalReason::identity_reused : RefusalReason::malformed});
        return false;
    }
    if (is_comparable) store_.note_brought_again(device_, number, now);
    if (number <= answered_through_) return true;
    for (const Receipt& receipt : store_.list_receipts(device_, number, number))
        taken.add(number, receipt, false);
    return true;
}

/// Receipts of one flight have numbers without gaps.
bool ServerSession::Taken::is_next(EditNumber number) const {
    return receipts.empty() || number.value() == first.value() + receipts.size();
}

/// What came another way since the hello, and comes again in pieces or fed again.
void ServerSession::answer_known(EditNumber number, Instant now, Step& step) {
    if (number <= answered_through_) return;
    Taken taken;
    for (const Receipt& receipt : store_.list_receipts(device_, number, number))
        taken.add(number, receipt, false);
    answer(taken, now, step);
}

void ServerSession::Taken::add(EditNumber number, const Receipt& receipt, bool is_echo_free) {
    if (receipts.empty()) first = number;
    receipts.push_back(receipt);
    echo_free.push_back(is_echo_free);
}

Result<Edit> ServerSession::unpack(BytesView packed) {
    seen_.clear();
    return unpack_edit(packed, [this](const RecordId& record, const FieldPath& path) {
        return find_seen(record, path);
    });
}

/// Only what the device may see: whether an edit fits would tell it what stands there.
Value ServerSession::find_seen(const RecordId& id, const FieldPath& path) {
    auto seen = seen_.find(id);
    if (seen == seen_.end()) seen = seen_.emplace(id, store_.find_record(id)).first;
    const auto& record = seen->second;
    return record && cursors_.contains(record->scope) ? find_value(record->fields, path) : Value{};
}

bool ServerSession::is_same_as_known(EditNumber number, const EditName& name) {
    const auto receipts = store_.list_receipts(device_, number, number);
    return receipts.empty() ||
           (receipts.front().edit == name.edit && receipts.front().edit_hash == name.edit_hash);
}

void ServerSession::answer(const Taken& taken, Instant now, Step& step) {
    if (!taken.receipts.empty() && !held_.is_next(taken.first)) tell_held(step);
    hold(taken, now);
    log_grew_ = true;
    if (may_hold(taken, now)) {
        step.wake_at = held_since_.plus(tuning::answers_held_for);
        return;
    }
    tell_held(step);
    if (taken.wanted) step.send.emplace_back(EditWanted{*taken.wanted});
    // Not only when all is in: a cut would forget what need not be sent back.
    if (!awaits_cursors_ && !is_pulling_) pull(now, step);
}

void ServerSession::hold(const Taken& taken, Instant now) {
    if (held_.receipts.empty()) held_since_ = now;
    for (std::size_t at = 0; at < taken.receipts.size(); ++at)
        held_.add(EditNumber{taken.first.value() + at}, taken.receipts[at], taken.echo_free[at]);
    held_.bytes += taken.bytes;
}

bool ServerSession::may_hold(const Taken& taken, Instant now) const {
    const bool is_pulled_from = is_new_epoch_ || awaits_cursors_ || is_pulling_;
    const bool is_last = known_ >= announced_through_ && !more_is_coming_;
    if (is_pulled_from || is_last || taken.wanted || held_.receipts.empty()) return false;
    const bool is_due = now < held_since_ || now.since(held_since_) >= tuning::answers_held_for ||
                        held_.bytes >= tuning::answers_held_bytes;
    return !is_due && held_.receipts.size() < std::min(tuning::answers_held_max, receipts_max());
}

void ServerSession::tell_held(Step& step) {
    const Taken held = std::exchange(held_, {});
    if (!held.receipts.empty()) send_receipts(held.first, held.receipts, held.echo_free, step);
}

}  // namespace thidua
