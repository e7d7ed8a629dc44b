#pragma once

#include <string_view>

/// The permanent names of the types of records (Record::type).
namespace thidua::record_types {

inline constexpr std::string_view unit = "unit";
inline constexpr std::string_view movement = "movement";
inline constexpr std::string_view plan = "plan";
inline constexpr std::string_view obligation = "obligation";
inline constexpr std::string_view period = "period";
inline constexpr std::string_view holiday_calendar = "holiday_calendar";
inline constexpr std::string_view form = "form";
inline constexpr std::string_view report = "report";
inline constexpr std::string_view submission = "submission";
inline constexpr std::string_view evidence = "evidence";
inline constexpr std::string_view extension = "extension";
inline constexpr std::string_view exemption = "exemption";
inline constexpr std::string_view conflict = "conflict";
inline constexpr std::string_view device = "device";
inline constexpr std::string_view consolidation = "consolidation";
inline constexpr std::string_view announcement = "announcement";
inline constexpr std::string_view nomination = "nomination";
inline constexpr std::string_view difficulty = "difficulty";
inline constexpr std::string_view initiative = "initiative";
inline constexpr std::string_view attachment = "attachment";
inline constexpr std::string_view council_session = "council_session";
inline constexpr std::string_view vote = "vote";
inline constexpr std::string_view ballot = "ballot";
inline constexpr std::string_view dispatch = "dispatch";
inline constexpr std::string_view change = "change";
inline constexpr std::string_view restore = "restore";
inline constexpr std::string_view recovered = "recovered";
inline constexpr std::string_view held = "held";
inline constexpr std::string_view read_out = "read_out";
inline constexpr std::string_view legal_basis = "legal_basis";
inline constexpr std::string_view criteria_set = "criteria_set";
inline constexpr std::string_view acknowledgement = "acknowledgement";
inline constexpr std::string_view meeting = "meeting";
inline constexpr std::string_view reminder = "reminder";
inline constexpr std::string_view person = "person";
inline constexpr std::string_view other_party = "other_party";
inline constexpr std::string_view target = "target";
inline constexpr std::string_view assessment = "assessment";
inline constexpr std::string_view role_model = "role_model";
inline constexpr std::string_view inspection = "inspection";
inline constexpr std::string_view self_inspection = "self_inspection";
inline constexpr std::string_view praise = "praise";
inline constexpr std::string_view award_round = "award_round";
inline constexpr std::string_view award_decision = "award_decision";
inline constexpr std::string_view award = "award";
inline constexpr std::string_view cancellation = "cancellation";
inline constexpr std::string_view vote_count = "vote_count";
inline constexpr std::string_view document = "document";
inline constexpr std::string_view rule_set = "rule_set";
inline constexpr std::string_view correction = "correction";
inline constexpr std::string_view section_text = "section_text";
inline constexpr std::string_view phase_lock = "phase_lock";
inline constexpr std::string_view registration = "registration";
inline constexpr std::string_view upward_dossier = "upward_dossier";
inline constexpr std::string_view discipline = "discipline";

}  // namespace thidua::record_types
