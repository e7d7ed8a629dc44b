#pragma once

#include <functional>

#include "shared/base/result.h"
#include "shared/record/edit.h"
#include "shared/wire/upload_messages.h"

namespace thidua {

// An edit as it travels: the same parts as encode_edit() in an order that compresses well (what
// repeats from edit to edit stands together), and thin if wanted: without the long texts that the
// other side has anyway. A thin edit says neither the text that a person saw nor, where little of
// it changed, the whole text that he made of it; it carries its own hash, so that what is filled in
// is what was meant, or else the edit is asked for whole.

enum class Thinness { whole, thin };

Bytes pack_edit(const Edit& edit, Thinness thinness);

/// What stands in the field here, null for nothing.
using FindValue = std::function<Value(const RecordId& record, const FieldPath& path)>;

/// The very edit. `not_found` when it was made on something else than what stands here: it must be
/// sent whole. `invalid_input` when the bytes are no packed edit; anybody may have written them.
Result<Edit> unpack_edit(BytesView packed, const FindValue& find_value);

/// Null where that takes more than the bytes, or they are no packed edit.
std::shared_ptr<ReadEdit> unpack_alone(BytesView packed);

/// Which edit it is, without what it was made on.
struct EditName {
    EditId edit;
    Hash edit_hash;
};
Result<EditName> name_of_packed(BytesView packed);

/// With everything in it.
PackedEdit whole(const NumberedEdit& edit);

}  // namespace thidua
