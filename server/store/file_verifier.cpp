#include "server/store/file_verifier.h"

#include <fmt/format.h>

#include "shared/base/translate.h"

namespace thidua {
namespace {

constexpr const char* list_files_sql =
    "SELECT DISTINCT hash, size FROM file_here ORDER BY hash, size";

}  // namespace

FileVerification verify_files(Database& database, const ContentFolder& folder) {
    FileVerification found;
    auto row = database.prepare(list_files_sql);
    while (row.step()) {
        ++found.files;
        const auto hash = Hash::from_bytes(column_blob(row, 0)).value_or(Hash{});
        const std::uint64_t size = column_uint64(row, 1);
        const auto content = folder.read(hash, 0, size + 1);
        if (!content)
            found.problems.push_back(
                fmt::format(fmt::runtime(tr("The attached file {} is missing")), hash.hex()));
        else if (content->size() != size || sha256(*content) != hash)
            found.problems.push_back(fmt::format(
                fmt::runtime(tr("The attached file {} is not what was received")), hash.hex()));
    }
    return found;
}

}  // namespace thidua
