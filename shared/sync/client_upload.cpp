// How the device's end sends what waits (PROTOCOL.md, "What travels").
#include <algorithm>

#include "shared/base/limits.h"
#include "shared/sync/client_session.h"
#include "shared/sync/tuning.h"
#include "shared/wire/codec.h"
#include "shared/wire/packed_edit.h"

namespace thidua {

std::size_t ClientSession::manifest_entries_max() const {
    return is_line_good() ? limits::manifest_entries_max
                          : position_.piece_bytes / tuning::manifest_entry_bytes;
}

bool ClientSession::is_line_good() const {
    return position_.piece_bytes >= tuning::piece_bytes_max;
}

void ClientSession::send_edits(std::size_t bytes_max, Step& step) {
    if (!is_line_good()) bytes_max = position_.piece_bytes;
    const auto has_more = [this] { return next_to_send_ <= last_waiting_; };
    while (has_more() && !may_send_at_ &&
           (options_.monologue || bytes_in_flight_ < tuning::edits_in_flight_bytes)) {
        auto waiting = store_.list_waiting(next_to_send_, bytes_max);
        if (waiting.empty()) return;
        send_waiting(std::move(waiting), step);
        if (!is_welcome_ && !options_.monologue) return;  // the first flight is one message
    }
}

/// In number order; what was answered in an earlier epoch travels with its answer.
void ClientSession::send_waiting(std::vector<WaitingEdit> waiting, Step& step) {
    Edits plain;
    Refeed fed;
    const auto flush = [&] {
        if (!plain.edits.empty()) step.send.emplace_back(std::exchange(plain, {}));
        if (!fed.edits.empty()) step.send.emplace_back(std::exchange(fed, {}));
    };
    for (WaitingEdit& edit : waiting) {
        const EditNumber number = edit.numbered.number;
        if (edit.is_submission && journal_) {
            flush();
            step.send.emplace_back(*std::exchange(journal_, {}));
        }
        if (edit.answer) {
            if (!plain.edits.empty()) flush();
            bytes_in_flight_ += encode_edit(edit.numbered.edit).size();
            feed(std::move(edit), fed);
        } else {
            if (!fed.edits.empty()) flush();
            PackedEdit packed = pack(edit.numbered);
            const bool is_long = packed.bytes.size() > position_.piece_bytes;
            if (is_long && !options_.monologue) {
                flush();
                // The welcome comes with how much of it is there.
                if (!is_welcome_) return;
                send_parts(packed, step);
            }
            bytes_in_flight_ += packed.bytes.size();
            if (!is_long || options_.monologue) plain.edits.push_back(std::move(packed));
        }
        next_to_send_ = number.next();
    }
    flush();
}

PackedEdit ClientSession::pack(const NumberedEdit& edit) const {
    const bool is_asked_whole = options_.monologue || whole_ == edit.number;
    return {edit.number, pack_edit(edit.edit, is_asked_whole ? Thinness::whole : Thinness::thin)};
}

void ClientSession::feed(WaitingEdit edit, Refeed& fed) {
    if (fed.flights.empty() || fed.flights.back() != edit.answer->flight)
        fed.flights.push_back(std::move(edit.answer->flight));
    fed.edits.push_back({std::move(edit.numbered), std::move(edit.answer->receipt),
                         static_cast<std::uint32_t>(fed.flights.size() - 1)});
}

void ClientSession::send_parts(const PackedEdit& packed, Step& step) {
    const Hash hash = sha256(packed.bytes);
    const bool is_begun = kept_ && kept_->number == packed.number && kept_->hash == hash;
    const std::size_t size = packed.bytes.size();
    for (std::size_t at = is_begun ? kept_->bytes : 0; at < size; at += position_.piece_bytes)
        step.send.emplace_back(EditPart{.number = packed.number,
                                        .hash = hash,
                                        .size = static_cast<std::uint32_t>(size),
                                        .offset = static_cast<std::uint32_t>(at),
                                        .bytes = packed.bytes.substr(at, position_.piece_bytes)});
    kept_.reset();
}

void ClientSession::on(const EditKept& kept, Instant, Step& step) {
    if (is_welcome_) return break_off(step, RefusalReason::malformed);
    kept_ = kept;
}

void ClientSession::on(const EditWanted& wanted, Instant, Step& step) {
    const bool is_sent = wanted.number > last_answered_ && wanted.number < next_to_send_;
    if (!is_sent || whole_ == wanted.number) return break_off(step, RefusalReason::malformed);
    whole_ = wanted.number;
    next_to_send_ = wanted.number;
    bytes_in_flight_ = 0;
    send_edits(tuning::edits_message_bytes, step);
}

void ClientSession::on_cut() {
    const bool is_pulling = is_welcome_ && !pulled_through_ && progress_.pull_to > 0;
    const bool had_work = last_answered_ < last_waiting_ || is_pulling;
    const bool has_moved = progress_.receipts.answered > 0 || progress_.records_pulled > 0;
    if (had_work && !has_moved)
        store_.set_piece_bytes(
            std::max(tuning::piece_bytes_min, position_.piece_bytes / tuning::piece_shrinks));
}

/// A line that carried all there was may carry more.
void ClientSession::note_good_line() {
    if (is_line_good() || has_praised_line_) return;
    has_praised_line_ = true;
    store_.set_piece_bytes(
        std::min(tuning::piece_bytes_max, position_.piece_bytes * tuning::piece_shrinks));
}

}  // namespace thidua
