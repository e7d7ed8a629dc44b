// How the device's end sends what waits (PROTOCOL.md, "What travels").
#include <algorithm>
#include <limits>

#include "shared/base/limits.h"
#include "shared/sync/client_session.h"
#include "shared/sync/tuning.h"
#include "shared/wire/codec.h"
#include "shared/wire/packed_edit.h"
#include "shared/wire/squeezed_edit.h"

namespace thidua {

/// What a bad line is to announce for the first time goes before what it has to carry.
std::size_t ClientSession::manifest_entries_max(const Manifest& manifest) const {
    if (is_line_good()) return limits::manifest_entries_max;
    if (manifest.is_told)
        return std::max(position_.piece_bytes / tuning::bytes_of_piece_per_receipt,
                        tuning::receipts_per_flight_min);
    return position_.piece_bytes / tuning::bytes_of_piece_per_announcement;
}

bool ClientSession::is_line_good() const {
    return position_.piece_bytes >= tuning::piece_bytes_max;
}

bool ClientSession::is_worth_packing_densely() const {
    return is_line_good() && !options_.monologue && has_backlog_;
}

void ClientSession::pass_over_known(EditNumber known) {
    const EditNumber named{first_waiting_.value() + hello_.manifest.size()};
    next_to_send_ = std::max(next_to_send_, std::min(known.next(), named));
}

void ClientSession::send_edits(Step& step) {
    const bool may_flow = is_welcome_ || options_.monologue;
    if (!may_flow && waits_for_welcome_) return;
    std::size_t room =
        may_flow ? std::numeric_limits<std::size_t>::max() : tuning::first_flight_bytes;
    while (next_to_send_ <= last_waiting_ && !may_send_at_ &&
           (options_.monologue || bytes_in_flight_ < tuning::edits_in_flight_bytes)) {
        const EditNumber first = next_to_send_;
        send_waiting(store_.list_waiting(first, std::min(message_bytes_, room)), room, step);
        if (next_to_send_ == first) return;
        if (is_line_good())
            message_bytes_ = std::min(tuning::edits_message_bytes,
                                      message_bytes_ + tuning::first_edits_message_bytes);
    }
}

/// In number order; what was answered in an earlier epoch travels with its answer. Before the
/// welcome only what there is room for, and no piece: the welcome comes with how much of a long
/// edit is there.
void ClientSession::send_waiting(std::vector<WaitingEdit> waiting, std::size_t& room, Step& step) {
    Edits plain;
    Refeed fed;
    const auto flush = [&] {
        if (!plain.edits.empty()) step.send.emplace_back(std::exchange(plain, {}));
        if (!fed.edits.empty()) step.send.emplace_back(std::exchange(fed, {}));
    };
    for (WaitingEdit& edit : waiting) {
        const EditNumber number = edit.numbered.number;
        PackedEdit packed;
        if (!edit.answer) packed = pack(edit.numbered);
        const std::size_t size =
            edit.answer ? encode_edit(edit.numbered.edit).size() : packed.bytes.size();
        const bool is_long = size > position_.piece_bytes && !edit.answer && !options_.monologue;
        if (size > room || (is_long && !is_welcome_)) break;
        if (edit.is_evidence && journal_ && !std::exchange(is_journal_sent_, true)) {
            flush();
            step.send.emplace_back(*journal_);
        }
        if (edit.answer ? !plain.edits.empty() : !fed.edits.empty()) flush();
        if (edit.answer) {
            feed(std::move(edit), fed);
        } else if (is_long) {
            flush();
            send_parts(packed, step);
        } else {
            plain.edits.push_back(std::move(packed));
        }
        bytes_offered_ += size;
        bytes_in_flight_ += size;
        ++edits_offered_;
        if (!is_welcome_ && !options_.monologue) room -= size;
        next_to_send_ = number.next();
    }
    flush();
}

PackedEdit ClientSession::pack(const NumberedEdit& edit) {
    const bool is_asked_whole = options_.monologue || whole_ == edit.number;
    const Thinness thinness = is_asked_whole ? Thinness::whole : Thinness::thin;
    PackedEdit packed{edit.number, pack_edit(edit.edit, thinness)};
    if (kept_ && kept_->number == edit.number && !is_asked_whole && !is_begun(packed)) {
        PackedEdit begun{edit.number, pack_edit(edit.edit, Thinness::whole)};
        if (is_begun(begun)) return begun;
    }
    const bool is_worth_it = packed.bytes.size() >= tuning::squeezed_bytes_min;
    if (is_asked_whole || is_line_good() || !is_worth_it || is_begun(packed)) return packed;
    Basis basis{.end = edit.number};
    for (std::uint64_t number = edit.number.value(); number > 1; --number) {
        const auto before = store_.find_edit(EditNumber{number - 1});
        if (!before || !basis.put_before(*before)) break;
    }
    packed.bytes = squeeze_edit(packed.bytes, basis);
    return packed;
}

void ClientSession::feed(WaitingEdit edit, Refeed& fed) {
    if (fed.flights.empty() || fed.flights.back() != edit.answer->flight)
        fed.flights.push_back(std::move(edit.answer->flight));
    fed.edits.push_back({std::move(edit.numbered), std::move(edit.answer->receipt),
                         static_cast<std::uint32_t>(fed.flights.size() - 1)});
}

/// Part of these very bytes is at the server.
bool ClientSession::is_begun(const PackedEdit& packed) const {
    return kept_ && kept_->number == packed.number && kept_->hash == sha256(packed.bytes);
}

void ClientSession::send_parts(const PackedEdit& packed, Step& step) {
    const Hash hash = sha256(packed.bytes);
    const std::size_t size = packed.bytes.size();
    for (std::size_t at = is_begun(packed) ? kept_->bytes : 0; at < size;
         at += position_.piece_bytes)
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
    send_edits(step);
}

void ClientSession::on_cut() {
    Step step;
    write_pages(step);
    const bool is_pulling = is_welcome_ && !pulled_through_ && progress_.pull_to > 0;
    if (last_answered_ >= last_waiting_ && !is_pulling) return;
    const std::size_t answered = progress_.receipts.answered;
    std::size_t piece = position_.piece_bytes;
    if (answered == 0 && progress_.records_pulled == 0)
        piece /= tuning::piece_shrinks;
    else if (bytes_offered_ * answered < tuning::bad_line_bytes * edits_offered_)
        piece = std::min(piece, tuning::bad_line_piece_bytes);
    piece = std::max(piece, tuning::piece_bytes_min);
    if (piece != position_.piece_bytes) store_.set_piece_bytes(piece);
}

/// A line that carried all there was may carry more.
void ClientSession::note_good_line() {
    if (is_line_good() || has_praised_line_) return;
    has_praised_line_ = true;
    store_.set_piece_bytes(
        std::min(tuning::piece_bytes_max, position_.piece_bytes * tuning::piece_shrinks));
}

}  // namespace thidua
