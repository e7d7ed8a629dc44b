#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/id.h"
#include "shared/record/value.h"

namespace thidua {

/// "answers/projects/<row-id>/budget": where in a record a value stands. Segments joined by '/'.
using FieldPath = std::string;

/// The fields of a record, flat, in the order of their paths. A null value is never stored.
using Fields = std::map<FieldPath, Value, std::less<>>;

/// The unit of synchronisation. Domain objects are typed views of one (shared/model).
struct Record {
    std::string type;  ///< "report", "form", "period" ...: permanent names
    RecordId id;
    ScopeId scope;
    Fields fields;
    /// Where in the server's log it last changed; 0 while only this device knows it.
    Sequence rev;

    bool operator==(const Record&) const = default;
};

/// The value at the path; null when there is none.
const Value& find_value(const Fields& fields, std::string_view path);
/// Sets or, with a null value, clears.
void set_value(Fields& fields, std::string_view path, Value value);
/// Typed reads for model views: the alternative, or the empty default when absent or of another
/// type (a newer client may have changed it; a view never fails on that).
std::string text_or_empty(const Fields& fields, std::string_view path);
std::int64_t integer_or_zero(const Fields& fields, std::string_view path);
RecordId id_or_none(const Fields& fields, std::string_view path);
std::optional<CivilDate> date_or_none(const Fields& fields, std::string_view path);
bool is_true_at(const Fields& fields, std::string_view path);

}  // namespace thidua
