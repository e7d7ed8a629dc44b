#include "tests/fuzz/allocation_gauge.h"

#include <sanitizer/allocator_interface.h>

#include <algorithm>

namespace thidua {
namespace {

struct Count {
    bool is_on = false;
    std::ptrdiff_t live = 0;
    std::ptrdiff_t peak = 0;
};

thread_local Count count;

void note_allocated(const volatile void*, std::size_t size) {
    if (!count.is_on) return;
    count.live += static_cast<std::ptrdiff_t>(size);
    count.peak = std::max(count.peak, count.live);
}

void note_freed(const volatile void* freed) {
    if (!count.is_on || freed == nullptr) return;
    count.live -= static_cast<std::ptrdiff_t>(
        __sanitizer_get_allocated_size(const_cast<const void*>(freed)));
}

}  // namespace

AllocationGauge::AllocationGauge() {
    static const int are_installed =
        __sanitizer_install_malloc_and_free_hooks(note_allocated, note_freed);
    CHECK(are_installed > 0 && !count.is_on);
    count = {.is_on = true};
}

AllocationGauge::~AllocationGauge() { count.is_on = false; }

std::size_t AllocationGauge::peak() const { return static_cast<std::size_t>(count.peak); }

}  // namespace thidua
