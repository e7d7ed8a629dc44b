#pragma once

#include <concepts>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>

#include "shared/base/enum_text.h"
#include "shared/record/record.h"

/// How a member of a typed view and the value of a field become each other. Used by the views'
/// reader and writer only.
namespace thidua::typed_record {

struct AnyVisitor {
    template <class M>
    void operator()(std::string_view, M&) const {}
};

template <class M>
concept Described = std::is_class_v<M> && requires(M& member) {
    describe_fields(AnyVisitor{}, member);
};

template <class M>
concept Scalar = std::same_as<M, std::string> || std::same_as<M, bool> ||
                 std::same_as<M, std::int64_t> || std::same_as<M, Decimal> ||
                 std::same_as<M, CivilDate> || std::same_as<M, Instant> ||
                 std::same_as<M, RecordId> || NamedEnum<M>;

/// Empty when the value is of another type or an unknown name: a newer client may have written it.
template <Scalar M>
std::optional<M> from_value(const Value& value) {
    if constexpr (NamedEnum<M>) {
        const auto* text = std::get_if<std::string>(&value);
        return text != nullptr ? from_text<M>(*text) : std::nullopt;
    } else {
        const auto* held = std::get_if<M>(&value);
        return held != nullptr ? std::optional<M>{*held} : std::nullopt;
    }
}

/// Null for what counts as "nothing": empty text, a nil id, a date that is none.
template <Scalar M>
Value to_value(const M& member) {
    if constexpr (NamedEnum<M>) {
        return std::string{to_text(member)};
    } else if constexpr (std::same_as<M, std::string>) {
        return member.empty() ? Value{} : Value{member};
    } else if constexpr (std::same_as<M, RecordId>) {
        return member.is_nil() ? Value{} : Value{member};
    } else if constexpr (std::same_as<M, CivilDate>) {
        return member.ok() ? Value{member} : Value{};
    } else {
        return Value{member};
    }
}

/// The part of a path after the prefix, up to the next '/'.
std::string_view next_segment(std::string_view path, std::string_view prefix);
/// The distinct segments that follow the prefix, in order.
std::set<std::string> list_segments(const Fields& fields, std::string_view prefix);
/// Clears every field whose path starts with the prefix.
void clear_below(Fields& fields, const std::string& prefix);

inline std::string entry_text(const std::string& entry) { return entry; }
inline std::string entry_text(const RecordId& entry) { return entry.text(); }

}  // namespace thidua::typed_record
