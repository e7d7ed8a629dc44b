// One device enrols and pulls all it may see. Prints the time of the pull and what it brought.
//
//     bench_pull FOLDER CODE
#include <chrono>
#include <cstdio>
#include <string>

#include "client/app/sync_service.h"

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    thidua::SystemClock clock;
    thidua::SystemRandom random;
    const thidua::SystemBootClock boot_clock;
    const auto began = std::chrono::steady_clock::now();
    const auto report = thidua::enroll_device(argv[1], {clock, random, boot_clock}, argv[2]);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    if (!report) {
        std::fprintf(stderr, "%s\n", report.error().message.c_str());
        return 1;
    }
    std::printf("{\"rows\":%zu,\"seconds\":%.4f,\"rows_per_second\":%.1f,\"bytes\":%llu}\n",
                report->pulled, took.count(), static_cast<double>(report->pulled) / took.count(),
                static_cast<unsigned long long>(report->bytes_received));
    return 0;
}
