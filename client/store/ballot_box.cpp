#include "client/store/ballot_box.h"

#include <array>

#include "shared/platform/paths.h"
#include "shared/store/migrations.h"
#include "thidua_client_store_embedded.h"

namespace thidua {
namespace {

constexpr std::int32_t box_application_id = 0x54444242;
constexpr const char* put_sql =
    "INSERT INTO ballot_box (slip, session, nomination, choice) VALUES (?1, ?2, ?3, ?4)";
constexpr const char* list_sql =
    "SELECT slip, session, nomination, choice FROM ballot_box WHERE session = ?1 ORDER BY slip";
constexpr const char* empty_sql = "DELETE FROM ballot_box WHERE session = ?1";

}  // namespace

Result<BallotBox> BallotBox::open(const std::filesystem::path& folder) {
    auto database = Database::open(
        {.path = to_utf8(folder / "ballot_box.db"), .application_id = box_application_id});
    if (!database) return database.error();
    const std::array migrations{Migration{1, client_sql::ballot_box_sql}};
    if (auto migrated = migrate(*database, migrations); !migrated) return migrated.error();
    database->execute("PRAGMA secure_delete = ON");
    return BallotBox{*std::move(database)};
}

void BallotBox::put(const RecordId& session, const RecordId& nomination, const std::string& choice,
                    Random& random) {
    const Uuid slip = make_uuid_v7(Instant{}, random);
    auto statement = database_.prepare(put_sql);
    bind(statement, Blob{slip.view()}, session, nomination, choice);
    statement.execute();
}

std::vector<Slip> BallotBox::list(const RecordId& session) {
    std::vector<Slip> slips;
    auto statement = database_.prepare(list_sql);
    bind(statement, session);
    while (statement.step())
        slips.push_back({.id = column_id<RecordId>(statement, 0),
                         .session = column_id<RecordId>(statement, 1),
                         .nomination = column_id<RecordId>(statement, 2),
                         .choice = column_text(statement, 3)});
    return slips;
}

void BallotBox::empty(const RecordId& session) {
    auto statement = database_.prepare(empty_sql);
    bind(statement, session);
    statement.execute();
    // What was deleted must not stay in the log file beside it either.
    database_.execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace thidua
