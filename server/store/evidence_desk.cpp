#include "server/store/evidence_desk.h"

#include <algorithm>

#include "server/store/edit_store.h"
#include "server/store/log_store.h"
#include "server/store/record_store.h"
#include "shared/evidence/seal.h"
#include "shared/model/evidence_record.h"
#include "shared/model/ids.h"
#include "shared/model/period_standing.h"
#include "shared/model/read_out_record.h"
#include "shared/model/report.h"
#include "shared/store/statement.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

constexpr const char* note_saved_sql =
    "INSERT INTO saved_between (edit_hash, earliest, latest) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (edit_hash) DO NOTHING";
constexpr const char* find_saved_sql =
    "SELECT earliest, latest FROM saved_between WHERE edit_hash = ?1";
constexpr const char* add_code_sql =
    "INSERT INTO seal_code (code, evidence) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
constexpr const char* list_evidence_sql = "SELECT evidence FROM seal_code WHERE code = ?1";
constexpr const char* add_note_sql =
    "INSERT INTO noted_code (code, note, at, said_by) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT DO NOTHING";
constexpr const char* list_notes_sql =
    "SELECT note, at, said_by FROM noted_code WHERE code = ?1 ORDER BY at, note";

struct Note {
    RecordId record;
    Instant at;
    std::string said_by;
};

std::vector<Note> list_notes(Database& database, const std::string& code) {
    auto rows = database.prepare(list_notes_sql);
    bind(rows, code);
    std::vector<Note> notes;
    while (rows.step())
        notes.push_back(
            {column_id<RecordId>(rows, 0), column_instant(rows, 1), column_text(rows, 2)});
    return notes;
}

template <class T>
Record with(Record record, const T& view) {
    write_fields(record.fields, view);
    return record;
}

/// What is in time by what the server itself saw needs no journal. Days that shift the due time
/// only make it later.
bool is_proven_in_time(RecordStore& records, const EvidenceRecord& shown) {
    const auto report = records.find(shown.report);
    const auto period = report ? records.find(view_of<Report>(*report).period) : std::nullopt;
    if (!period || !shown.at) return false;
    return *shown.at < due_at(view_of<Period>(*period), HolidayCalendar{});
}

}  // namespace

void EvidenceDesk::note_saved(const std::vector<SavedBetween>& saved) {
    for (const SavedBetween& one : saved) {
        auto statement = database_.prepare(note_saved_sql);
        bind(statement, Blob{one.edit_hash.view()}, one.earliest, one.latest);
        statement.execute();
    }
}

std::optional<SavedBetween> EvidenceDesk::find_saved(const Hash& edit_hash) {
    auto statement = database_.prepare(find_saved_sql);
    bind(statement, Blob{edit_hash.view()});
    if (!statement.step()) return std::nullopt;
    return SavedBetween{edit_hash, column_instant(statement, 0), column_instant(statement, 1)};
}

void EvidenceDesk::consider(const Edit& edit, const Hash& hash,
                            const std::vector<OperationOutcome>& outcomes, Instant received_at,
                            const std::optional<Hash>& carrier) {
    for (std::size_t at = 0; at < std::min(outcomes.size(), edit.operations.size()); ++at) {
        const Operation& operation = edit.operations[at];
        if (outcomes[at].kind != OutcomeKind::applied) continue;
        const bool is_submission = operation.kind == OperationKind::step &&
                                   operation.record_type == record_types::report &&
                                   operation.path == "submit";
        const bool is_note = operation.kind == OperationKind::create &&
                             operation.record_type == record_types::read_out;
        if (is_submission) consider_submission(hash, operation, carrier);
        if (is_note) consider_note(edit.id, hash, operation.record, received_at);
    }
}

void EvidenceDesk::consider_submission(const Hash& edit_hash, const Operation& step,
                                       const std::optional<Hash>& carrier) {
    const std::string seal = text_or_empty(step.arguments, "seal");
    const auto hash = Hash::from_hex(seal);
    if (!hash) return;
    const RecordId evidence =
        evidence_id(submission_id(step.record, integer_or_zero(step.arguments, "version"), seal));
    RecordStore records{database_};
    const auto record = records.find(evidence);
    if (!record) return;
    auto shown = view_of<EvidenceRecord>(*record);
    const auto saved = find_saved(edit_hash);
    if (saved && !shown.earliest && !is_proven_in_time(records, shown)) {
        shown.earliest = saved->earliest;
        shown.latest = saved->latest;
        append_with_effects(
            database_,
            {.kind = LogKind::own, .effects = {effect_between(&*record, with(*record, shown))}});
    }
    add_code(seal_code(*hash), evidence);
    if (carrier) add_code(handed_over_code(*carrier), evidence);
}

