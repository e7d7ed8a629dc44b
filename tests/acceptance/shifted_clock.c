/* Moves the time of a program by the seconds in the file that FAKETIME_TIMESTAMP_FILE names ("+60"),
   as libfaketime does, which cannot be loaded beside AddressSanitizer: to be preloaded. Allocates
   nothing and asks the kernel directly, because AddressSanitizer asks for the time before it is
   ready for either. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long parsed(const char *text, long length) {
    const int is_negative = length > 0 && text[0] == '-';
    long seconds = 0;
    for (long at = 0; at < length; ++at)
        if (text[at] >= '0' && text[at] <= '9') seconds = seconds * 10 + (text[at] - '0');
    return is_negative ? -seconds : seconds;
}

static long offset_seconds(void) {
    const int error_before = errno;
    const char *const path = getenv("FAKETIME_TIMESTAMP_FILE");
    char text[32];
    long length = 0;
    if (path != NULL) {
        const long file = syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
        if (file >= 0) {
            length = syscall(SYS_read, file, text, sizeof text);
            syscall(SYS_close, file);
        }
    }
    errno = error_before;
    return parsed(text, length);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    const long result = syscall(SYS_clock_gettime, clock, now);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        now->tv_sec += offset_seconds();
    return (int)result;
}

int gettimeofday(struct timeval *now, void *zone) {
    struct timespec precise;
    (void)zone;
    if (clock_gettime(CLOCK_REALTIME, &precise) != 0) return -1;
    now->tv_sec = precise.tv_sec;
    now->tv_usec = precise.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *now) {
    struct timespec precise;
    if (clock_gettime(CLOCK_REALTIME, &precise) != 0) return (time_t)-1;
    if (now != NULL) *now = precise.tv_sec;
    return precise.tv_sec;
}
