#pragma once

#include <compare>
#include <functional>

namespace thidua {

/// A value of type Rep that only mixes with its own kind: explicit in, `.value()` out, comparable
/// and hashable, no arithmetic. Tag is any type, usually an incomplete struct.
template <class Tag, class Rep>
class Strong {
public:
    constexpr Strong() = default;
    constexpr explicit Strong(Rep value) : value_{std::move(value)} {}
    [[nodiscard]] constexpr const Rep& value() const { return value_; }
    constexpr auto operator<=>(const Strong&) const = default;

private:
    Rep value_{};
};

}  // namespace thidua

template <class Tag, class Rep>
struct std::hash<thidua::Strong<Tag, Rep>> {
    std::size_t operator()(const thidua::Strong<Tag, Rep>& strong) const {
        return std::hash<Rep>{}(strong.value());
    }
};
