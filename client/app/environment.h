#pragma once

#include "shared/base/random.h"
#include "shared/base/time.h"
#include "shared/platform/boot_clock.h"

namespace thidua {

/// Where time and chance come from; owned by main (or a test) and outliving everything else.
struct Environment {
    Clock& clock;
    Random& random;
    const BootClock& boot_clock;
};

}  // namespace thidua
