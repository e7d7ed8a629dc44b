#include "client/app/bundle_files.h"

#include <algorithm>

#include "shared/base/limits.h"

namespace thidua {
namespace {

/// A file is hardly ever made smaller by packing; frames and batches put a few bytes in a thousand
/// around it.
std::uint64_t packed_bytes(std::uint64_t bytes) {
    return bytes + bytes / 256 + 1024;
}

/// Of the bytes of files that still go into the content.
std::uint64_t room_in(const BundleContent& content, std::uint64_t packed) {
    const std::uint64_t used = std::max<std::uint64_t>(packed, content.frames.size());
    const std::uint64_t most =
        std::min(limits::bundle_content_bytes_max, limits::bundle_plain_bytes_max);
    constexpr std::uint64_t around = 1 << 20;
    return used + around < most ? (most - used - around) / 257 * 256 : 0;
}

/// The bytes from there to `end` at most. False when the file on this machine is not what it was: a
/// line tells that.
bool add_file(LocalFiles& files, const FileSize& file, std::uint64_t from, std::uint64_t end,
              BundleContent& content) {
    content.add(FilesOffered{{file}}, limits::bundle_plain_bytes_max);
    for (std::uint64_t at = from; at < end; at += limits::file_part_bytes_max) {
        const auto size = static_cast<std::size_t>(
            std::min<std::uint64_t>(limits::file_part_bytes_max, end - at));
        FilePart part{.hash = file.hash,
                      .offset = at,
                      .bytes = files.read(file.hash, at, size),
                      .last = at + size == file.size};
        if (part.bytes.size() != size) return false;
        content.add(part, limits::bundle_plain_bytes_max);
    }
    return true;
}

}  // namespace

BundledFiles add_files(LocalFiles& files, BundleContent& content) {
    BundledFiles result;
    const std::vector<WaitingFile> unsent = files.list_unsent();
    if (unsent.empty()) return result;
    std::uint64_t packed = encode_bundle_content(content).size();
    for (const auto& [file, known, has_no_room, due] : unsent) {
        if (has_no_room) {
            // The answer says whether there is any by then.
            content.add(FilesOffered{{file}}, limits::bundle_plain_bytes_max);
            ++result.left;
            continue;
        }
        const std::uint64_t end = std::min(file.size, known + room_in(content, packed));
        const bool is_in = end > known && add_file(files, file, known, end, content);
        packed += packed_bytes(end - known);
        ++(is_in && end == file.size ? result.in : result.left);
    }
    return result;
}

bool note_file(LocalFiles& files, const Message& said) {
    if (const auto* wanted = std::get_if<FileWanted>(&said))
        files.note_known(wanted->hash, wanted->offset);
    const auto is_unsent = [&](const Hash& hash) {
        const auto known = files.find(hash);
        return known && known->state == "waiting";
    };
    if (const auto* stored = std::get_if<FileStored>(&said); stored && is_unsent(stored->hash)) {
        files.note_stored(stored->hash);
        return true;
    }
    if (const auto* refused = std::get_if<FileRefused>(&said);
        refused && is_unsent(refused->hash))
        files.note_refused(refused->hash, refused->reason);
    return false;
}

}  // namespace thidua
