#pragma once

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

#include "shared/base/bytes.h"
#include "shared/base/random.h"

namespace thidua {

/// An empty folder of its own, a real one (TMPDIR), removed with everything in it.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::array<unsigned char, 8> number{};
        SystemRandom{}.fill(number);
        const BytesView bytes{reinterpret_cast<const char*>(number.data()), number.size()};
        path_ = std::filesystem::temp_directory_path() / ("thidua-test-" + to_hex(bytes));
        std::filesystem::create_directories(path_);
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::string file(const std::string& name) const {
        return (path_ / name).string();
    }

private:
    std::filesystem::path path_;
};

inline Bytes read_whole_file(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

inline void write_whole_file(const std::filesystem::path& path, BytesView bytes) {
    std::ofstream out{path, std::ios::binary};
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace thidua
