#include <sys/resource.h>

#include <algorithm>

#include "shared/platform/open_files.h"

namespace thidua {

std::size_t raise_open_files_limit(std::size_t wanted) {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
    const rlim_t enough = std::min<rlim_t>(wanted, limit.rlim_max);
    if (limit.rlim_cur < enough) {
        rlimit raised = limit;
        raised.rlim_cur = enough;
        if (setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
    }
    return static_cast<std::size_t>(limit.rlim_cur);
}

}  // namespace thidua
