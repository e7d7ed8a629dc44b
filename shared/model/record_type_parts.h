#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "shared/base/translate.h"
#include "shared/model/field_rules.h"
#include "shared/model/record_rules.h"
#include "shared/model/record_types.h"

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
inline constexpr std::array<ChoiceRule, 6> commendations{{
    {"merit", tr_later("merit")},
    {"thematic", tr_later("thematic")},
    {"sudden", tr_later("for a sudden feat")},
    {"service", tr_later("long service")},
    {"tenure", tr_later("years of service")},
    {"foreign", tr_later("external relations")},
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
inline constexpr std::array<std::string_view, 1> of_issued{"issued"};
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

/// What a unit hands in and the Office takes or gives back.
inline constexpr std::array<StateRule, 4> handed_in_states{{
    {"draft", tr_later("Draft"), true},
    {"submitted", tr_later("Submitted")},
    {"returned", tr_later("Returned"), true},
    {"accepted", tr_later("Accepted")},
}};
/// `hand_in`: the right that it takes in the unit; `review`: in the Office.
constexpr std::array<StepRule, 4> handed_in_steps(
    Action hand_in, Action review, std::span<const FieldRule> said_on_acceptance = {}) {
    return {{
        {"submit",
         hand_in,
         of_draft_returned,
         "submitted",
         tr_later("Submit"),
         {},
         of_reason,
         true},
        {"withdraw", hand_in, of_submitted, "draft", tr_later("Take back")},
        {"accept", review, of_submitted, "accepted", tr_later("Accept"), said_on_acceptance},
        {"return", review, of_submitted_accepted, "returned", tr_later("Return"), says_reason},
    }};
}

/// Of every paper: the documents that it rests on, who signs, whom it goes to.
inline constexpr std::array<FieldRule, 7> bases_fields{{
    field("bases/*/kind", text, tr_later("Kind of document")),
    field("bases/*/number", text, tr_later("Number")),
    field("bases/*/date", date, tr_later("Date")),
    field("bases/*/issuer", text, tr_later("Issued by")),
    field("bases/*/subject", prose, tr_later("Subject")),
    field("bases/*/order", integer, tr_later("Order")),
    field("bases/*/basis", record, tr_later("Legal basis")).of(record_types::legal_basis),
}};
inline constexpr std::array<FieldRule, 4> signer_fields{{
    field("signer/name", text, tr_later("Signed by")),
    field("signer/title", text, tr_later("Title of the signer")),
    field("signer/capacity", choice, tr_later("Capacity of the signer")).out_of(capacities),
    field("signer/for", text, tr_later("Signs for")),
}};
inline constexpr std::array<FieldRule, 4> recipients_fields{{
    field("recipients/*/name", text, tr_later("Recipient")),
    field("recipients/*/purpose", text, tr_later("Purpose")),
    field("recipients/*/group", text, tr_later("Group under one brace")),
    field("recipients/*/order", integer, tr_later("Order")),
}};

/// One table of several.
template <std::size_t... Sizes>
constexpr auto joined(const std::array<FieldRule, Sizes>&... parts) {
    std::array<FieldRule, (Sizes + ...)> all{};
    std::size_t at = 0;
    const auto add = [&](const auto& part) {
        for (const FieldRule& rule : part) all[at++] = rule;
    };
    (add(parts), ...);
    return all;
}

}  // namespace thidua::record_type_parts
