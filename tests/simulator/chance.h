#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

#include "shared/base/random.h"

namespace thidua::simulator {

/// One question to chance at a time, in words.
class Chance {
public:
    explicit Chance(Random& random) : random_{random} {}

    [[nodiscard]] Random& random() { return random_; }
    [[nodiscard]] std::size_t below(std::size_t bound) { return random_.below(bound); }
    /// Both ends included.
    [[nodiscard]] std::size_t between(std::size_t least, std::size_t most) {
        return least + random_.below(most - least + 1);
    }
    [[nodiscard]] bool percent(std::size_t of_hundred) { return random_.below(100) < of_hundred; }
    [[nodiscard]] std::chrono::milliseconds time_between(std::chrono::milliseconds least,
                                                         std::chrono::milliseconds most) {
        const auto width = static_cast<std::uint64_t>((most - least).count());
        return least + std::chrono::milliseconds{random_.below(width + 1)};
    }
    template <class T>
    [[nodiscard]] T& one_of(std::vector<T>& choices) {
        return choices[below(choices.size())];
    }
    template <class T>
    [[nodiscard]] const T& one_of(const std::vector<T>& choices) {
        return choices[below(choices.size())];
    }

private:
    Random& random_;
};

}  // namespace thidua::simulator
