#include "tests/simulator/reference_model.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/base/limits.h"
#include "shared/base/text.h"
#include "shared/forms/answers.h"
#include "shared/record/merge.h"
#include "tests/simulator/message_words.h"
#include "tests/simulator/paragraphs.h"

namespace thidua::simulator {
namespace {

using Kind = OutcomeKind;
using Reason = RejectReason;

bool was_refused(const OperationOutcome& outcome) {
    return outcome.reason == Reason::not_allowed || outcome.reason == Reason::invalid_value ||
           outcome.reason == Reason::too_large;
}

std::string words(const OperationOutcome& outcome) {
    return fmt::format("{}/{}", static_cast<int>(outcome.kind), static_cast<int>(outcome.reason));
}

}  // namespace

void ReferenceModel::apply(const LogEntry& entry) {
    hands_ = entry.edit.author + " at " + entry.device_name;
    carrier_ = entry.edit.id;
    made_here_.clear();
    set_here_.clear();
    settled_here_.clear();
    for (const Operation& operation : entry.edit.operations) {
        if (operation.path == "settle" && is_about_what_is(operation))
            settled_here_.insert(operation.record);
        if (operation.kind == OperationKind::set)
            set_here_.insert({operation.record, operation.path});
    }
    // A step depends on all the rest.
    bool any_rejected = false;
    for (const bool steps : {false, true})
        for (std::size_t at = 0; at < entry.edit.operations.size(); ++at)
            if ((entry.edit.operations[at].kind == OperationKind::step) == steps)
                any_rejected |= is_rejected(entry, at, any_rejected);
}

bool ReferenceModel::is_rejected(const LogEntry& entry, std::size_t at, bool any_rejected) {
    const OperationOutcome& logged = entry.outcomes.at(at);
    const OperationOutcome expected =
        was_refused(logged) ? logged : perform(entry, at, any_rejected);
    if (expected.kind == logged.kind && expected.reason == logged.reason)
        return expected.kind == Kind::rejected;
    const Operation& operation = entry.edit.operations[at];
    surprises_.push_back(
        {operation.record, operation.path, operation.kind == OperationKind::create,
         fmt::format("seq {} edit {} operation {} ({} of {}) came out as {}; the rules say {}",
                     entry.seq.value(), short_id(entry.edit.id.value()), at, operation.path,
                     short_id(operation.record.value()), words(logged), words(expected))});
    return expected.kind == Kind::rejected;
}

OperationOutcome ReferenceModel::perform(const LogEntry& entry, std::size_t at, bool any_rejected) {
    const Operation& operation = entry.edit.operations[at];
    if (operation.kind == OperationKind::create) {
        if (!records_.try_emplace(operation.record).second) return {.kind = Kind::already};
        types_[operation.record] = operation.record_type;
        made_here_.insert(operation.record);
        return {.kind = Kind::applied};
    }
    if (operation.path == "settle")
        return any_rejected ? rejected(Reason::depends_on_rejected) : settle(operation);
    if (operation.path == "decide")
        return any_rejected ? rejected(Reason::depends_on_rejected) : judge_claim(operation);
    if (!records_.contains(operation.record)) return rejected(Reason::unknown_record);
    if (operation.kind == OperationKind::step)
        return any_rejected ? rejected(Reason::depends_on_rejected) : step(operation);
    const RecordId conflict = entry.outcomes[at].conflict;
    const auto outcome = operation.kind == OperationKind::remove_row
                             ? remove_row(operation, conflict)
                             : set(operation, conflict);
    if (outcome.kind != Kind::conflict) agree({operation.record, operation.path});
    return outcome;
}

OperationOutcome ReferenceModel::set(const Operation& operation, const RecordId& conflict) {
    Fields& fields = records_[operation.record];
    // A second maker of the same record changes neither what it is for nor where it stands.
    const std::string& type = types_[operation.record];
    const bool is_fixed =
        type == "submission" || (type == "report" && !operation.path.starts_with("answers/"));
    if (is_fixed && !made_here_.contains(operation.record)) return {.kind = Kind::already};
    if (text_or_empty(fields, "state") == "accepted" && operation.path.starts_with("answers/"))
        return ask(operation, conflict);
    const Value now = find_value(fields, operation.path);
    if (now == operation.seen && !is_in_removed_row(operation)) {
        set_value(fields, operation.path, operation.value);
        return {.kind = now == operation.value ? Kind::already : Kind::applied};
    }
    for (auto& [id, open] : conflicts_) {
        const bool is_made_on_it = open.is_open && !settled_here_.contains(id) &&
                                   open.place == Place{operation.record, operation.path} &&
                                   open.other == operation.seen && open.hands == hands_;
        if (!is_made_on_it) continue;
        open.other = operation.value;
        open.carrier = carrier_;
        return {.kind = Kind::conflict_moved};
    }
    if (now == operation.value) return {.kind = Kind::already};
    if (is_in_removed_row(operation)) return open(operation, conflict);
    const auto* base = std::get_if<std::string>(&operation.seen);
    const auto* a = std::get_if<std::string>(&now);
    const auto* b = std::get_if<std::string>(&operation.value);
    if (base == nullptr || a == nullptr || b == nullptr) return open(operation, conflict);
    const auto both = joined(*base, *a, *b);
    // Two texts that fit may be too long together: a person decides what goes.
    if (!both || code_points(*both) > limits::text_points_max) return open(operation, conflict);
    set_value(fields, operation.path, *both);
    return {.kind = Kind::merged};
}

/// Somebody removed the row of this cell, and this edit does not bring it back.
bool ReferenceModel::is_in_removed_row(const Operation& operation) {
    const auto cell = split_answer_path(operation.path);
    if (!cell || cell->column.empty() || is_null(operation.value)) return false;
    const FieldPath marker = row_marker_path(cell->field, *cell->row);
    return is_null(find_value(records_[operation.record], marker)) &&
           !made_here_.contains(operation.record) &&
           !set_here_.contains({operation.record, marker});
}

OperationOutcome ReferenceModel::open(const Operation& operation, const RecordId& conflict) {
    conflicts_[conflict] = {{operation.record, operation.path}, operation.value, hands_, carrier_};
    return {.kind = Kind::conflict};
}

OperationOutcome ReferenceModel::remove_row(const Operation& operation, const RecordId& conflict) {
    Fields& fields = records_[operation.record];
    std::vector<FieldPath> gone;
    for (const auto& [path, value] : fields)
        if (path == operation.path || path.starts_with(operation.path + "/")) gone.push_back(path);
    if (is_null(find_value(fields, operation.path))) return {.kind = Kind::already};
    const bool is_as_seen = row_fingerprint(fields, operation.path) == operation.seen;
    if (text_or_empty(fields, "state") == "accepted") {
        if (!is_as_seen || is_asked_for_below(operation)) return dispute(operation, conflict);
        for (const FieldPath& path : gone) request(operation, path, Null{});
        return {.kind = Kind::noted};
    }
    if (!is_as_seen) return open(operation, conflict);
    for (const FieldPath& path : gone) {
        fields.erase(path);
        agree({operation.record, path});
    }
    return {.kind = Kind::applied};
}

/// Both sides of a conflict came to the same value: nothing is left to decide.
void ReferenceModel::agree(const Place& place) {
    for (auto& [id, conflict] : conflicts_)
        if (conflict.place == place && !settled_here_.contains(id) &&
            conflict.other == find_value(records_[place.first], place.second))
            conflict.is_open = false;
}

std::multiset<ReferenceModel::OpenConflict> ReferenceModel::open_conflicts() const {
    std::multiset<OpenConflict> open;
    for (const auto& [id, conflict] : conflicts_)
        if (conflict.is_open)
            open.emplace(conflict.place.first, conflict.place.second,
                         find_value(records_.at(conflict.place.first), conflict.place.second),
                         conflict.other);
    return open;
}

}  // namespace thidua::simulator
