#pragma once

#include <chrono>
#include <cstddef>

/// Every number by which the server defends itself and spreads load, with its reason. None of them
/// is met by honest devices in ordinary use; who meets one is told when to come back, by machine.
namespace thidua::server_tuning {

using namespace std::chrono_literals;

/// Open connections of devices. A province has 1,700 units; each costs about 100 KB.
inline constexpr std::size_t connections_max = 4096;
/// Connections that have not shown who they are. A silent one costs about 3 KB, one in the middle
/// of its handshake 100 KB; 1,000 devices at the last minute have room.
inline constexpr std::size_t half_open_max = 2048;
/// Files open beside the connections: the store, the log, the probes.
inline constexpr std::size_t other_files_max = 128;
/// Threads that encrypt and decode; the disk is the writer's.
inline constexpr int network_threads = 2;

struct BucketSize {
    double burst;       ///< how many at once after a quiet time
    double per_second;  ///< how many in the long run
};
/// New connections from one address. A whole department, or a commune behind a provider's shared
/// address, comes from one, and on a thin line each device comes back many times: 1,000 devices at
/// the last minute must pass. A handshake costs about 1 ms.
inline constexpr BucketSize connections_per_address{.burst = 1000, .per_second = 100};
/// Enrolments from one address. An office enrols a room full of laptops in an hour; guessing a
/// secret of 128 bits is hopeless at any rate, this only spares the signing.
inline constexpr BucketSize enrolments_per_address{.burst = 60, .per_second = 0.5};
/// Sessions of one device. A person presses the button again and again, and a line that dies every
/// second brings the device back every second; a script in a loop must not crowd out others.
inline constexpr BucketSize sessions_per_device{.burst = 300, .per_second = 10};
/// Messages of one device. On a fast line a first push or a pull is hundreds a second, each 64 KB
/// or more; a device that only makes noise waits, and the writer is free for the others.
inline constexpr BucketSize messages_per_device{.burst = 2000, .per_second = 500};
/// Bundles that one device brings from others. An Office passes on what a morning brought, file by
/// file; each is opened and played by the writer alone.
inline constexpr BucketSize bundles_per_device{.burst = 60, .per_second = 0.5};
/// Memory for bundles that are arriving and answers that are leaving, of all connections: four of
/// the largest, and dozens of a year of one unit. Beyond, devices are told when to come back.
inline constexpr std::size_t relayed_bytes_max = 256 << 20;
/// Buckets kept; the ones that are full again go first.
inline constexpr std::size_t buckets_max = 20'000;

/// A connection beyond its address's rate waits this long at most for its turn, then is closed.
inline constexpr std::chrono::milliseconds turn_wait_max = 5s;
/// "Come back later", spread at random between these so that all do not come back together.
inline constexpr std::chrono::milliseconds retry_after_min = 2s;
inline constexpr std::chrono::milliseconds retry_after_max = 15s;

/// From the handshake to the first complete message.
inline constexpr std::chrono::milliseconds first_message_timeout = 30s;
/// A device that stays connected pings every 12 s when nothing else moves.
inline constexpr std::chrono::milliseconds device_idle_timeout = 90s;

/// What Offices have changed of their duties to report is looked for; their periods follow.
inline constexpr std::chrono::milliseconds obligations_check = 20s;

/// The server's own certificate is looked at; it is renewed a year before its end.
inline constexpr std::chrono::hours own_certificate_check = 24h;

/// Operations of edits that are read before the writer's turn, some 600 bytes each: of one message
/// (and one edit beyond), and of all.
inline constexpr std::size_t operations_ahead_of_message_max = 4'096;
inline constexpr std::size_t operations_ahead_max = 200'000;

/// Works that wait before anybody is asked to hold back: as many as one commit takes.
inline constexpr double works_without_pace = 256;
/// Dense batches take a tenth of a second of a processor each session: they are for hours when no
/// more works than this wait, and come.
inline constexpr std::size_t works_when_calm = 4;
inline constexpr double works_a_millisecond_when_calm = 0.1;
/// Packing what a session is told takes a millisecond; hastily, a tenth of it.
inline constexpr std::size_t works_of_a_crowd = 16;
inline constexpr double works_a_millisecond_of_a_crowd = 1;
/// Over how long the writer's speed is measured, and the longest that a device is asked to wait.
inline constexpr std::chrono::milliseconds pace_measured_over = 200ms;
inline constexpr std::chrono::milliseconds pace_max = 15s;

/// Open sessions hear of a grown log this long after a commit: many commits become one call.
inline constexpr std::chrono::milliseconds news_delay = 100ms;
/// Devices revoked by another process are looked for.
inline constexpr std::chrono::milliseconds revocation_poll = 1s;
/// After SIGTERM: what sessions have to finish a step and take the last word.
inline constexpr std::chrono::milliseconds drain_time = 3s;

/// The admin responder: one request line and its headers.
inline constexpr std::size_t admin_request_bytes_max = 8 << 10;
inline constexpr std::size_t admin_connections_max = 32;
inline constexpr std::chrono::milliseconds admin_timeout = 5s;

}  // namespace thidua::server_tuning
