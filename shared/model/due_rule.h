#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/model/obligation.h"

// The due rule of an obligation is settled as a whole: day, month and wording of two people must
// never make a third rule that nobody wrote. So it is one text, "rule", over which two people get
// one question. Older programs know only its parts, each a field below "schedule/". The server
// alone puts the first whole together, and afterwards brings the parts to the whole and takes over
// what an older program made of the parts; "rule_followed" is the rule that the parts said last.
// A device writes the whole where there is one and else the parts, so that a server that knows only
// these goes on being obeyed.
namespace thidua {

inline constexpr std::string_view due_rule_path = "rule";
inline constexpr std::string_view followed_rule_path = "rule_followed";

/// "kind=annual; due_month=12; due_day=15; …": every part under its name of a field. The same rule
/// always gives the same text.
[[nodiscard]] std::string rule_text(const ScheduleRule& rule);
/// Empty for anything but what rule_text() makes of a sound rule: another program's text, perhaps a
/// newer one's.
[[nodiscard]] std::optional<ScheduleRule> rule_from_text(std::string_view text);

/// Brings the fields to what the obligation says, its rule where this record has it.
void write_obligation(Fields& fields, const Obligation& obligation);

/// What the server makes of the whole and the parts when they do not say the same.
struct RuleUpdate {
    Record seen;  ///< what the server's edit is made on
    Record after;
    /// A newer program changed the whole, an older one the parts: the edit opens a conflict.
    bool is_contested = false;
};
/// Empty when whole and parts agree, and where the whole is a newer program's.
[[nodiscard]] std::optional<RuleUpdate> settle_rule(const Record& obligation);

}  // namespace thidua
