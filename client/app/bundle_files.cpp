#include "client/app/bundle_files.h"

#include "shared/base/limits.h"

namespace thidua {
namespace {

/// A file is hardly ever made smaller by packing; frames and batches put a few bytes in a thousand
/// around it.
std::uint64_t packed_bytes(const FileSize& file) { return file.size + file.size / 256 + 1024; }

/// False when the file on this machine is not what it was: a line tells that.
bool add_file(LocalFiles& files, const FileSize& file, BundleContent& content) {
    const Bytes bytes = files.read(file.hash, 0, static_cast<std::size_t>(file.size));
    if (bytes.empty() || bytes.size() != file.size) return false;
    content.add(FilesOffered{{file}}, limits::bundle_plain_bytes_max);
    for (std::size_t at = 0; at < bytes.size(); at += limits::file_part_bytes_max) {
        FilePart part{.hash = file.hash,
                      .offset = at,
                      .bytes = bytes.substr(at, limits::file_part_bytes_max)};
        part.last = at + part.bytes.size() == bytes.size();
        content.add(part, limits::bundle_plain_bytes_max);
    }
    return true;
}

}  // namespace

BundledFiles add_files(LocalFiles& files, BundleContent& content) {
    BundledFiles result;
    const std::vector<FileSize> unsent = files.list_unsent();
    if (unsent.empty()) return result;
    std::uint64_t packed = encode_bundle_content(content).size();
    for (const FileSize& file : unsent) {
        const std::uint64_t after = packed + packed_bytes(file);
        const bool fits = after <= limits::bundle_content_bytes_max &&
                          content.frames.size() + packed_bytes(file) <=
                              limits::bundle_plain_bytes_max;
        if (fits && add_file(files, file, content)) {
            packed = after;
            ++result.in;
        } else {
            ++result.left;
        }
    }
    return result;
}

bool note_file(LocalFiles& files, const Message& said) {
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
