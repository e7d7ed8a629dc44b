#include "shared/base/closest_word.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace thidua {
namespace {

/// How many bytes are added, dropped or changed between the two.
std::size_t steps_between(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

}  // namespace

std::string closest_word(std::string_view written, std::span<const std::string> known) {
    // Two swapped letters are two changes, also in a short word.
    const std::size_t most =
        std::max(written.size() / 3, std::min<std::size_t>(2, written.size() / 2));
    std::size_t fewest = most + 1;
    std::string closest;
    for (const std::string& word : known) {
        const std::size_t longer = std::max(word.size(), written.size());
        // No further than the difference of their lengths can they be from one another.
        if (longer - std::min(word.size(), written.size()) >= fewest) continue;
        const std::size_t steps = steps_between(written, word);
        if (steps >= fewest) continue;
        fewest = steps;
        closest = word;
    }
    return closest;
}

}  // namespace thidua
