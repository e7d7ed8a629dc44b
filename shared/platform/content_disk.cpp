#include "shared/platform/content_disk.h"

#include <fstream>

#include "shared/platform/private_file.h"

namespace thidua {
namespace {

namespace fs = std::filesystem;

/// The folder closed to others; what fails here, fails again when the file is written.
void make_folder_of(const fs::path& path) {
    std::error_code refused;
    if (fs::create_directories(path.parent_path(), refused))
        fs::permissions(path.parent_path(), fs::perms::owner_all, refused);
}

class RealDisk final : public ContentDisk {
public:
    [[nodiscard]] std::optional<std::uint64_t> size_of(const fs::path& path) const override {
        std::error_code failed;
        if (!fs::is_regular_file(path, failed)) return std::nullopt;
        const std::uint64_t size = fs::file_size(path, failed);
        return failed ? std::nullopt : std::optional{size};
    }
    [[nodiscard]] std::unique_ptr<std::istream> open(const fs::path& path) const override {
        auto in = std::make_unique<std::ifstream>(path, std::ios::binary);
        return *in ? std::move(in) : nullptr;
    }
    Result<void> write(const fs::path& path, std::uint64_t offset, BytesView bytes) override {
        make_folder_of(path);
        return write_durably(path, offset, bytes);
    }
    Result<void> rename(const fs::path& from, const fs::path& to) override {
        make_folder_of(to);
        return rename_durably(from, to);
    }
    bool shorten(const fs::path& path, std::uint64_t size) override {
        std::error_code failed;
        fs::resize_file(path, size, failed);
        return !failed;
    }
    void remove(const fs::path& path) override {
        std::error_code missing;
        fs::remove(path, missing);
    }
};

}  // namespace

ContentDisk& real_content_disk() {
    static RealDisk disk;
    return disk;
}

}  // namespace thidua
