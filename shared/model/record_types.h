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

}  // namespace thidua::record_types