void EvidenceDesk::note_first_receipt(const Edit& edit, const Receipt& first) {
    note_earlier(edit, first.outcomes,
                 {.kind = "received", .at = first.server_time, .received_at = first.server_time});
}

void EvidenceDesk::note_first_announcement(const Edit& edit,
                                           const std::vector<OperationOutcome>& outcomes,
                                           Instant at) {
    note_earlier(edit, outcomes, {.kind = "announced", .at = at, .announced_at = at});
}

void EvidenceDesk::note_earlier(const Edit& edit, const std::vector<OperationOutcome>& outcomes,
                                const EvidenceRecord& seen) {
    RecordStore records{database_};
    for (std::size_t at = 0; at < std::min(outcomes.size(), edit.operations.size()); ++at) {
        const Operation& step = edit.operations[at];
        const bool is_submission = outcomes[at].kind == OutcomeKind::applied &&
                                   step.kind == OperationKind::step && step.path == "submit";
        if (!is_submission) continue;
        const auto record = records.find(
            evidence_id(submission_id(step.record, integer_or_zero(step.arguments, "version"),
                                      text_or_empty(step.arguments, "seal"))));
        if (!record) continue;
        const auto shown = view_of<EvidenceRecord>(*record);
        const auto both = earliest_of(shown, seen);
        if (both == shown) continue;
        append_with_effects(
            database_,
            {.kind = LogKind::own, .effects = {effect_between(&*record, with(*record, both))}});
    }
}

void EvidenceDesk::add_code(const std::string& code, const RecordId& evidence) {
    auto statement = database_.prepare(add_code_sql);
    bind(statement, code, evidence);
    statement.execute();
    match(code, evidence);
}

/// A note proves itself as a submission does: no later than it was received, announced, or saved by
/// the Office's own journal.
void EvidenceDesk::consider_note(const EditId& edit, const Hash& hash, const RecordId& note,
                                 Instant received_at) {
    const auto record = RecordStore{database_}.find(note);
    if (!record) return;
    const auto shown = view_of<ReadOutRecord>(*record);
    Instant at = received_at;
    if (const auto announced = EditStore{database_}.find_announced(edit, hash))
        at = std::min(at, *announced);
    if (const auto saved = find_saved(hash)) at = std::min(at, saved->latest);
    auto statement = database_.prepare(add_note_sql);
    bind(statement, shown.code, note, at, shown.said_by);
    statement.execute();
    auto rows = database_.prepare(list_evidence_sql);
    bind(rows, shown.code);
    std::vector<RecordId> evidence;
    while (rows.step()) evidence.push_back(column_id<RecordId>(rows, 0));
    for (const RecordId& id : evidence) match(shown.code, id);
}

void EvidenceDesk::match(const std::string& code, const RecordId& evidence) {
    const std::vector<Note> notes = list_notes(database_, code);
    RecordStore records{database_};
    const auto record = records.find(evidence);
    if (!record) return;
    auto shown = view_of<EvidenceRecord>(*record);
    const bool is_file = code.starts_with("file:");
    std::vector<Effect> effects;
    const Note* first = nullptr;
    for (const Note& note : notes) {
        const auto noted = records.find(note.record);
        auto view = noted ? view_of<ReadOutRecord>(*noted) : ReadOutRecord{};
        // One call is about one report, also where another has the very same words in it; one file
        // may bring several.
        const bool is_of_another = view.submission && *view.submission != shown.submission;
        if (is_of_another && !is_file) continue;
        if (first == nullptr) first = &note;
        if (!noted || view.submission) continue;
        view.at = note.at;
        view.report = shown.report;
        view.submission = shown.submission;
        effects.push_back(effect_between(&*noted, with(*noted, view)));
    }
    auto& shown_at = is_file ? shown.carried_at : shown.read_out_at;
    if (first != nullptr && (!shown_at || first->at < *shown_at)) {
        shown_at = first->at;
        if (!is_file) shown.read_out_by = first->said_by;
        effects.push_back(effect_between(&*record, with(*record, shown)));
    }
    if (!effects.empty())
        append_with_effects(database_, {.kind = LogKind::own, .effects = std::move(effects)});
}

}  // namespace thidua
