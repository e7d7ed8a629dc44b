#include "shared/store/integrity.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace thidua {

namespace {

void check_pages(Database& database, std::vector<std::string>& findings) {
    SQLite::Statement pages{database.raw(), "PRAGMA integrity_check"};
    while (pages.executeStep())
        if (std::string finding = pages.getColumn(0).getString(); finding != "ok")
            findings.push_back(std::move(finding));
}

void check_references(Database& database, std::vector<std::string>& findings) {
    SQLite::Statement references{database.raw(), "PRAGMA foreign_key_check"};
    while (references.executeStep())
        findings.push_back(fmt::format(
            "row {} of {} refers to a missing row of {}", references.getColumn(1).getString(),
            references.getColumn(0).getString(), references.getColumn(2).getString()));
}

}  // namespace

std::vector<std::string> check_integrity(Database& database) {
    std::vector<std::string> findings;
    try {
        check_pages(database, findings);
        check_references(database, findings);
    } catch (const SQLite::Exception& exception) {
        if (exception.getErrorCode() != SQLITE_CORRUPT) throw;
        findings.emplace_back(exception.what());
    }
    return findings;
}

}  // namespace thidua
