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

/// Evidence only ever grows: nothing where it says so already.
void append_grown(Database& database, const Record& evidence, const EvidenceRecord& grown) {
    if (view_of<EvidenceRecord>(evidence) == grown) return;
    append_with_effects(
        database,
        {.kind = LogKind::own, .effects = {effect_between(&evidence, with(evidence, grown))}});
}

/// What is in time by what the server itself saw needs no journal. Days that shift the due time
/// only make it later.
bool is_proven_in_time(RecordStore& records, const EvidenceRecord& shown) {
    const auto report = records.find(shown.report);
    const auto period = report ? records.find(view_of<Report>(*report).period) : std::nullopt;
    if (!period || !shown.at) return false;
    return *shown.at < due_at(view_of<Period>(*period), HolidayCalendar{});
}

bool is_submission(const Operation& operation) {
    return operation.kind == OperationKind::step && operation.record_type == record_types::report &&
           operation.path == "submit" &&
           Hash::from_hex(text_or_empty(operation.arguments, "seal")).has_value();
}

/// Something is wrong with what the edit says, or with who says it.
bool is_unsound(const std::vector<OperationOutcome>& outcomes) {
    return std::ranges::any_of(outcomes, [](const OperationOutcome& outcome) {
        return outcome.kind == OutcomeKind::rejected &&
               (outcome.reason == RejectReason::not_allowed ||
                outcome.reason == RejectReason::role_ended ||
                outcome.reason == RejectReason::unknown_record ||
                outcome.reason == RejectReason::invalid_value);
    });
}

bool is_withdrawal(const Operation& operation) {
    return operation.kind == OperationKind::step && operation.record_type == record_types::report &&
           operation.path == "withdraw";
}

EarlyContent content_of(const EditId& edit, const Hash& hash, const Operation& step,
                        Instant received_at, const std::optional<Hash>& carrier) {
    return {.report = step.record,
            .seal = Hash::from_hex(text_or_empty(step.arguments, "seal")).value(),
            .edit = edit,
            .edit_hash = hash,
            .received_at = received_at,
            .carrier = carrier};
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
        const bool is_applied = outcomes[at].kind == OutcomeKind::applied;
        const bool is_note = operation.kind == OperationKind::create &&
                             operation.record_type == record_types::read_out;
        if (is_submission(operation)) {
            const EarlyContent content = content_of(edit.id, hash, operation, received_at, carrier);
            const auto version = integer_or_zero(operation.arguments, "version");
            if (is_applied || outcomes[at].kind == OutcomeKind::held)
                consider_submission(content, version);
            else if (is_unsound(outcomes))
                EarlyContents{database_}.remove(content);
            else
                consider_content(content, version);
        }
        if (is_withdrawal(operation) && is_applied) note_withdrawn(operation);
        if (is_note && is_applied) consider_note(edit.id, hash, operation.record, received_at);
    }
}

/// After a restore the report that it is of may come back later, and the evidence with it.
void EvidenceDesk::consider_submission(const EarlyContent& content, std::int64_t version) {
    const RecordId submission = submission_id(content.report, version, content.seal.hex());
    if (!RecordStore{database_}.find(evidence_id(submission)))
        return EarlyContents{database_}.add(content);
    count_for(content, submission);
    count_all_for(submission, content.report, content.seal);
}

void EvidenceDesk::count_all_for(const RecordId& submission, const RecordId& report,
                                 const Hash& seal) {
    add_code(seal_code(seal), evidence_id(submission));
    for (const EarlyContent& content : EarlyContents{database_}.list(report, seal))
        if (!content.submission) count_for(content, submission);
}

void EvidenceDesk::note_came_back(const RecordId& evidence) {
    RecordStore records{database_};
    const auto record = records.find(evidence);
    const auto shown = record ? view_of<EvidenceRecord>(*record) : EvidenceRecord{};
    const auto submission = records.find(shown.submission);
    const auto seal =
        submission ? Hash::from_hex(text_or_empty(submission->fields, "seal")) : std::nullopt;
    if (seal) count_all_for(shown.submission, shown.report, *seal);
}

void EvidenceDesk::consider_content(const EarlyContent& content, std::int64_t version) {
    EarlyContents{database_}.add(content);
    if (const auto submission = find_version(content, version)) count_for(content, *submission);
}

/// That the edit names, or else the one that stands there with the same content.
std::optional<RecordId> EvidenceDesk::find_version(const EarlyContent& content,
                                                   std::int64_t version) {
    RecordStore records{database_};
    const std::string seal = content.seal.hex();
    const RecordId named = submission_id(content.report, version, seal);
    if (records.find(evidence_id(named))) return named;
    const auto report = records.find(content.report);
    const WorkflowPoint now = report ? workflow_point(report->fields) : WorkflowPoint{};
    if (now.seal != seal || now.state == "draft") return std::nullopt;
    return submission_id(content.report, now.version, seal);
}

void EvidenceDesk::count_for(const EarlyContent& content, const RecordId& submission) {
    EarlyContents{database_}.set_submission(content, submission);
    RecordStore records{database_};
    const RecordId evidence = evidence_id(submission);
    const auto record = records.find(evidence);
    if (!record) return;
    EvidenceRecord seen{
        .kind = "received", .at = content.received_at, .received_at = content.received_at};
    seen.announced_at = EditStore{database_}.find_announced(content.edit, content.edit_hash);
    if (seen.announced_at && *seen.announced_at < content.received_at) {
        seen.kind = "announced";
        seen.at = seen.announced_at;
    }
    EvidenceRecord both = earliest_of(view_of<EvidenceRecord>(*record), seen);
    const auto saved = find_saved(content.edit_hash);
    if (saved && !is_proven_in_time(records, both))
        take_bounds(both, saved->earliest, saved->latest);
    append_grown(database_, *record, both);
    if (content.carrier) add_code(handed_over_code(*content.carrier), evidence);
}

void EvidenceDesk::note_withdrawn(const Operation& step) {
    const auto record = RecordStore{database_}.find(
        evidence_id(submission_id(step.record, step.point.version, step.point.seal)));
    if (!record) return;
    auto shown = view_of<EvidenceRecord>(*record);
    shown.withdrawn = true;
    append_grown(database_, *record, shown);
}

void EvidenceDesk::note_announced_again(const EditId& edit) {
    for (const EarlyContent& content : EarlyContents{database_}.list_of_edit(edit))
        if (content.submission) count_for(content, *content.submission);
}

void EvidenceDesk::note_first_receipt(const Edit& edit, const Receipt& first) {
    for (EarlyContent content : EarlyContents{database_}.list_of_edit(edit.id)) {
        content.received_at = std::min(content.received_at, first.server_time);
        EarlyContents{database_}.add(content);
        if (content.submission) count_for(content, *content.submission);
    }
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
        if (!is_submission(step) || outcomes[at].kind != OutcomeKind::applied) continue;
        const auto record = records.find(
            evidence_id(submission_id(step.record, integer_or_zero(step.arguments, "version"),
                                      text_or_empty(step.arguments, "seal"))));
        if (!record) continue;
        append_grown(database_, *record, earliest_of(view_of<EvidenceRecord>(*record), seen));
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
