#pragma once

#include "server/store/device_store.h"
#include "tests/simulator/chance.h"
#include "tests/simulator/draft.h"

namespace thidua::simulator {

/// An edit that no honest client makes: the server must answer it, and what comes behind it.
Draft poisoned(const Device& device, Chance& chance, std::size_t action);

/// Whatever carries this word makes the simulated server's store throw (simulated_server.cpp).
inline constexpr std::string_view trap_word = "thuốc độc";

}  // namespace thidua::simulator
