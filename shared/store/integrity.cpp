#include "shared/store/integrity.h"

#include <fmt/format.h>

namespace thidua {

std::vector<std::string> check_integrity(Database& database) {
    std::vector<std::string> findings;
    SQLite::Statement pages{database.raw(), "PRAGMA integrity_check"};
    while (pages.executeStep())
        if (const std::string finding = pages.getColumn(0).getString(); finding != "ok")
            findings.push_back(finding);
    SQLite::Statement references{database.raw(), "PRAGMA foreign_key_check"};
    while (references.executeStep())
        findings.push_back(fmt::format("row {} of {} refers to a missing row of {}",
                                       references.getColumn(1).getString(),
                                       references.getColumn(0).getString(),
                                       references.getColumn(2).getString()));
    return findings;
}

}  // namespace thidua
