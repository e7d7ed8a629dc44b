#include "shared/net/relayed_file.h"

#include "shared/base/limits.h"

namespace thidua {

bool RelayedFile::add(const RelayPart& part) {
    if (bytes_.empty()) total_ = part.total;
    const bool is_next = part.total == total_ && total_ <= limits::bundle_file_bytes_max &&
                         part.offset == bytes_.size() && !part.bytes.empty() &&
                         part.bytes.size() <= limits::relay_part_bytes_max &&
                         part.bytes.size() <= total_ - bytes_.size();
    if (is_next) bytes_ += part.bytes;
    return is_next;
}

RelayPart relay_part(BytesView file, std::size_t offset) {
    return {.total = file.size(),
            .offset = offset,
            .bytes = Bytes{file.substr(offset, limits::relay_part_bytes_max)}};
}

}  // namespace thidua
