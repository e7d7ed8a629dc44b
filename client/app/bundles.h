#pragma once

#include <filesystem>
#include <string>

#include "shared/base/hash.h"
#include "shared/base/result.h"
#include "shared/sync/client_session.h"

namespace thidua {

class Workspace;

/// What was written into a file to be carried.
struct BundleWritten {
    std::size_t edits = 0;  ///< that the server has not answered
    std::size_t bytes = 0;
    Hash hash;              ///< of the file: what the Office notes when it is handed over
};

/// No network at all: what a line would have carried, in files that somebody carries by hand. Only
/// the server can read them (shared/bundle/BUNDLES.md). A file that is lost, taken in twice or late
/// harms nothing: what is not answered is in the next one too.
class Bundles {
public:
    explicit Bundles(Workspace& workspace) : workspace_{workspace} {}

    Result<BundleWritten> export_to(const std::filesystem::path& file);
    /// The server's answer to a file of this device. Errors: one sentence, nothing taken.
    Result<SessionProgress> import_from(const std::filesystem::path& file);
    /// The Office: this file was handed over, now. What is in it counts as handed over then, once
    /// it is at the server.
    Result<RecordId> note_handover(const std::filesystem::path& file, const std::string& said_by);

private:
    Workspace& workspace_;
};

}  // namespace thidua
