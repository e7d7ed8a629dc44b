#pragma once

#include <chrono>
#include <cstddef>

/// Every number of a session that could be another, with its reason.
namespace thidua::tuning {

/// Edits that leave with the hello, before the server has said a word: packed, one initial TCP
/// window.
inline constexpr std::size_t first_flight_bytes = 48 << 10;
/// A longer edit travels in pieces, each of which the server keeps: what a cut may cost.
inline constexpr std::size_t piece_bytes_max = 16 << 10;
/// The first message of edits; each next one is longer by as much, up to the second figure. What has
/// arrived whole before a cut need not come again.
inline constexpr std::size_t first_edits_message_bytes = 4 << 10;
/// Edits of one later message: large enough to share a commit, small enough to be answered soon.
inline constexpr std::size_t edits_message_bytes = 64 << 10;
/// A line that was cut before anything got through is given a quarter of what it was given before,
/// down to the second figure: with the greetings, some 600 bytes.
inline constexpr std::size_t piece_shrinks = 4;
inline constexpr std::size_t piece_bytes_min = 1 << 10;
/// A line that was cut after less than this got through counts as bad, with pieces of the second
/// figure at most.
inline constexpr std::size_t bad_line_bytes = 64 << 10;
inline constexpr std::size_t bad_line_piece_bytes = 4 << 10;
/// A bad line must not be taken up by greetings and answers: what was announced before is named
/// again only so far as it may be there without an answer, an entry for so many bytes of a piece as a
/// receipt of a flight.
/// What was never announced may take up half of a piece: being on time depends on it.
inline constexpr std::size_t bytes_of_piece_per_announcement = 100;
inline constexpr std::size_t bytes_of_piece_per_receipt = 512;
inline constexpr std::size_t receipts_per_flight_min = 4;
/// While more of what was announced is to come, its answers wait for each other: a signature and a
/// word of the log for so many, or so many bytes (a device stops at four times as many unanswered
/// ones), but no longer than the last figure.
inline constexpr std::size_t answers_held_max = 8;
inline constexpr std::size_t answers_held_bytes = 64 << 10;
inline constexpr std::chrono::milliseconds answers_held_for{1000};
/// Dense batches take time on both sides: they are for what has waited without a line. A report that
/// is sent when it is finished goes without.
inline constexpr std::size_t dense_backlog_bytes_min = 16 << 10;
/// A short edit gains little by being squeezed.
inline constexpr std::size_t squeezed_bytes_min = 256;
/// Unanswered edits under way: fills a slow line, bounds what a cut throws away.
inline constexpr std::size_t edits_in_flight_bytes = 256 << 10;
/// Records of one page: one transaction on the device, which must not hold up its window.
inline constexpr std::size_t page_bytes = 128 << 10;
/// No page of several records is larger: the records of one position of the log stand together, and
/// a frame has its limit.
inline constexpr std::size_t page_bytes_max = 512 << 10;
/// Pages that came one behind the other share a transaction on the device, up to so many bytes of
/// fields, which take some tenths of a second; when nothing comes for the pause, they are
/// written. On a bad line each is written as it comes.
inline constexpr std::size_t pages_held_bytes = 8 << 20;
inline constexpr std::chrono::milliseconds pages_held_for{20};
/// What a record takes in a page besides its fields, at most.
inline constexpr std::size_t record_head_bytes = 100;
/// Pages handed to the driver before it is asked to write them out.
inline constexpr std::size_t pages_per_step = 4;
/// Receipts of one flight, and outcomes in them: both keep it below a frame's limit.
inline constexpr std::size_t receipts_per_flight = 256;
inline constexpr std::size_t outcomes_per_flight = 16 << 10;
/// Receipts told again for which is looked whether the device can do without the records.
inline constexpr std::size_t spared_again_max = 64;
/// The longest that a device holds edits back because a server asks for it.
inline constexpr std::chrono::seconds pace_max{60};
/// A silent line is asked for a sign of life, and given up after the second figure.
inline constexpr std::chrono::seconds ping_after{12};
inline constexpr std::chrono::seconds dead_after{20};

}  // namespace thidua::tuning
