#include "client/sheets/zip_parts.h"

#include <zip.h>

#include <algorithm>
#include <array>

#include "client/sheets/refusals.h"
#include "client/sheets/workbook.h"

namespace thidua::sheets {
namespace {

constexpr std::size_t piece_bytes = 64 << 10;

struct FileClosing {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using OpenFile = std::unique_ptr<zip_file_t, FileClosing>;

/// Up to one byte more than `bytes_max`, which shows that there is more.
std::optional<Bytes> unpacked(zip_file_t* file, std::size_t bytes_max) {
    Bytes bytes;
    std::array<char, piece_bytes> piece{};
    while (bytes.size() <= bytes_max) {
        const std::size_t wanted = std::min(piece.size(), bytes_max + 1 - bytes.size());
        const zip_int64_t count = zip_fread(file, piece.data(), wanted);
        if (count < 0) return std::nullopt;
        if (count == 0) break;
        bytes.append(piece.data(), static_cast<std::size_t>(count));
    }
    return bytes;
}

}  // namespace

void ZipParts::Closing::operator()(zip* archive) const {
    zip_discard(archive);
}

Result<ZipParts> ZipParts::open(BytesView bytes) {
    if (bytes.size() > limits::file_bytes_max) return too_large();
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    if (!source) return damaged_workbook();
    zip_t* const archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    if (!archive) {
        zip_source_free(source);
        return damaged_workbook();
    }
    ZipParts parts{archive};
    if (zip_get_num_entries(archive, 0) > static_cast<zip_int64_t>(limits::parts_max))
        return too_large();
    return parts;
}

Result<std::optional<Bytes>> ZipParts::read(const std::string& name) {
    const zip_int64_t index = zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE);
    if (index < 0) return std::optional<Bytes>{};
    const OpenFile file{zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0)};
    if (!file) return damaged_workbook();
    const std::size_t bytes_max =
        std::min(limits::part_bytes_max, limits::unpacked_bytes_max - unpacked_bytes_);
    std::optional<Bytes> bytes = unpacked(file.get(), bytes_max);
    if (!bytes) return damaged_workbook();
    if (bytes->size() > bytes_max) return too_large();
    unpacked_bytes_ += bytes->size();
    return bytes;
}

}  // namespace thidua::sheets
