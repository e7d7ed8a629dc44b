#pragma once

namespace thidua::simulator {

/// Mistakes made on purpose, to see that the judges notice (planted_bugs_test.cpp).
enum class PlantedBug {
    none,
    last_arrival_wins,  ///< a conflict's other value overwrites the kept one
    answers_too_early,  ///< receipts leave before the commit
    forgets_a_page,     ///< now and then a changed record is not sent
    forgets_an_edit,    ///< a device loses the last saved edit when it crashes
};

}  // namespace thidua::simulator
