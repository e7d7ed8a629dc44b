#include "shared/wire/squeezed_edit.h"

#include "shared/base/limits.h"
#include "shared/wire/archive.h"
#include "shared/wire/packed_edit.h"
#include "shared/wire/zstd_frame.h"

namespace thidua {
namespace {

/// The first byte; packed_edit.cpp has the lower ones.
constexpr char is_squeezed = 3;
/// Of the hash of what it was squeezed with.
constexpr std::size_t check_bytes = 8;

Result<Bytes> unsqueeze(ByteReader reader, const FindEdit& find_edit) {
    const std::uint64_t first = reader.number();
    const std::size_t count = reader.count(basis_edits_max);
    const BytesView check = reader.raw(check_bytes);
    Bytes history;
    for (std::size_t at = 0; at < count; ++at) {
        const auto edit = find_edit(EditNumber{first + at});
        if (!edit) return failure(ErrorCode::not_found, "squeezed with what is not here");
        history += pack_edit(*edit, Thinness::whole);
        if (history.size() > basis_bytes_max) ByteReader::refuse("squeezed with too much");
    }
    if (sha256(history).view().substr(0, check_bytes) != check)
        return failure(ErrorCode::not_found, "squeezed with something else");
    Bytes packed = zstd_frame::expand(zstd_frame::dictionary_with({}, history),
                                      reader.raw(reader.left()), limits::frame_bytes_max);
    if (packed.empty() || packed.front() == is_squeezed)
        return failure(ErrorCode::invalid_input, "no squeezed edit");
    return packed;
}

}  // namespace

bool Basis::put_before(const Edit& edit) {
    Bytes packed = pack_edit(edit, Thinness::whole);
    if (edits.size() == basis_edits_max || bytes + packed.size() > basis_bytes_max) return false;
    bytes += packed.size();
    edits.push_back(std::move(packed));
    return true;
}

Bytes squeeze_edit(BytesView packed, const Basis& basis) {
    Bytes history;
    for (auto edit = basis.edits.rbegin(); edit != basis.edits.rend(); ++edit) history += *edit;
    ByteWriter writer;
    writer.raw(&is_squeezed, 1);
    writer.number(basis.end.value() - basis.edits.size());
    writer.number(basis.edits.size());
    writer.raw(sha256(history).view().data(), check_bytes);
    return writer.take() + zstd_frame::compress(zstd_frame::dictionary_with({}, history), packed,
                                                zstd_frame::thorough_level);
}

Result<Bytes> unsqueeze_edit(BytesView bytes, const FindEdit& find_edit) {
    if (bytes.empty() || bytes.front() != is_squeezed) return Bytes{bytes};
    try {
        return unsqueeze(ByteReader{bytes.substr(1)}, find_edit);
    } catch (const std::exception& refused) {
        return failure(ErrorCode::invalid_input, refused.what());
    }
}

}  // namespace thidua
