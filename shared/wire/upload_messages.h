#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/hash.h"
#include "shared/base/id.h"
#include "shared/record/edit.h"

namespace thidua {

struct ReadEdit {
    Edit edit;
    Hash hash;
};

/// An edit on its way (packed_edit.h).
struct PackedEdit {
    EditNumber number;
    Bytes bytes;
    /// What the bytes say, where they say all of it and somebody has read them already; it does not
    /// travel. Whoever applies the edit takes it out.
    std::shared_ptr<ReadEdit> read = {};
    bool operator==(const PackedEdit& other) const {
        return number == other.number && bytes == other.bytes;
    }
};

/// Client.
struct Edits {
    std::vector<PackedEdit> edits;  ///< in number order
    bool operator==(const Edits&) const = default;
};

/// Server: that edit was made on something it does not have. It is to be sent whole, and what is
/// behind it again.
struct EditWanted {
    EditNumber number;
    bool operator==(const EditWanted&) const = default;
};

/// Client: a piece of a packed edit that is too long for one message on this line.
struct EditPart {
    EditNumber number;
    Hash hash;               ///< SHA-256 of the packed edit
    std::uint32_t size = 0;  ///< of the packed edit, bytes
    std::uint32_t offset = 0;
    Bytes bytes;
    bool operator==(const EditPart&) const = default;
};

/// Server, before its welcome: so much of that packed edit is on its disk, and need not come again.
struct EditKept {
    EditNumber number;
    Hash hash;
    std::uint32_t bytes = 0;
    bool operator==(const EditKept&) const = default;
};

}  // namespace thidua
