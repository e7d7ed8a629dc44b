#include "shared/store/store_error.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include "shared/base/translate.h"

namespace thidua {

Error to_error(const SQLite::Exception& exception) {
    switch (exception.getErrorCode()) {
        case SQLITE_FULL:
            return failure(ErrorCode::disk_full,
                           tr("The disk is full; nothing was changed. Free some space and try "
                              "again."));
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return failure(ErrorCode::locked,
                           tr("Another program is using the data; close it and try again."));
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return failure(ErrorCode::damaged,
                           tr("The data file is damaged. Keep it, and restore from a backup or "
                              "from the server."));
        case SQLITE_CANTOPEN:
            return failure(ErrorCode::not_found,
                           tr("The data file cannot be opened; check that its folder exists and "
                              "that you may write there."));
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return failure(ErrorCode::internal,
                           tr("The data file cannot be written; check the permissions of the file "
                              "and its folder."));
        case SQLITE_IOERR:
            return failure(ErrorCode::internal,
                           tr("The disk reported an error; what was saved before is kept. Check "
                              "the disk and start the program again."));
        default:
            return failure(
                ErrorCode::internal,
                fmt::format(fmt::runtime(tr("The data store failed: {}.")), exception.what()));
    }
}

}  // namespace thidua
