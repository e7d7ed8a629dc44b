#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "client/app/editing.h"
#include "client/app/workspace.h"
#include "shared/model/record_rules.h"
#include "shared/record/record.h"

namespace thidua {

/// Where the content of an attached file stands, as far as this device knows.
enum class FilePlace {
    waiting,    ///< here, and not at the server yet
    sent,       ///< here and at the server
    here,       ///< fetched
    elsewhere,  ///< not on this device: fetch it
    refused,    ///< the server will not take it, or has none to give
};

struct AttachedFile {
    std::string path;  ///< of the answer, without "answers/"
    AttachmentRef file;
    FilePlace place = FilePlace::elsewhere;
    std::string reason = {};  ///< one sentence, when refused, or offered in vain and waiting
};

/// "waiting", "sent", "here", "elsewhere", "refused": for --json.
std::string_view to_text(FilePlace place);

/// The files attached to reports and to the records of registers. What names a file counts as
/// received without it.
class Attachments {
public:
    explicit Attachments(Workspace& workspace) : workspace_{workspace} {}

    /// Copies the file into the device's own and names it in the answer, which is saved as an edit;
    /// an empty `field` is the only one of the form that takes a file. invalid_input when it is
    /// empty or longer than 100 MB, not_found, not_allowed, wrong_state, disk_full.
    Result<AttachedFile> attach(const RecordId& report, const std::filesystem::path& file,
                                const std::string& field);
    /// The same for a record of a register; an empty `field` is the only one of the type that takes
    /// a file and is no row's.
    Result<AttachedFile> attach(const RecordRule& rule, const RecordId& record,
                                const std::filesystem::path& file, const std::string& field);
    /// Refuses a file that attach() would refuse whatever it is attached to.
    static Result<void> check_file(const std::filesystem::path& file);
    /// A file that is here goes to the server once more, with an edit that names it in another
    /// place; to be called before that is saved. not_found, disk_full.
    Result<void> send_again(const AttachmentRef& file, const EditId& edit);
    /// The same with each file that the edit names and that is here; others are left out.
    Result<void> send_files_of(const Edit& edit);
    [[nodiscard]] std::vector<AttachedFile> list(const Fields& fields);
    /// The file of the report or record whose hash, in hexadecimal, begins like that.
    Result<AttachedFile> find(const RecordId& record, const std::string& hash);
    /// Its content is on this machine.
    [[nodiscard]] bool has(const AttachmentRef& file);
    /// To be fetched with the next session.
    void want(const AttachedFile& file);
    /// Writes the content, verified, to a file. not_found when it is not here.
    Result<void> save(const AttachmentRef& file, const std::filesystem::path& to);

private:
    struct Content {
        AttachmentRef file;
        Bytes bytes;
    };
    static Result<Content> read(const std::filesystem::path& file);
    Result<AttachedFile> keep(EditBuilder& edit, const Content& content, std::string path);
    Result<AttachedFile> keep_again(const Content& content, std::string path);
    Workspace& workspace_;
};

}  // namespace thidua
