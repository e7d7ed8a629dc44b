#pragma once

#include "shared/wire/message.h"

namespace thidua::some {

// Anything that may be on the wire. Each call draws anew from RapidCheck: for use in a property.

Value value();
Fields fields();
Operation operation();
Edit edit();
Receipt receipt();
Message message();

}  // namespace thidua::some
