#pragma once

#include <optional>

#include "client/store/changes_in_question.h"
#include "client/store/local_store.h"
#include "shared/record/record.h"

namespace thidua {

/// No mass surprise (rule 14): counts what one pull removes from base or changes in it, from its
/// first page to its end. What is new does not count, nor what this device's own waiting edits
/// touch. The transactions are the caller's, unless said otherwise.
class MassChange {
public:
    explicit MassChange(LocalStore& store) : store_{store} {}

    /// Whatever this pull brings is expected: the server said why, or a person agreed.
    void allow();
    [[nodiscard]] bool is_allowed();
    /// To be called before it happens.
    void note_removed(std::string_view type, std::size_t count = 1);
    void note_changed(std::string_view type);
    /// More than a third, of fifty records or more, with what the same pull did before.
    [[nodiscard]] bool is_too_much();
    /// What was noted is being stored.
    void store_count();
    /// The pull is complete, and nothing is in question any more.
    void finish();

    /// Keeps the question, in a transaction of its own: the one that raised it is undone.
    void ask();
    [[nodiscard]] std::optional<ChangesInQuestion> find_question();
    /// A person agreed: the next pull goes through. A transaction of its own.
    void accept();

private:
    ChangesInQuestion& total();
    LocalStore& store_;
    std::optional<ChangesInQuestion> total_;  ///< of the pull, once something was noted
};

}  // namespace thidua
