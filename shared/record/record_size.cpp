#include "shared/record/record_size.h"

namespace thidua {
namespace {

constexpr std::size_t length_bytes = 4;
constexpr std::size_t number_bytes = 10;

struct EncodedBytes {
    std::size_t operator()(Null) const { return 0; }
    std::size_t operator()(bool) const { return 1; }
    std::size_t operator()(std::int64_t) const { return number_bytes; }
    std::size_t operator()(const Decimal& value) const {
        return length_bytes + value.text().size();
    }
    std::size_t operator()(const std::string& value) const { return length_bytes + value.size(); }
    std::size_t operator()(CivilDate) const { return number_bytes; }
    std::size_t operator()(Instant) const { return number_bytes; }
    std::size_t operator()(const RecordId&) const { return sizeof(Uuid); }
    std::size_t operator()(const AttachmentRef& value) const {
        return sizeof(Hash) + number_bytes + length_bytes + value.name.size();
    }
    std::size_t operator()(const OpaqueValue& value) const {
        return length_bytes + value.bytes.size();
    }
};

}  // namespace

std::size_t encoded_bytes(std::string_view path, const Value& value) {
    if (is_null(value)) return 0;
    return length_bytes + path.size() + 1 + std::visit(EncodedBytes{}, value);
}

std::size_t encoded_bytes(const Fields& fields) {
    std::size_t bytes = length_bytes;
    for (const auto& [path, value] : fields) bytes += encoded_bytes(path, value);
    return bytes;
}

}  // namespace thidua
