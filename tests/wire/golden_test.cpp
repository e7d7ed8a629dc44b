#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/wire/samples.h"

// The golden files hold what each version of the product has written. Every later version must
// still read them: see tests/golden/README.md.

namespace thidua {
namespace {

namespace fs = std::filesystem;

const fs::path golden_folder{THIDUA_GOLDEN_FOLDER};
/// The folder of the files that this version writes.
constexpr const char* current_version = "v1";

fs::path golden_path(const Sample& sample, const char* version = current_version) {
    return golden_folder / version / (sample.name + ".hex");
}

Bytes from_hex(const std::string& hex) {
    Bytes bytes;
    for (std::size_t at = 0; at + 1 < hex.size(); at += 2)
        bytes += static_cast<char>(std::stoi(hex.substr(at, 2), nullptr, 16));
    return bytes;
}

Bytes read_golden(const fs::path& path) {
    std::ifstream file{path};
    std::string hex;
    for (std::string line; std::getline(file, line);) hex += line;
    return from_hex(hex);
}

class GoldenTest : public testing::TestWithParam<Sample> {};

TEST_P(GoldenTest, ReadsWhatVersion1Wrote) {
    const fs::path path = golden_path(GetParam(), "v1");
    ASSERT_TRUE(fs::exists(path)) << path;
    EXPECT_TRUE(GetParam().is_read_back(read_golden(path)));
}

TEST_P(GoldenTest, WritesWhatThisVersionAlwaysWrote) {
    EXPECT_EQ(to_hex(GetParam().bytes), to_hex(read_golden(golden_path(GetParam()))));
}

INSTANTIATE_TEST_SUITE_P(EverySample, GoldenTest, testing::ValuesIn(samples()),
                         [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace thidua
