#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "client/store/local_store.h"
#include "client/store/typed_text.h"
#include "shared/base/result.h"
#include "shared/record/edit.h"
#include "shared/record/merge.h"
#include "shared/wire/recovery_messages.h"

namespace thidua {

/// An edit of this device with what became of it.
struct SentEdit {
    NumberedEdit numbered;
    std::string state;               ///< "waiting", "answered", "done"
    std::optional<Receipt> receipt;  ///< the first one, whatever a restored server said later
};

/// The edits that this device made: kept from the moment a person saves until long after the
/// server has answered. What is not in base yet is replayed over it to make the view.
class Outbox {
public:
    explicit Outbox(LocalStore& store) : store_{store} {}

    /// Stores the edit under the next number and shows it in the view: one transaction, durable
    /// when it returns. Throws std::invalid_argument for an edit beyond the limits of the wire
    /// (empty, too many operations, too long a text): nothing was stored. What it is cut from goes
    /// out of the working copy in the same transaction.
    EditNumber append(const Edit& edit, const std::vector<TypedPlace>& cut_from = {});

    [[nodiscard]] std::size_t count_waiting();
    [[nodiscard]] bool has_waiting(const RecordId& record);
    [[nodiscard]] std::optional<SentEdit> find(const EditId& edit);
    [[nodiscard]] std::vector<SentEdit> list_of_record(const RecordId& record);
    /// The flight in which the edit's first receipt was signed; empty before there is one.
    [[nodiscard]] std::optional<FlightProof> find_flight(const EditId& edit);

    /// Edits that were rejected, wholly or in part, and not decided by the person.
    [[nodiscard]] std::vector<SentEdit> list_attention();
    [[nodiscard]] std::size_t count_attention();
    [[nodiscard]] bool needs_attention(const RecordId& record);
    void settle_attention(const EditId& edit);

    /// Makes the overlay anew from base and the edits that are not in it; what is the same in both
    /// stands in base alone. Inside the caller's transaction.
    void rebuild_view();
    /// Instead, when base has taken up the edit just as it stands in the overlay and it is done: of
    /// thousands that wait none is replayed again. `records` are those that it is about. False when
    /// that is not enough, and the view has to be made anew. Inside the caller's transaction.
    [[nodiscard]] bool take_out_of_view(const EditId& edit, const std::set<RecordId>& records);

private:
    [[nodiscard]] bool has_unfinished(const RecordId& record);
    void uncover_same(const std::set<RecordId>& records);
    /// `kept_through`: what is kept aside up to that generation holds what the edit did.
    void replay(const SentEdit& sent, std::int64_t kept_through);
    LocalStore& store_;
};

}  // namespace thidua
