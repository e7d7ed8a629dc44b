#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/record/merge_desk.h"

namespace thidua {

/// People who write into one record, each on what they saw last. Every value is written only once,
/// so that one can ask later where it went. Draws from RapidCheck: for use inside a property.
class Crowd {
public:
    explicit Crowd(MergeDesk& desk) : desk_{desk} {}

    /// An edit of one to three fields by one of three people, made on what that person saw.
    Edit next_edit();
    /// The person looks at the record as it is now.
    void look(const Person& person);
    /// Writes and looks at random, some tens of times.
    void bustle();

    [[nodiscard]] const Person& author_of(const Edit& edit) const;
    /// The operations that were merged so far.
    [[nodiscard]] const std::vector<Operation>& history() const { return history_; }
    void apply(const Edit& edit);

private:
    Operation next_operation(Fields& view);

    MergeDesk& desk_;
    std::map<std::string, Fields> views_;
    std::vector<Operation> history_;
    int values_ = 0;
};

/// The paths that a crowd writes to.
const std::vector<FieldPath>& crowd_paths();

}  // namespace thidua
