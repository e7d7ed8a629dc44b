#include "server/store/early_contents.h"

#include "shared/store/statement.h"

namespace thidua {
namespace {

constexpr const char* add_early_sql =
    "INSERT INTO early_content (report, seal, edit, edit_hash, received_at, carrier)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
    " ON CONFLICT DO UPDATE SET received_at = min(received_at, excluded.received_at)";
constexpr const char* remove_early_sql =
    "DELETE FROM early_content WHERE report = ?1 AND seal = ?2 AND edit = ?3";
constexpr const char* set_submission_sql =
    "UPDATE early_content SET submission = ?4"
    " WHERE report = ?1 AND seal = ?2 AND edit = ?3 AND submission IS NULL";
constexpr const char* list_early_sql =
    "SELECT report, seal, edit, edit_hash, received_at, carrier, submission FROM early_content"
    " WHERE report = ?1 AND seal = ?2 ORDER BY edit, carrier";
constexpr const char* list_early_of_edit_sql =
    "SELECT report, seal, edit, edit_hash, received_at, carrier, submission FROM early_content"
    " WHERE edit = ?1 ORDER BY report, seal, carrier";

std::vector<EarlyContent> read_early(CachedStatement& rows) {
    std::vector<EarlyContent> contents;
    while (rows.step())
        contents.push_back({.report = column_id<RecordId>(rows, 0),
                            .seal = column_hash(rows, 1),
                            .edit = column_id<EditId>(rows, 2),
                            .edit_hash = column_hash(rows, 3),
                            .received_at = column_instant(rows, 4),
                            .carrier = Hash::from_bytes(column_blob(rows, 5)),
                            .submission = column_optional(rows, 6, column_id<RecordId>)});
    return contents;
}

}  // namespace

void EarlyContents::add(const EarlyContent& content) {
    auto statement = database_.prepare(add_early_sql);
    bind(statement, content.report, Blob{content.seal.view()}, content.edit,
         Blob{content.edit_hash.view()}, content.received_at,
         Blob{content.carrier ? content.carrier->view() : BytesView{}});
    statement.execute();
}

void EarlyContents::remove(const EarlyContent& content) {
    auto statement = database_.prepare(remove_early_sql);
    bind(statement, content.report, Blob{content.seal.view()}, content.edit);
    statement.execute();
}

void EarlyContents::set_submission(const EarlyContent& content, const RecordId& submission) {
    auto statement = database_.prepare(set_submission_sql);
    bind(statement, content.report, Blob{content.seal.view()}, content.edit, submission);
    statement.execute();
}

std::vector<EarlyContent> EarlyContents::list(const RecordId& report, const Hash& seal) {
    auto rows = database_.prepare(list_early_sql);
    bind(rows, report, Blob{seal.view()});
    return read_early(rows);
}

std::vector<EarlyContent> EarlyContents::list_of_edit(const EditId& edit) {
    auto rows = database_.prepare(list_early_of_edit_sql);
    bind(rows, edit);
    return read_early(rows);
}

}  // namespace thidua
