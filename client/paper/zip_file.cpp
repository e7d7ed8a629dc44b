#include "client/paper/zip_file.h"

#include <fmt/format.h>
#include <zip.h>

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>

#include "shared/base/translate.h"

namespace thidua {
namespace {

struct ArchiveCloser {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, ArchiveCloser>;

struct EntryCloser {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using OpenEntry = std::unique_ptr<zip_file_t, EntryCloser>;

struct SourceCloser {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, SourceCloser>;

Error damaged() {
    return failure(ErrorCode::damaged,
                   tr("This is not a whole document file: save it again as DOCX and try again."));
}

Error too_large(const ZipBounds& bounds) {
    return failure(
        ErrorCode::invalid_input,
        fmt::format(fmt::runtime(tr("The document file is too large: at most {} parts and {} MiB "
                                    "when it is unpacked.")),
                    bounds.entries_max, bounds.plain_bytes_max >> 20U));
}

Archive open_archive(BytesView zip) {
    Source source{zip_source_buffer_create(zip.data(), zip.size(), 0, nullptr)};
    if (!source) return {};
    Archive archive{zip_open_from_source(source.get(), ZIP_RDONLY, nullptr)};
    if (archive) (void)source.release();  // The archive owns it now.
    return archive;
}

/// Empty when it cannot be unpacked; longer than `bytes_max` by at most one piece.
std::optional<Bytes> unpacked(zip_t* archive, zip_uint64_t index, std::size_t bytes_max) {
    const OpenEntry entry{zip_fopen_index(archive, index, 0)};
    if (!entry) return std::nullopt;
    Bytes bytes;
    std::array<char, 16 << 10> piece{};
    while (bytes.size() <= bytes_max) {
        const zip_int64_t got = zip_fread(entry.get(), piece.data(), piece.size());
        if (got < 0) return std::nullopt;
        if (got == 0) break;
        bytes.append(piece.data(), static_cast<std::size_t>(got));
    }
    return bytes;
}

Bytes bytes_of(zip_source_t* source) {
    zip_stat_t facts;
    zip_stat_init(&facts);
    if (zip_source_stat(source, &facts) != 0 || zip_source_open(source) != 0)
        throw std::runtime_error{"libzip gives no bytes"};
    Bytes bytes(facts.size, '\0');
    const zip_int64_t got = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (got < 0 || static_cast<zip_uint64_t>(got) != facts.size)
        throw std::runtime_error{"libzip gives too few bytes"};
    return bytes;
}

void add_entry(zip_t* archive, const ZipEntry& entry) {
    constexpr zip_uint16_t first_of_january_1980 = (1U << 5U) | 1U;
    zip_source_t* source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
    const zip_int64_t index =
        source ? zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        zip_source_free(source);
        throw std::runtime_error{"libzip takes no entry"};
    }
    zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, first_of_january_1980, 0);
}

}  // namespace

Result<std::vector<ZipEntry>> read_zip(BytesView zip, const ZipBounds& bounds) {
    const Archive archive = open_archive(zip);
    if (!archive) return damaged();
    const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive.get(), 0));
    if (count > bounds.entries_max) return too_large(bounds);
    std::vector<ZipEntry> entries;
    std::set<std::string> names;
    std::size_t left = bounds.plain_bytes_max;
    for (zip_uint64_t index = 0; index < count; ++index) {
        const char* name = zip_get_name(archive.get(), index, 0);
        if (!name || !names.insert(name).second) return damaged();
        if (std::string_view{name}.ends_with('/')) continue;
        std::optional<Bytes> bytes = unpacked(archive.get(), index, left);
        if (!bytes) return damaged();
        if (bytes->size() > left) return too_large(bounds);
        left -= bytes->size();
        entries.push_back({.name = name, .bytes = std::move(*bytes)});
    }
    return entries;
}

Bytes write_zip(const std::vector<ZipEntry>& entries) {
    const Source source{zip_source_buffer_create(nullptr, 0, 0, nullptr)};
    if (!source) throw std::bad_alloc{};
    zip_source_keep(source.get());  // The archive lets go of its own hold; the bytes stay ours.
    Archive archive{zip_open_from_source(source.get(), ZIP_TRUNCATE, nullptr)};
    if (!archive) throw std::runtime_error{"libzip opens no archive"};
    for (const ZipEntry& entry : entries) add_entry(archive.get(), entry);
    if (zip_close(archive.get()) != 0) throw std::runtime_error{zip_strerror(archive.get())};
    (void)archive.release();
    return bytes_of(source.get());
}

}  // namespace thidua
