#pragma once

#include <string>

#include "shared/wire/message.h"

namespace thidua::simulator {

/// One line for the event log.
std::string short_hash(const Hash& hash);
std::string words_of(const Message& message);
std::string words_of(const Receipt& receipt);
std::string words_of(const Value& value);
/// The last digits of an id: enough to tell one from another in a small world.
std::string short_id(const Uuid& uuid);
std::string device_words(const DeviceId& device);

}  // namespace thidua::simulator
