#pragma once

#include <functional>

#include "shared/sync/file_store.h"

namespace thidua {

/// Passes everything on, and tells whenever another part has gone or come.
class ObservedFiles final : public ClientFiles {
public:
    ObservedFiles(ClientFiles& files, std::function<void()> on_part)
        : files_{files}, on_part_{std::move(on_part)} {}

    std::vector<FileSize> list_offers(std::size_t files_max) override {
        return files_.list_offers(files_max);
    }
    Bytes read(const Hash& hash, std::uint64_t offset, std::size_t bytes_max) override {
        on_part_();
        return files_.read(hash, offset, bytes_max);
    }
    void note_stored(const Hash& hash) override {
        files_.note_stored(hash);
        on_part_();
    }
    void note_refused(const Hash& hash, FileRefusal reason) override {
        files_.note_refused(hash, reason);
        on_part_();
    }
    std::vector<FetchedFile> list_wanted() override { return files_.list_wanted(); }
    Kept keep(const FilePart& part) override {
        const Kept kept = files_.keep(part);
        on_part_();
        return kept;
    }

private:
    ClientFiles& files_;
    std::function<void()> on_part_;
};

}  // namespace thidua
