// Writes the golden files of a new version into an empty folder; see tests/golden/README.md.
//
//     write_golden FOLDER
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tests/wire/samples.h"

int main(int argc, char** argv) {
    namespace fs = std::filesystem;
    if (argc != 2) return 2;
    const fs::path folder{argv[1]};
    fs::create_directories(folder);
    if (!fs::is_empty(folder)) {
        std::fputs("the folder is not empty: old files are never written again\n", stderr);
        return 1;
    }
    constexpr std::size_t line_digits = 96;
    for (const thidua::Sample& sample : thidua::samples()) {
        std::ofstream file{folder / (sample.name + ".hex")};
        const std::string hex = thidua::to_hex(sample.bytes);
        for (std::size_t at = 0; at < hex.size(); at += line_digits)
            file << hex.substr(at, line_digits) << '\n';
    }
    return 0;
}
