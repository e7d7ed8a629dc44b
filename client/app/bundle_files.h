#pragma once

#include "client/store/file_store.h"
#include "shared/bundle/bundle_frames.h"

namespace thidua {

/// How many attached files went into a bundle, and how many wait for the next one or for a line.
struct BundledFiles {
    std::size_t in = 0;    ///< to their end
    std::size_t left = 0;  ///< at most one of them is in it in part
};

/// Puts the attached files that wait behind what the content holds, in the order of the list, as
/// long as the bundle has room; of the first that has not enough, as much as it has. Each goes on
/// where the server's last answer says that it ends there.
BundledFiles add_files(LocalFiles& files, BundleContent& content);

/// What the server says of one of this device's files; true when it has stored it. Anything else is
/// passed over, also what an older answer says of a file that was settled since.
bool note_file(LocalFiles& files, const Message& said);

}  // namespace thidua
