#pragma once

#include "shared/wire/message.h"
#include "tests/simulator/chance.h"

namespace thidua::simulator {

/// The frames in which a program of a later version would say it: now and then a message of its own
/// before it, and fields of its own at the end of one that is known (rule 9).
Bytes frames_of_newer_version(const Message& message, Chance& chance);

}  // namespace thidua::simulator
