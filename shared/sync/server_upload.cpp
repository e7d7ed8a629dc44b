// How the server's end takes what a device sends (PROTOCOL.md, "What travels").
#include "shared/base/limits.h"
#include "shared/sync/server_session.h"
#include "shared/wire/codec.h"

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
    if (part.number <= known_ || comes_again(part.number)) return;
    const bool is_sound = part.size <= limits::frame_bytes_max && !part.bytes.empty() &&
                          part.offset <= part.size && part.bytes.size() <= part.size - part.offset;
    const std::uint32_t kept = is_sound ? store_.keep_part(device_, part) : 0;
    if (kept < part.offset + part.bytes.size())
        return refuse(step, {.reason = RefusalReason::malformed, .detail = "part of an edit"});
    if (kept < part.size) return;
    PackedEdit whole{part.number, store_.take_parts(device_)};
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

bool ServerSession::comes_again(EditNumber number) const { return wanted_ && number > *wanted_; }

bool ServerSession::take(const PackedEdit& packed, Instant now, Taken& taken, Step& step) {
    if (comes_again(packed.number)) return true;
    const auto no = [&](RefusalReason reason, const char* detail) {
        refuse(step, {.reason = reason, .detail = detail});
        return false;
    };
    if (packed.number <= known_) {
        const auto name = name_of_packed(packed.bytes);
        if (!name) return no(RefusalReason::malformed, "packed edit");
        // Its receipt went with the welcome.
        return is_same_as_known(packed.number, *name) || no(RefusalReason::identity_reused, "");
    }
    if (packed.number != known_.next()) return no(RefusalReason::malformed, "gap in numbers");
    seen_.clear();
    auto edit = unpack_edit(packed.bytes, [this](const RecordId& record, const FieldPath& path) {
        return find_seen(record, path);
    });
    if (!edit) {
        const bool is_elsewhere = edit.error().code == ErrorCode::not_found;
        if (!is_elsewhere || wanted_) return no(RefusalReason::malformed, "packed edit");
        wanted_ = taken.wanted = packed.number;
        return true;
    }
    wanted_.reset();
    const AppliedEdit applied = store_.apply_edit(device_, {packed.number, *edit}, now);
    // Other content under an id that is taken could never be answered.
    if (applied.was_known && applied.receipt.edit_hash != edit_hash(*edit))
        return no(RefusalReason::identity_reused, "");
    if (taken.receipts.empty()) taken.first = packed.number;
    known_ = packed.number;
    taken.echo_free.push_back(spare_echo(applied));
    taken.receipts.push_back(applied.receipt);
    return true;
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
    return receipts.empty() || (receipts.front().edit == name.edit &&
                                receipts.front().edit_hash == name.edit_hash);
}

void ServerSession::answer(const Taken& taken, Instant now, Step& step) {
    if (!taken.receipts.empty())
        send_receipts(taken.first, taken.receipts, taken.echo_free, step);
    if (taken.wanted) step.send.emplace_back(EditWanted{*taken.wanted});
    pull_when_all_is_in(now, step);
}

}  // namespace thidua
