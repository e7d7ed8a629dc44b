#pragma once

#include <optional>
#include <string>

#include "client/store/local_store.h"
#include "shared/platform/content_folder.h"
#include "shared/record/value.h"
#include "shared/sync/file_store.h"

namespace thidua {

/// Where this device's attached files are, beside its store.
std::filesystem::path device_files_path(const std::filesystem::path& folder);

/// A file as this device knows it.
struct LocalFile {
    std::string state;  ///< "waiting", "stored", "wanted", "here", "refused"
    /// Of a wanted one: bytes that are here; of a waiting one: that the server said it has.
    std::uint64_t length = 0;
    /// Of a refused one; of a waiting one: why the server did not take it when it was offered last.
    std::optional<FileRefusal> refusal = {};
};

/// One that the server is not known to have all of.
struct WaitingFile {
    FileSize file;
    std::uint64_t known =
        0;  ///< bytes that an answer to a bundle said are there; less than its size
    bool has_no_room = false;  ///< the unit's share was used up when it was offered last
    Instant due = {};          ///< of the report that names it; what orders those of one list
};

/// The attached files of a device: contents in a folder, what becomes of each in the store.
/// Exceptions are the store's; a full disk is one of them.
class LocalFiles final : public ClientFiles {
public:
    LocalFiles(LocalStore& store, ContentFolder folder)
        : store_{store}, folder_{std::move(folder)} {}

    /// The content is on disk, and is sent when that edit is answered; the edit is stored after
    /// this. disk_full, internal.
    Result<void> add(const AttachmentRef& file, BytesView content, const EditId& edit);
    /// The same for one that a record at the server names already; it is sent with the next
    /// session.
    Result<void> add_again(const AttachmentRef& file, BytesView content);
    /// To be fetched with the next session; nothing changes when it is here already.
    void want(const AttachmentRef& file);
    [[nodiscard]] std::optional<LocalFile> find(const Hash& hash);
    /// Files that the server is not known to have, in the order to send them; of some the edit may
    /// be unanswered too.
    [[nodiscard]] std::vector<WaitingFile> list_unsent();
    /// The server's answer to a bundle: so much of a waiting one is there, and the rest is wanted.
    void note_known(const Hash& hash, std::uint64_t bytes);
    [[nodiscard]] const ContentFolder& contents() const { return folder_; }

    /// One that no record named when it was offered comes again once a record here does.
    std::vector<FileSize> list_offers(std::size_t files_max) override;
    Bytes read(const Hash& hash, std::uint64_t offset, std::size_t bytes_max) override;
    void note_stored(const Hash& hash) override;
    /// A file that waits goes on waiting unless nothing can change the answer.
    void note_refused(const Hash& hash, FileRefusal reason) override;
    std::vector<FetchedFile> list_wanted() override;
    Kept keep(const FilePart& part) override;

private:
    std::vector<WaitingFile> list_waiting(bool with_unanswered);
    Kept finish(const Hash& hash, std::uint64_t size);
    void set_length(const Hash& hash, std::uint64_t length);

    LocalStore& store_;
    ContentFolder folder_;
};

}  // namespace thidua
