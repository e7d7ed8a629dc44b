#include "client/app/prepared_file.h"

#include <fstream>
#include <system_error>
#include <utility>

#include "client/app/replaced_file.h"

namespace thidua {

PreparedFile::PreparedFile(std::filesystem::path place) : place_{std::move(place)}, path_{place_} {
    path_.replace_extension(".thidua-part");
    path_ += place_.extension();
}

PreparedFile::~PreparedFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

Result<void> PreparedFile::check() const {
    std::error_code ignored;
    if (std::filesystem::is_directory(place_, ignored)) return unwritable(place_);
    std::ofstream out{path_, std::ios::binary | std::ios::trunc};
    const bool is_open = out.is_open();
    out.close();
    std::filesystem::remove(path_, ignored);
    return is_open ? Result<void>{} : unwritable(place_);
}

Result<void> PreparedFile::put_in_place() {
    return thidua::put_in_place(path_, place_);
}

}  // namespace thidua
