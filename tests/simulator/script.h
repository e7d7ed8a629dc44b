#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>
#include <vector>

#include "tests/simulator/chance.h"

namespace thidua::simulator {

using std::chrono::milliseconds;

/// What can happen in a world, one thing at a time.
enum class Happening {
    act,  ///< somebody writes, decides, settles ...
    connect,
    cut,           ///< of a line, at once
    crash,         ///< of a device or the server, at once or at some write
    trouble_disk,  ///< full, or it does not sync
    move_clock,
    replay,      ///< what a device sent once arrives once more, as a connection of its own
    poison,      ///< somebody saves what no server can merge
    reorganize,  ///< a unit moves to another organ, a role changes, a device is revoked
    back_up,
    restore,    ///< of the server, from a backup, with a new epoch
    roll_back,  ///< of the server's machine: it does not know
    diverge,    ///< a device's copy of the server's records goes wrong
    take_image,
    restore_image,  ///< of a device
    clone,          ///< of a device: both live on
    destroy,        ///< of a device, for good
    write_bundle,
    carry_bundle,
    call,  ///< a submission's code is read to an officer, who notes it
    attach,  ///< a file to an answer of a report
    fetch,   ///< a file that some record names, and that is elsewhere
};
[[nodiscard]] std::string_view to_text(Happening what);

/// One thing that happens. All of its own chance comes out of its seed, so that it stays what it is
/// when others are left out of the script (shrink.h).
struct Action {
    std::size_t number = 0;  ///< in the script as it was drawn
    milliseconds at{0};      ///< after the world's prologue
    Happening what = Happening::act;
    std::size_t slot = 0;    ///< of the device it is about
    std::uint64_t seed = 0;
};

/// In the place of a device that was left out (shrink.h).
inline constexpr std::size_t no_device = static_cast<std::size_t>(-1);

/// How likely each thing is in one world, in weights, and what holds all through it: drawn anew for
/// each seed, so that some worlds only write and others only crash.
struct Habits {
    std::vector<std::size_t> devices = {};  ///< by slot: which of enrolled_devices()
    std::size_t actions = 0;
    std::vector<std::pair<Happening, std::size_t>> weights = {};
    std::size_t stay_percent = 0;
    std::size_t short_line_percent = 0;  ///< lines that are cut after some bytes
    std::size_t odd_line_percent = 0;    ///< very late, byte by byte, half-open, repeating
    std::size_t padding_bytes = 0;
    bool is_installed = true;     ///< else the stores are made first
    bool has_prologue = false;    ///< begins with a report that everybody has
    bool is_about_steps = false;  ///< which is submitted, and people decide rather than write
    bool is_about_evidence = false;  ///< much is late, is called about, and is decided about
    bool has_newer_devices = false;
    bool has_older_devices = false;  ///< that speak only the oldest version of the protocol
    bool has_newer_server = false;
    bool has_files = false;
};

/// Whether a world may be about evidence beyond what is received and announced, or have what else
/// was thought of later (older programs, attached files): a chance of its own decides that.
enum class Evidence { received_only, any };

/// All that will happen in the world of one seed.
struct Script {
    std::uint64_t seed = 0;
    Habits habits = {};
    std::vector<Action> actions = {};

    [[nodiscard]] static Script draw(std::uint64_t seed, Evidence evidence = Evidence::any);
};

}  // namespace thidua::simulator
