#pragma once

#include "client/store/file_store.h"
#include "server/store/file_store.h"
#include "shared/base/limits.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/sync_desk.h"

namespace thidua {

/// A device of the sample server that attaches files to the annual report of its unit.
class FileDevice {
public:
    FileDevice(SampleServer& server, const SamplePerson& person);

    [[nodiscard]] TestDevice& device() { return device_; }
    [[nodiscard]] LocalFiles& files() { return files_; }
    /// The draft, and the content attached to its answer "annex".
    AttachmentRef attach(const Bytes& content, const std::string& name = "annex.pdf");
    /// The same where no report takes a file: the server rejects the edit.
    AttachmentRef attach_in_vain(const Bytes& content);
    /// As if the person had attached it: but only the name of the content is known.
    void name_only(const AttachmentRef& file);
    [[nodiscard]] std::string state_of(const AttachmentRef& file);

private:
    MadeEdit naming(const AttachmentRef& file, const FieldPath& path = "answers/annex");
    void save(const MadeEdit& edit, const AttachmentRef& file, const Bytes& content);

    SampleServer& server_;
    TestDevice device_;
    TemporaryFolder folder_;
    LocalFiles files_{device_.store(), ContentFolder{folder_.path()}};
};

/// The server's folder of files.
class ServerFileDesk {
public:
    explicit ServerFileDesk(SampleServer& server,
                            std::uint64_t scope_bytes_max = limits::scope_files_bytes_max)
        : files_{server.database(), ContentFolder{folder_.path()}, scope_bytes_max} {}

    [[nodiscard]] StoredFiles& files() { return files_; }
    [[nodiscard]] ContentFolder contents() const { return ContentFolder{folder_.path()}; }
    [[nodiscard]] FilesOfBoth with(FileDevice& device) { return {&device.files(), &files_}; }

private:
    TemporaryFolder folder_;
    StoredFiles files_;
};

/// So many bytes that no two of which are told apart by packing; another seed, other bytes.
Bytes scanned_pages(std::size_t bytes, std::uint64_t seed = 1);

}  // namespace thidua
