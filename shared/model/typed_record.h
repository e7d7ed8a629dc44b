#pragma once

#include <concepts>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>

#include "shared/model/fields_reader.h"
#include "shared/model/fields_writer.h"
#include "shared/record/record.h"

namespace thidua {

/// Typed views of records. A type lists its fields once, with their permanent names:
///
///     template <class Visitor>
///     void describe_fields(Visitor&& visit, FieldsOf<Unit> auto& unit) {
///         visit("code", unit.code);
///     }
///
/// Never rename a field; add at the end. Members may be text, bool, std::int64_t, Decimal,
/// CivilDate, Instant, RecordId, named enumerations, std::optional of these, a nested described
/// type (paths "schedule/kind"), a map from keys to texts or described types
/// (paths "contents/green/text"), and a set of texts or ids (path "recipients/<entry>" holds the
/// entry, so that two people who add different entries never collide). Keys and set entries are
/// free of '/'; a set entry that is not is left out by write_fields.
template <class T, class Object>
concept FieldsOf = std::same_as<std::remove_const_t<T>, Object>;

/// The fields as a T. Absent fields, and fields of an unexpected type, leave the member's default;
/// never fails.
template <class T>
T view_of(const Fields& fields) {
    T object{};
    describe_fields(typed_record::Reader{fields, {}}, object);
    return object;
}

template <class T>
T view_of(const Record& record) {
    return view_of<T>(record.fields);
}

/// Brings the fields to what the object says. Fields it does not describe stay, and so do those
/// whose value it could not read and does not change. Nothing is written for an empty text, a nil
/// id, or a number or bool at zero that was absent; enumerations are always written.
template <class T>
void write_fields(Fields& fields, const T& object) {
    describe_fields(typed_record::Writer{fields, {}}, object);
}

/// A record that no device knows yet: rev 0.
template <class T>
Record make_record(RecordId id, ScopeId scope, const T& object) {
    Record record{.type = std::string{T::record_type}, .id = id, .scope = scope};
    write_fields(record.fields, object);
    return record;
}

}  // namespace thidua
