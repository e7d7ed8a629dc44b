#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "shared/model/field_rules.h"
#include "shared/model/rights.h"
#include "shared/model/scope.h"

namespace thidua {

/// Where a record of a type may stand on its way.
struct StateRule {
    std::string_view name;
    const char* words = "";  ///< tr_later
    /// Whoever may change the record may do so here. Elsewhere only fields with a right of their
    /// own are changed, and what somebody typed meanwhile is kept on the device with the reason.
    bool is_open = false;
};

/// A workflow step and the right it takes. With `to` it is one of the table's (table_workflow.h);
/// without, workflow_rules.cpp has it.
struct StepRule {
    std::string_view name;
    Action action;
    std::span<const std::string_view> from = {};
    std::string_view to = {};
    const char* words = "";  ///< what the person does: "Submit"; tr_later
    /// What is said with it; each becomes the field of that path, which only steps write.
    std::span<const FieldRule> arguments = {};
    /// Cleared by it, such as the reason of an earlier return.
    std::span<const std::string_view> clears = {};
    /// The content becomes the next version, and all that is needed must be there. A decision about
    /// an earlier version never hits it.
    bool makes_version = false;
    /// The field in which it notes the state it was taken in; only steps write it.
    std::string_view notes_state_in = {};
    /// The field that says to which state it goes back, and is cleared; `to` where it says nothing.
    std::string_view goes_back_to = {};
};

/// Where the records of one type may stand, what they hold, and what may be done to them from a
/// device. An action that is absent is nobody's: only the server itself does it. The server asks
/// this of every operation (rule 6); for types with states or fields it is the whole of it, for the
/// others what a value may be is asked beyond it (server/store/edit_content.h).
struct RecordRule {
    std::string_view type;
    ScopeKinds stands_in;
    std::optional<Action> create = {};
    /// Whoever has this right for the unit that the new record names may make it too.
    std::optional<Action> create_for_unit = {};
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

    /// What it is called on the command line: "difficulty"; empty where it has commands of its own.
    std::string_view noun = {};
    const char* words = "";  ///< what it is called by people; tr_later
    /// Fields that this version does not know are carried (rule 9).
    std::span<const FieldRule> fields = {};
    /// The first is where it begins.
    std::span<const StateRule> states = {};
    /// Its id is made from its type and the values of these: where only one may exist.
    std::span<const std::string_view> id_keys = {};

    [[nodiscard]] bool is_of_table() const { return !fields.empty(); }
};

/// Null for a type that this version does not know.
[[nodiscard]] const RecordRule* find_record_rule(std::string_view type);
[[nodiscard]] std::span<const RecordRule> record_rules();
/// Null when the type has no such step.
[[nodiscard]] const StepRule* find_step(const RecordRule& rule, std::string_view step);
[[nodiscard]] std::optional<Action> find_step_action(const RecordRule& rule, std::string_view step);

/// Whether somebody of that role may put what this version does not know, of a newer client, into
/// a scope of that kind (rule 9): the unit's own, and for the Office all that it keeps.
[[nodiscard]] bool may_carry(Role role, ScopeKind kind);

}  // namespace thidua
