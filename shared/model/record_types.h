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

}  // namespace thidua::record_types
