#include "shared/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace thidua {

void fail_check(const char* condition, const char* file, int line) {
    std::fprintf(stderr, "%s:%d: broken: %s\n", file, line, condition);
    std::abort();
}

}  // namespace thidua
