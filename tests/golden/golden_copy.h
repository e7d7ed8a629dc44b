#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/golden/golden_device.h"
#include "tests/golden/golden_files.h"
#include "tests/support/hand_clock.h"
#include "tests/support/temporary_folder.h"

namespace thidua {

/// Those of the folders v1, v2 … that have stores, in order.
std::vector<std::string> golden_versions();

/// What a version has written, in a folder of its own, on the day after: the golden files
/// themselves are only read.
class GoldenCopy {
public:
    explicit GoldenCopy(const std::string& version)
        : bundles_{std::filesystem::path{THIDUA_GOLDEN_FOLDER} / version / "bundles"} {
        unpack_golden(bundles_.parent_path() / "stores", folder_.path());
    }

    [[nodiscard]] GoldenServer open_server() { return {server_data(), clock_, random_}; }
    [[nodiscard]] GoldenDevice open_device() { return {device_data(), environment()}; }
    [[nodiscard]] std::filesystem::path server_data() const { return folder_.path() / "server"; }
    [[nodiscard]] std::filesystem::path device_data() const { return folder_.path() / "device"; }
    [[nodiscard]] std::filesystem::path device_bundle() const { return bundles_ / "to-server.tdb"; }
    [[nodiscard]] std::filesystem::path answer() const { return bundles_ / "answer.tdb"; }
    /// A name in the folder.
    [[nodiscard]] std::filesystem::path file(const std::string& name) const {
        return folder_.path() / name;
    }
    [[nodiscard]] Environment environment() { return {clock_, random_, boot_clock_}; }
    [[nodiscard]] HandClock& clock() { return clock_; }

private:
    TemporaryFolder folder_;
    std::filesystem::path bundles_;
    HandClock clock_{instant_from_iso("2026-09-09T08:30:00+07:00").value()};
    HandBootClock boot_clock_;
    SeededRandom random_{20260909};
};

}  // namespace thidua
