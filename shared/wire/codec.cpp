#include "shared/wire/codec.h"

#include "shared/base/check.h"
#include "shared/base/limits.h"
#include "shared/wire/message_archive.h"
#include "shared/wire/record_archive.h"

namespace thidua {
namespace {

template <class T>
Bytes encode(const T& object) {
    ByteWriter writer;
    writer(object);
    return writer.take();
}

/// The door for strangers' bytes: whatever cereal throws becomes a value here.
template <class T>
Result<T> decode(BytesView bytes) {
    try {
        ByteReader reader{bytes};
        T object;
        reader(object);
        reader.finish();
        return object;
    } catch (const std::exception& refused) {
        return failure(ErrorCode::invalid_input, refused.what());
    }
}

}  // namespace

Bytes encode_fields(const Fields& fields) { return encode(fields); }
Bytes encode_fields(std::span<const FieldView> fields) {
    ByteWriter writer;
    writer.number(fields.size());
    for (const FieldView& field : fields) {
        writer.block(field.path);
        writer(field.value);
    }
    return writer.take();
}
Result<Fields> decode_fields(BytesView bytes) { return decode<Fields>(bytes); }
Bytes encode_edit(const Edit& edit) { return encode(edit); }
Result<Edit> decode_edit(BytesView bytes) { return decode<Edit>(bytes); }
Bytes encode_receipt(const Receipt& receipt) { return encode(receipt); }
Result<Receipt> decode_receipt(BytesView bytes) { return decode<Receipt>(bytes); }
Bytes encode_value(const Value& value) { return encode(value); }
Result<Value> decode_value(BytesView bytes) { return decode<Value>(bytes); }

Hash edit_hash(const Edit& edit) { return sha256(encode_edit(edit)); }

Bytes receipt_hashes(const std::vector<Receipt>& receipts) {
    Bytes hashes;
    for (const Receipt& receipt : receipts) hashes += sha256(encode_receipt(receipt)).view();
    return hashes;
}

// Each kind of thing that is signed begins with its own name: one can never pass for another.
Hash receipts_digest(const Epoch& epoch, BytesView hashes) {
    return sha256(Bytes{"thidua receipts 1"}.append(epoch.value().view()).append(hashes));
}

Hash receipts_digest(const Epoch& epoch, const std::vector<Receipt>& receipts) {
    return receipts_digest(epoch, receipt_hashes(receipts));
}

Hash manifest_digest(const std::vector<Announced>& manifest) { return sha256(encode(manifest)); }

Hash statement_digest(const Statement& statement) {
    return sha256(Bytes{"thidua statement 1"}.append(encode(statement)));
}

}  // namespace thidua
