#pragma once

#include <optional>
#include <string>

#include "shared/base/decimal.h"
#include "shared/base/enum_text.h"
#include "shared/base/time.h"

namespace thidua {

/// Which way is better; `done` asks only whether it is done (an actual figure of one or more).
enum class TargetDirection { at_least, at_most, done };

enum class TargetStanding { pending, not_met, met, exceeded, early };

/// A target of a movement and what became of it.
struct TargetFigures {
    TargetDirection direction = TargetDirection::at_least;
    std::optional<Decimal> baseline = {};
    std::optional<Decimal> target = {};
    std::optional<Decimal> actual = {};
    std::optional<CivilDate> due = {};
    std::optional<CivilDate> actual_on = {};  ///< the day on which the figure was reached
};

struct TargetView {
    TargetStanding standing = TargetStanding::pending;
    bool is_met = false;
    bool is_exceeded = false;
    bool is_early = false;
    bool is_late = false;  ///< met, but after the due day; the standing stays met or exceeded
    /// (actual − baseline) / (target − baseline) × 100, without a baseline from nought; one digit.
    /// Empty where that has no meaning.
    std::optional<Decimal> percent = {};
    std::string words;
};

/// Where a target stands on a day. Early: met on a day before the due one. Exceeded: beyond the
/// target. Shown is early before exceeded before met; all flags are given. What is not met is
/// pending through the due day, and not met afterwards.
[[nodiscard]] TargetView stand(const TargetFigures& figures, CivilDate today);

[[nodiscard]] std::string to_words(TargetStanding standing);

template <>
struct EnumNames<TargetDirection> {
    static constexpr std::array<std::string_view, 3> names{"at_least", "at_most", "done"};
};
template <>
struct EnumNames<TargetStanding> {
    static constexpr std::array<std::string_view, 5> names{"pending", "not_met", "met", "exceeded",
                                                           "early"};
};

}  // namespace thidua
