#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

namespace thidua {

/// The permanent text names of an enumeration, in the order of its enumerators, which count from
/// 0 without gaps. What is stored, sent and written in files is the text, never the number.
///
///     template <> struct EnumNames<Roll> {
///         static constexpr std::array<std::string_view, 2> names{"none", "previous_working_day"};
///     };
template <class E>
struct EnumNames;

template <class E>
concept NamedEnum = std::is_enum_v<E> && requires { EnumNames<E>::names.size(); };

template <NamedEnum E>
constexpr std::string_view to_text(E value) {
    return EnumNames<E>::names.at(static_cast<std::size_t>(value));
}

/// Empty when no enumerator has that name: a mistake in a file, or the word of a newer version.
template <NamedEnum E>
constexpr std::optional<E> from_text(std::string_view text) {
    const auto& names = EnumNames<E>::names;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == text) return static_cast<E>(i);
    }
    return std::nullopt;
}

}  // namespace thidua
