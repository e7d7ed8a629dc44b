#pragma once

#include <cstdint>
#include <string_view>

namespace thidua::simulator {

/// A seed that once broke a rule, and what was wrong. Scripts change with the simulator, so a seed
/// may stop meeting its mistake; tests/record and tests/regressions keep the mistakes themselves.
struct NamedSeed {
    std::uint64_t seed;
    std::string_view mistake;
};

inline constexpr NamedSeed named_seeds[] = {
    {13, "two people settled one conflict; the second's device settled it in base once more"},
    {128, "a device merged into base beside a conflict that was settled at the server already"},
    {2724, "the model took a row's removal for an agreement before its own settlement"},
};

}  // namespace thidua::simulator
