#include "client/app/replaced_file.h"

#include <fmt/format.h>

#include <fstream>
#include <system_error>

#include "shared/base/translate.h"
#include "shared/platform/paths.h"

namespace thidua {

std::filesystem::path temporary_beside(const std::filesystem::path& file) {
    std::filesystem::path temporary = file;
    temporary += ".part";
    return temporary;
}

Result<void> put_in_place(const std::filesystem::path& temporary,
                          const std::filesystem::path& file) {
    std::error_code error;
    std::filesystem::rename(temporary, file, error);
    if (!error) return {};
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
    return unwritable(file);
}

Result<void> write_replaced_file(const std::filesystem::path& file, BytesView bytes) {
    const std::filesystem::path temporary = temporary_beside(file);
    std::ofstream out{temporary, std::ios::binary | std::ios::trunc};
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (out) return put_in_place(temporary, file);
    std::error_code ignored;
    std::filesystem::remove(temporary, ignored);
    return unwritable(file);
}

Error unwritable(const std::filesystem::path& file) {
    return failure(ErrorCode::internal,
                   fmt::format(fmt::runtime(tr("The file {} cannot be written; check that its "
                                               "folder exists, that you may write there and that "
                                               "the disk is not full.")),
                               to_utf8(file)));
}

}  // namespace thidua
