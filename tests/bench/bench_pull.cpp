// One device enrols and pulls all it may see. Prints the time of the pull, what it brought, and the
// most memory that the process ever had.
//
//     bench_pull FOLDER CODE
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>

#include "client/app/sync_service.h"

namespace {

/// Linux only; 0 where there is no such file.
std::size_t memory_kb_max() {
    std::ifstream status{"/proc/self/status"};
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::stoul(line.substr(6));
    return 0;
}

}  // namespace

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
    std::printf(
        "{\"rows\":%zu,\"seconds\":%.4f,\"rows_per_second\":%.1f,\"bytes\":%llu,"
        "\"memory_kb\":%zu}\n",
        report->pulled, took.count(), static_cast<double>(report->pulled) / took.count(),
        static_cast<unsigned long long>(report->bytes_received), memory_kb_max());
    return 0;
}
