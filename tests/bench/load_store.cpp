#include "tests/bench/load_store.h"

#include <algorithm>

#include "shared/sync/grant.h"
#include "shared/wire/codec.h"

namespace thidua {

Announced announced(const Edit& edit) {
    const Bytes bytes = encode_edit(edit);
    return {edit.id, sha256(bytes), static_cast<std::uint32_t>(bytes.size())};
}

LoadStore::LoadStore(const LoadDevice& device, Typing typing)
    : typing_{std::move(typing)},
      position_{.device = device.id,
                .epoch = device.epoch,
                .grant = device.grant,
                .cursor = device.head,
                .head = device.head,
                .head_hash = device.head_hash} {}

void LoadStore::type(std::size_t edits) {
    for (const std::size_t last = typed_ + edits; typed_ < last;) {
        waiting_.push_back(announced(typing_(EditNumber{++typed_})));
    }
}

void LoadStore::type(const std::vector<Announced>& edits) {
    waiting_.insert(waiting_.end(), edits.begin(), edits.end());
    typed_ += edits.size();
}

Manifest LoadStore::manifest() {
    return {.first = EditNumber{answered_ + 1},
            .entries = {waiting_.begin(), waiting_.end()},
            .is_told = !waiting_.empty() && told_ == typed_};
}

std::vector<WaitingEdit> LoadStore::list_waiting(EditNumber from, std::size_t bytes_max) {
    std::vector<WaitingEdit> some;
    std::size_t bytes = 0;
    for (std::size_t number = from.value(); number <= typed_; ++number) {
        bytes += waiting_.at(number - answered_ - 1).size;
        if (!some.empty() && bytes > bytes_max) break;
        some.push_back({.numbered = {EditNumber{number}, typing_(EditNumber{number})}});
    }
    return some;
}

std::optional<Edit> LoadStore::find_edit(EditNumber number) {
    if (number.value() == 0 || number.value() > typed_) return std::nullopt;
    return typing_(number);
}

bool LoadStore::note_contact(const SignedStatement&, const std::vector<Announced>& manifest,
                             Instant) {
    told_ = std::max(told_, answered_ + manifest.size());
    return true;
}

bool LoadStore::adopt_grant(const std::vector<ScopeId>& scopes, GrantReason) {
    position_.grant = grant_fingerprint(scopes);
    return true;
}

bool LoadStore::apply_receipts(const Receipts& flight, ReceiptTotals& totals) {
    const std::size_t before = answered_;
    answered_ = std::max(answered_, flight.first.value() + flight.receipts.size() - 1);
    for (std::size_t done = before; done < answered_; ++done) waiting_.pop_front();
    for (const Receipt& receipt : flight.receipts) {
        rejected_ += receipt.has(OutcomeKind::rejected) ? 1 : 0;
        conflicts_ += receipt.has(OutcomeKind::conflict) ? 1 : 0;
    }
    totals.answered = answered_;
    if (answered_ > before) answered_at_ = Steady::now();
    return true;
}

PageResult LoadStore::apply_pages(std::span<const Page> pages) {
    for (const Page& page : pages) pulled_ += page.records.size();
    return PageResult::applied;
}

PullEnd LoadStore::finish_pull(Sequence through, const Hash& log_hash) {
    position_.cursor = position_.head = through;
    position_.head_hash = log_hash;
    return PullEnd::complete;
}

}  // namespace thidua
