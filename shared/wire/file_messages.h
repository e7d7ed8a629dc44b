#pragma once

#include <cstdint>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/hash.h"

namespace thidua {

// How the bytes of attachments travel: after the edits that name them, in pieces, resumed at the
// byte the other side already has.

struct FileSize {
    Hash hash;  ///< SHA-256 of the content
    std::uint64_t size = 0;  ///< bytes
    bool operator==(const FileSize&) const = default;
};

/// Device: what it can send and has not heard to be stored.
struct FilesOffered {
    std::vector<FileSize> files;
    bool operator==(const FilesOffered&) const = default;
};

/// Either side: send me this one from there.
struct FileWanted {
    Hash hash;
    std::uint64_t offset = 0;
    bool operator==(const FileWanted&) const = default;
};

struct FilePart {
    Hash hash;
    std::uint64_t offset = 0;
    Bytes bytes;
    bool last = false;
    bool operator==(const FilePart&) const = default;
};

/// The whole content is verified and on disk.
struct FileStored {
    Hash hash;
    bool operator==(const FileStored&) const = default;
};

/// Permanent numbers.
enum class FileRefusal : std::uint8_t {
    unknown = 1,    ///< not there, or not for this device
    too_large = 2,
    quota = 3,      ///< the unit's share is used up
    damaged = 4,    ///< what arrived has another hash; begin again
};

struct FileRefused {
    Hash hash;
    FileRefusal reason = FileRefusal::unknown;
    bool operator==(const FileRefused&) const = default;
};

}  // namespace thidua
