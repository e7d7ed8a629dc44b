#pragma once

#include <filesystem>

#include "server/admin/command.h"

namespace thidua {

struct BundleOptions {
    std::filesystem::path file;
    std::filesystem::path reply;
};

/// `bundle import FILE --reply FILE`: takes a device's file and writes the answer.
CommandResult import_bundle_file(const BundleOptions& options, CommandContext& context);

}  // namespace thidua
