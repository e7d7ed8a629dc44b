#pragma once

#include <filesystem>
#include <string>

#include "client/app/bundle_files.h"
#include "shared/base/hash.h"
#include "shared/base/result.h"
#include "shared/sync/client_session.h"

namespace thidua {

class Workspace;

/// What was written into a file to be carried.
struct BundleWritten {
    std::size_t edits = 0;  ///< that the server has not answered
    BundledFiles files = {};
    std::size_t bytes = 0;
    Hash hash;              ///< of the file: what the Office notes when it is handed over
};

/// What an answer brought.
struct BundleAnswered {
    SessionProgress progress;
    std::size_t files_stored = 0;  ///< attached files that the server now has
};

/// What came of passing somebody else's file on.
struct BundleRelayed {
    DeviceId device;             ///< that wrote it, and that the answer is for
    std::uint32_t messages = 0;  ///< that were in it, as the server says
};

/// No network at all: what a line would have carried, in files that somebody carries by hand. Only
/// the server can read them (shared/bundle/BUNDLES.md). A file that is lost, taken in twice or late
/// harms nothing: what is not answered is in the next one too.
class Bundles {
public:
    explicit Bundles(Workspace& workspace) : workspace_{workspace} {}

    /// With the attached files that wait, as far as there is room, unless they are to be left out.
    Result<BundleWritten> export_to(const std::filesystem::path& file, bool with_files);
    /// The server's answer to a file of this device. Errors: one sentence, nothing taken.
    Result<BundleAnswered> import_from(const std::filesystem::path& file);
    /// Somebody else's file, over this device's own line to the server, and the answer, to be
    /// carried back, into `reply`; neither can be read here. Again is harmless. Errors: one
    /// sentence, no reply written; unreachable when the server was not reached, or the line was cut.
    Result<BundleRelayed> relay(const std::filesystem::path& file,
                                const std::filesystem::path& reply);
    /// The Office: this file was handed over, now. What is in it counts as handed over then, once
    /// it is at the server.
    Result<RecordId> note_handover(const std::filesystem::path& file, const std::string& said_by);

private:
    Workspace& workspace_;
};

}  // namespace thidua
