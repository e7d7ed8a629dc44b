#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <mutex>
#include <string>

#include "shared/base/bytes.h"

namespace thidua {

/// What a server remembers of TLS sessions, so that a ticket on the wire is a name of 32 bytes and
/// not the whole session with its certificate. In memory only: after a restart every device shakes
/// hands once in full. Bounded by device, so that none pushes out another's. Safe from any thread.
class ResumptionCache {
public:
    /// A device that lost the newest ticket on the line comes back with the one before; a program
    /// that stays connected and a command beside it have one each.
    static constexpr std::size_t sessions_per_device_max = 4;
    /// A session is about 1 KB.
    static constexpr std::size_t devices_max = 8192;

    /// Keeps the session under its id; the device's least recently used makes room.
    void keep(const std::string& device, const Bytes& id, Bytes session);
    /// Empty when it is not known. Counts as a use.
    Bytes find(BytesView id);
    [[nodiscard]] std::size_t size() const;

private:
    struct Entry {
        Bytes id;
        Bytes session;
    };
    using Entries = std::list<Entry>;  ///< the least recently used first
    struct Device {
        std::list<std::string>::iterator age;
        Entries entries;
    };
    void forget_oldest_device();

    mutable std::mutex mutex_;
    std::map<std::string, Device> devices_;
    std::list<std::string> ages_;  ///< devices, the one that was heard of longest ago first
    std::map<Bytes, std::string, std::less<>> owners_;  ///< by session id
};

}  // namespace thidua
