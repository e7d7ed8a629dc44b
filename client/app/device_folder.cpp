#include "client/app/device_folder.h"

#include "shared/base/translate.h"
#include "shared/platform/paths.h"

namespace thidua {

Result<std::unique_ptr<LocalStore>> open_device_folder(const std::filesystem::path& folder,
                                                       Environment environment) {
    using std::filesystem::perms;
    std::error_code refused;
    if (std::filesystem::create_directories(folder, refused))
        std::filesystem::permissions(folder, perms::owner_all, refused);
    if (!std::filesystem::is_directory(folder, refused))
        return failure(ErrorCode::not_found,
                       tr("The data folder cannot be made or is not a folder; choose another."));
    const std::filesystem::path file = local_store_path(folder);
    auto store = LocalStore::open({.path = to_utf8(file)}, &environment.boot_clock);
    if (store)
        std::filesystem::permissions(file, perms::owner_read | perms::owner_write, refused);
    return store;
}

}  // namespace thidua
