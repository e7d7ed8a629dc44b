#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "shared/model/rights.h"
#include "shared/model/scope.h"

namespace thidua {

/// A workflow step and the right it takes.
struct StepRule {
    std::string_view name;
    Action action;
};

/// Where the records of one type may stand and what may be done to them from a device. An action
/// that is absent is nobody's: only the server itself does it. The server asks this of every
/// operation (rule 6); what a value may be, and whether an id is the one its key makes, is asked
/// beyond it.
struct RecordRule {
    std::string_view type;
    ScopeKinds stands_in;
    std::optional<Action> create = {};
    /// Fields and rows of one that stands there already.
    std::optional<Action> change = {};
    /// Only the fields below this may be changed; empty: all but the keys.
    std::string_view change_below = {};
    /// What its maker says once and for all: what its id is made from and where it belongs. "unit"
    /// and "organ" among them must be those of the scope.
    std::span<const std::string_view> keys = {};
    std::span<const StepRule> steps = {};
    /// Its id is random (version 7), so that nobody can take the id that another record will have.
    bool has_random_id = false;
    /// Two machines may make the same one while offline: they meet in one record, and what the
    /// second says of fields that may not be changed is passed over by the workflow.
    bool is_made_twice = false;
};

/// Null for a type that this version does not know.
[[nodiscard]] const RecordRule* find_record_rule(std::string_view type);
[[nodiscard]] std::span<const RecordRule> record_rules();
/// The right that the step takes; empty when the type has no such step.
[[nodiscard]] std::optional<Action> find_step_action(const RecordRule& rule,
                                                     std::string_view step);

/// Whether somebody of that role may put what this version does not know, of a newer client, into
/// a scope of that kind (rule 9): the unit's own, and for the Office all that it keeps.
[[nodiscard]] bool may_carry(Role role, ScopeKind kind);

}  // namespace thidua
