#include "tests/golden/golden_files.h"

#include <zstd.h>

#include "shared/base/check.h"
#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

namespace fs = std::filesystem;

constexpr const char* packed_ending = ".zst";

Bytes expand(const Bytes& packed) {
    const auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
    CHECK(size != ZSTD_CONTENTSIZE_ERROR && size != ZSTD_CONTENTSIZE_UNKNOWN);
    Bytes plain(size, '\0');
    CHECK(ZSTD_decompress(plain.data(), plain.size(), packed.data(), packed.size()) == size);
    return plain;
}

Bytes compress(const Bytes& plain) {
    constexpr int level = 19;
    Bytes packed(ZSTD_compressBound(plain.size()), '\0');
    const std::size_t size =
        ZSTD_compress(packed.data(), packed.size(), plain.data(), plain.size(), level);
    CHECK(ZSTD_isError(size) == 0);
    packed.resize(size);
    return packed;
}

/// Calls `copy` with each file and where it goes.
template <class Copy>
void for_each_file(const fs::path& from, const fs::path& to, const Copy& copy) {
    CHECK(fs::is_directory(from));
    for (const auto& entry : fs::recursive_directory_iterator{from}) {
        if (!entry.is_regular_file()) continue;
        const fs::path target = to / entry.path().lexically_relative(from);
        fs::create_directories(target.parent_path());
        copy(entry.path(), target);
    }
}

}  // namespace

void unpack_golden(const fs::path& from, const fs::path& to) {
    for_each_file(from, to, [](const fs::path& file, fs::path target) {
        if (file.extension() != packed_ending)
            return write_whole_file(target, read_whole_file(file));
        write_whole_file(target.replace_extension(), expand(read_whole_file(file)));
    });
}

void pack_golden(const fs::path& from, const fs::path& to) {
    for_each_file(from, to, [](const fs::path& file, const fs::path& target) {
        if (file.extension() != ".db") return write_whole_file(target, read_whole_file(file));
        write_whole_file(fs::path{target}.concat(packed_ending), compress(read_whole_file(file)));
    });
}

}  // namespace thidua
