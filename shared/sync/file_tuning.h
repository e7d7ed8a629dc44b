#pragma once

#include <chrono>
#include <cstddef>

/// Every number of the transfer of files that could be another, with its reason.
namespace thidua::tuning {

/// The smallest part: what a cut throws away of a line that has carried nothing yet.
inline constexpr std::size_t file_part_bytes_min = 8 << 10;
/// A part is at most one so many-th of what this connection has carried of files: a cut in the
/// middle of one costs a few parts in a hundred.
inline constexpr std::size_t carried_per_part = 32;
/// Parts on their way; with an edit behind them.
inline constexpr std::size_t file_parts_in_flight = 4;
inline constexpr std::size_t file_window_bytes_max = 1 << 20;
/// Acknowledged sooner: twice as much may be under way. Later than the second: half.
inline constexpr std::chrono::milliseconds file_line_is_quick{500};
inline constexpr std::chrono::milliseconds file_line_is_slow{1000};
/// What the server sends for one FileWanted, and how many a device asks for ahead.
inline constexpr std::size_t fetched_part_bytes = 32 << 10;
inline constexpr std::size_t fetched_parts_ahead_max = 8;

}  // namespace thidua::tuning
