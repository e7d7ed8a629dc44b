#include "shared/base/result.h"

#include <stdexcept>

namespace thidua {

void throw_error(const Error& error) { throw std::runtime_error{error.message}; }

}  // namespace thidua
