#pragma once

#include <map>
#include <optional>

#include "client/store/file_store.h"
#include "shared/wire/message.h"
#include "tests/simulator/draft.h"
#include "tests/support/memory_content_disk.h"

namespace thidua::simulator {

/// Where attached files are on every machine's disk, beside its store.
inline constexpr const char* files_folder = "/files";

/// The attached files of one device: the product's own, on the device's disk, and watched.
class DeviceFiles {
public:
    /// Disk and ledger are borrowed; `slot`: the device's place in the world.
    DeviceFiles(MemoryDisk& disk, FileLedger& ledger, std::size_t slot)
        : disk_{disk}, ledger_{ledger}, slot_{slot} {}

    void open(LocalStore& store) { files_.emplace(store, ContentFolder{files_folder, disk_}); }
    void close() { files_.reset(); }
    /// Null while the device is down, and in worlds without files.
    [[nodiscard]] LocalFiles* get() { return files_ ? &*files_ : nullptr; }

    /// What the draft attaches, before the edit is saved; SQLite::Exception when the disk fails.
    void keep(const Draft& draft, const EditId& edit);
    /// And when it was saved, or was not.
    void note_saved(const Draft& draft, const EditId& edit);
    void note_not_saved(const Draft& draft);
    /// To be fetched with the next session.
    void want(const AttachmentRef& file);
    /// Nothing is to be sent or fetched that a session could send or fetch.
    [[nodiscard]] bool is_at_rest();

    /// Files that the server is not known to have, behind all else; and what it answered.
    void add_to_bundle(std::vector<Message>& said);
    void note_answer_to_bundle(const Message& message);

    /// What went over the line in a session, and its end.
    void note_said(const Message& message);
    void note_heard(const Message& message);
    void note_line_over();

private:
    using Way = FileLedger::Way;
    /// So far has been sent, or asked for, in this session, and so far it is there.
    struct Flight {
        std::uint64_t sent = 0;
        std::uint64_t there = 0;
    };
    void note_sent(const Hash& hash, Way way, std::uint64_t from, std::uint64_t end);
    void note_there(const Hash& hash, Way way, std::uint64_t through);
    /// What is under way of it may have to go again.
    void note_lost(const Hash& hash, Way way);

    MemoryContentDisk disk_;
    FileLedger& ledger_;
    std::size_t slot_;
    std::optional<LocalFiles> files_;
    std::map<std::pair<Hash, Way>, Flight> flights_;
};

}  // namespace thidua::simulator
