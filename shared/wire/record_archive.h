#pragma once

#include "shared/record/edit.h"
#include "shared/wire/archive.h"

namespace thidua {

// How values, records and edits are written. Canonical: equal things have equal bytes, because
// hashes and signatures are made of them. Only codec files include this.

/// A value is its kind, one byte, and then its content.
std::uint8_t kind_of(const Value& value);
void save_content(ByteWriter& archive, const Value& value);
void load_content(ByteReader& archive, std::uint8_t kind, Value& value);
void save(ByteWriter& archive, const Value& value);
void load(ByteReader& archive, Value& value);
void save(ByteWriter& archive, const Fields& fields);
/// Paths in strictly rising order, no nulls, within the limits.
void load(ByteReader& archive, Fields& fields);
void save(ByteWriter& archive, const Operation& operation);
void load(ByteReader& archive, Operation& operation);
void save(ByteWriter& archive, const Edit& edit);
void load(ByteReader& archive, Edit& edit);
void save(ByteWriter& archive, const NumberedEdit& edit);
void load(ByteReader& archive, NumberedEdit& edit);
void save(ByteWriter& archive, const OperationOutcome& outcome);
void load(ByteReader& archive, OperationOutcome& outcome);
void save(ByteWriter& archive, const Receipt& receipt);
void load(ByteReader& archive, Receipt& receipt);

/// Clean UTF-8 of at most so many bytes.
std::string load_text(ByteReader& archive, std::size_t bytes_max);

}  // namespace thidua
