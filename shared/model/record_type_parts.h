#pragma once

#include <array>

#include "shared/base/translate.h"
#include "shared/model/field_rules.h"
#include "shared/model/record_rules.h"

/// What several groups of record types say alike: choices, states a step begins in, key fields,
/// fields that a step must bring. Only the *_record_types.cpp include it.
namespace thidua::record_type_parts {

using enum ValueKind;

inline constexpr std::array<ChoiceRule, 6> capacities{{
    {"own", tr_later("in person")},
    {"KT", tr_later("in place of the head (KT.)")},
    {"TM", tr_later("on behalf of the collective (TM.)")},
    {"TL", tr_later("by order (TL.)")},
    {"TUQ", tr_later("by authorisation (TUQ.)")},
    {"Q", tr_later("acting (Q.)")},
}};
inline constexpr std::array<ChoiceRule, 2> genders{{
    {"female", tr_later("female")},
    {"male", tr_later("male")},
}};
inline constexpr std::array<ChoiceRule, 3> levels{{
    {"organ", tr_later("Level of the organ")},
    {"province", tr_later("Level of the province")},
    {"state", tr_later("Level of the State")},
}};
inline constexpr std::array<ChoiceRule, 3> nominees{{
    {"collective", tr_later("Collective")},
    {"individual", tr_later("Individual")},
    {"other_party", tr_later("Other party")},
}};

inline constexpr std::array<std::string_view, 1> of_closed{"closed"};
inline constexpr std::array<std::string_view, 1> of_draft{"draft"};
inline constexpr std::array<std::string_view, 2> of_draft_returned{"draft", "returned"};
inline constexpr std::array<std::string_view, 1> of_open{"open"};
inline constexpr std::array<std::string_view, 1> of_organ{"organ"};
inline constexpr std::array<std::string_view, 2> of_organ_key{"organ", "key"};
inline constexpr std::array<std::string_view, 1> of_reason{"reason"};
inline constexpr std::array<std::string_view, 1> of_sent{"sent"};
inline constexpr std::array<std::string_view, 1> of_signed{"signed"};
inline constexpr std::array<std::string_view, 1> of_submitted{"submitted"};
inline constexpr std::array<std::string_view, 2> of_submitted_accepted{"submitted", "accepted"};
inline constexpr std::array<std::string_view, 1> of_unit{"unit"};

inline constexpr std::array<FieldRule, 1> says_forwarded_to{{
    field("forwarded_to", text, tr_later("Forwarded to")).needed_at_once(),
}};
inline constexpr std::array<FieldRule, 2> says_number_and_issued_on{{
    field("number", text, tr_later("Number")).needed_at_once(),
    field("issued_on", date, tr_later("Date of issue")).needed_at_once(),
}};
inline constexpr std::array<FieldRule, 1> says_reason{{
    field("reason", prose, tr_later("Reason")).needed_at_once(),
}};

}  // namespace thidua::record_type_parts
