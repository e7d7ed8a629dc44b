#include "server/store/schema.h"

#include <array>

#include "shared/store/migrations.h"
#include "thidua_server_store_embedded.h"

namespace thidua {

std::filesystem::path server_store_path(const std::filesystem::path& folder) {
    return folder / "server.db";
}

Result<Database> open_server_store(OpenOptions options) {
    options.application_id = server_application_id;
    auto database = Database::open(options);
    if (!database || options.read_only) return database;
    const std::array migrations{Migration{1, server_sql::_001_initial_sql},
                                Migration{2, server_sql::_002_devices_sql},
                                Migration{3, server_sql::_003_grants_sql},
                                Migration{4, server_sql::_004_recovery_sql},
                                Migration{5, server_sql::_005_edit_parts_sql},
                                Migration{6, server_sql::_006_evidence_sql},
                                Migration{7, server_sql::_007_attachments_sql},
                                Migration{8, server_sql::_008_told_chains_sql},
                                Migration{9, server_sql::_009_early_contents_sql}};
    if (auto migrated = migrate(*database, migrations); !migrated) return migrated.error();
    return database;
}

}  // namespace thidua
