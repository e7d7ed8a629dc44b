#pragma once

#include <variant>
#include <vector>

#include "shared/base/id.h"
#include "shared/wire/file_messages.h"

namespace thidua {

/// What a device has of a file that it fetches.
struct FetchedFile {
    FileSize file;
    std::uint64_t length = 0;  ///< bytes that are here, on disk
};

/// The device's attached files as its session sees them. Each call is durable when it returns;
/// exceptions of the store pass through the session.
class ClientFiles {
public:
    virtual ~ClientFiles() = default;
    /// Files whose edit the server has answered and that it is not known to have, in the order to
    /// send them; none while every byte costs.
    virtual std::vector<FileSize> list_offers(std::size_t files_max) = 0;
    /// Part of a file of this device's own; shorter than asked when the file is not what it was.
    virtual Bytes read(const Hash& hash, std::uint64_t offset, std::size_t bytes_max) = 0;
    virtual void note_stored(const Hash& hash) = 0;
    /// Offered, or asked for, in vain. What may be taken another time is listed again by then.
    virtual void note_refused(const Hash& hash, FileRefusal reason) = 0;

    /// Files that the person asked for.
    virtual std::vector<FetchedFile> list_wanted() = 0;
    enum class Kept {
        goes_on,
        complete,  ///< verified
        damaged,   ///< it had another hash; nothing is kept
    };
    /// A part that begins where the file ends so far.
    virtual Kept keep(const FilePart& part) = 0;
};

using FileAnswer = std::variant<FileWanted, FilePart, FileStored, FileRefused>;

/// The server's files as its sessions see them, inside the writer's transaction. `scopes` are those
/// that the device is granted now, sorted: a file is known to it where a record of them names it,
/// and there only when somebody who may write there has sent it (rule 6). Sizes and offsets are
/// within limits.h.
class ServerFiles {
public:
    virtual ~ServerFiles() = default;
    /// FileWanted from where this device has to go on, FileStored or FileRefused.
    virtual FileAnswer offer(const DeviceId& device, const std::vector<ScopeId>& scopes,
                             const FileSize& file) = 0;
    /// Keeps a part of a file that was offered: FileWanted says from where to go on, and that all
    /// before it is durable; FileStored, FileRefused.
    virtual FileAnswer keep(const DeviceId& device, const std::vector<ScopeId>& scopes,
                            const FilePart& part) = 0;
    /// FilePart of at most `bytes_max`, or FileRefused.
    virtual FileAnswer serve(const std::vector<ScopeId>& scopes, const FileWanted& wanted,
                             std::size_t bytes_max) = 0;
};

}  // namespace thidua
