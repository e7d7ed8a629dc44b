#pragma once

#include <fmt/format.h>

#include <string>

#include "shared/base/time.h"

namespace thidua {

/// A translated sentence with its placeholders filled: `filled(tr("{} of {}"), 3, 8)`.
template <class... Parts>
std::string filled(const std::string& sentence, const Parts&... parts) {
    return fmt::format(fmt::runtime(sentence), parts...);
}

/// "14:02" on the same civil day as `now`, "14:02 12/12" in the same year, else with the year.
std::string moment_words(Instant at, Instant now);
/// "1.234".
std::string figure_words(std::int64_t figure);
/// "Today", "3 days left", "2 days overdue".
std::string days_words(std::int64_t days_left);

}  // namespace thidua
