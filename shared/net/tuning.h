#pragma once

#include <chrono>
#include <cstddef>

/// Every number that decides how patient and how greedy a connection is, with its reason.
namespace thidua::net_tuning {

using namespace std::chrono_literals;

/// One address. A satellite or 2G link needs about 3 s for a TCP handshake with one loss.
inline constexpr std::chrono::milliseconds connect_timeout = 10s;
/// All endpoints of one address: a name may stand for many.
inline constexpr std::chrono::milliseconds address_timeout = 20s;
/// A proxy's answer: it looks up the name and connects before it gives one.
inline constexpr std::chrono::milliseconds tunnel_timeout = 20s;
/// TLS 1.3 is one round trip and 4 KB each way; 10 s allow 1 KB/s with a retransmission.
inline constexpr std::chrono::milliseconds handshake_timeout = 10s;
/// A stranger's whole business: one small request and one answer.
inline constexpr std::chrono::milliseconds enrolment_timeout = 20s;
/// From the last byte of a relayed file to the first of its answer: what the system still holds goes
/// out, and the server plays the largest file in one piece of work.
inline constexpr std::chrono::milliseconds relay_answer_timeout = 10min;
/// Nothing moved in either direction. Sessions that stay connected ping several times a minute;
/// this only catches what their own timers miss.
inline constexpr std::chrono::milliseconds idle_timeout = 2min;
/// A frame that has begun must arrive at this rate at least, after a grace: below it a stranger
/// holds the connection by sending a byte now and then.
inline constexpr std::chrono::milliseconds frame_grace = 30s;
inline constexpr std::size_t frame_bytes_per_second_min = 256;
/// A session's timer waits for a frame that is arriving as long as a byte of it comes this often:
/// one segment of 1,460 bytes at 256 B/s. Twice this and the 8 s from a ping to the end stay within
/// the 20 s in which a dead line is told.
inline constexpr std::chrono::milliseconds arrival_patience = 6s;
/// What was sent is acknowledged by the other machine, or the line is dead (Linux; elsewhere the
/// next figure tells it).
inline constexpr std::chrono::milliseconds unacknowledged_timeout = 20s;
/// One piece of writing (write_step_bytes) without progress.
inline constexpr std::chrono::milliseconds write_stall_timeout = 60s;
/// A line counts as fast after so many bytes, at so many a second while something was to be written:
/// level 9 of zstd packs some 4 MB of records a second.
inline constexpr std::uint64_t fast_line_bytes_min = 256 << 10;
inline constexpr std::uint64_t fast_line_bytes_per_second = 1 << 20;
/// As much may travel in one TLS record with a session's first message; a record costs 22 bytes and
/// is read whole or not at all.
inline constexpr std::size_t greeting_joins_bytes_max = 1 << 10;
/// One TLS record: a stall is seen early and a push is not stuck behind a long write.
inline constexpr std::size_t write_step_bytes = 16 << 10;
/// Memory for a body grows with what has arrived, so that a lying length costs nothing.
inline constexpr std::size_t read_step_bytes = 64 << 10;
/// After the last word: how long the other side may take to hang up.
inline constexpr std::chrono::milliseconds farewell_timeout = 2s;
/// Messages read ahead of the session. Each is at most frame_bytes_max.
inline constexpr std::size_t inbox_messages_max = 4;
/// No message is taken from the inbox while more than this waits to be written.
inline constexpr std::size_t outbox_bytes_max = 8 << 20;

}  // namespace thidua::net_tuning
