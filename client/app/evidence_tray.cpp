#include "client/app/evidence_tray.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/app/editing.h"
#include "client/app/periods.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/evidence/seal.h"
#include "shared/model/evidence_record.h"
#include "shared/model/extension.h"
#include "shared/model/period_standing.h"
#include "shared/model/read_out_record.h"
#include "shared/model/report.h"
#include "shared/model/scope.h"
#include "shared/model/unit.h"

namespace thidua {
namespace {

struct WhoseReport {
    std::string unit_name;
    std::string period_name;
    Instant due_at;
};

Instant due_of_unit(RecordQuery& query, const Report& report, const Period& period,
                    const HolidayCalendar& calendar) {
    Instant due = due_at(period, calendar);
    for (const Record& record :
         query.list({.type = record_types::extension, .parent = report.period})) {
        const auto extension = view_of<Extension>(record);
        if (extension.unit == report.unit)
            due = std::max(due, due_instant({extension.until, DueWording::by}, calendar));
    }
    return due;
}

std::optional<WhoseReport> whose(Workspace& workspace, const RecordId& id) {
    RecordQuery query{workspace.store()};
    const auto record = query.find(id);
    if (!record) return std::nullopt;
    const auto report = view_of<Report>(*record);
    const auto unit = query.find(report.unit);
    const auto period = query.find(report.period);
    if (!unit || !period) return std::nullopt;
    const auto shown = view_of<Period>(*period);
    return WhoseReport{display_name(view_of<Unit>(*unit)), display_name(shown),
                       due_of_unit(query, report, shown, workspace.periods().holidays())};
}

Claim::Decision decision_of(const EvidenceRecord& shown) {
    if (shown.decided.empty()) return Claim::Decision::open;
    return shown.decided == to_text(Verdict::on_time) ? Claim::Decision::on_time
                                                      : Claim::Decision::late;
}

/// Empty when all that is proven is in time, or the journal is late too.
std::optional<ClaimedSubmission> claim_of(Workspace& workspace, const Record& record) {
    const auto shown = view_of<EvidenceRecord>(record);
    if (!shown.earliest || !shown.latest || !shown.received_at) return std::nullopt;
    const auto of = whose(workspace, shown.report);
    if (!of) return std::nullopt;
    const Standing standing = judge({{.version = shown.version,
                                      .received_at = shown.received_at,
                                      .announced_at = shown.announced_at,
                                      .read_out_at = shown.read_out_at,
                                      .carried_at = shown.carried_at}},
                                    of->due_at, *shown.received_at);
    if (standing.verdict == Verdict::on_time || *shown.earliest >= of->due_at) return std::nullopt;
    return ClaimedSubmission{.id = record.id,
                             .report = shown.report,
                             .unit_name = of->unit_name,
                             .period_name = of->period_name,
                             .version = shown.version,
                             .due_at = of->due_at,
                             .received_at = *shown.received_at,
                             .earliest = *shown.earliest,
                             .latest = *shown.latest,
                             .decision = decision_of(shown),
                             .decided_by = shown.decided_by,
                             .reason = shown.reason};
}

ReadOutNote note_of(Workspace& workspace, const Record& record) {
    const auto shown = view_of<ReadOutRecord>(record);
    ReadOutNote note{.id = record.id,
                     .code = shown.code,
                     .said_by = shown.said_by,
                     .noted_by = shown.noted_by,
                     .called_at = shown.called_at,
                     .at = shown.at};
    if (!shown.report) return note;
    if (const auto of = whose(workspace, *shown.report)) {
        note.unit_name = of->unit_name;
        note.period_name = of->period_name;
    }
    return note;
}

}  // namespace

std::string code_words(const ReadOutNote& note) {
    return note.code.starts_with("file:") ? tr("a file that was handed over") : note.code;
}

std::string bounds_words(const ClaimedSubmission& claim) {
    const auto width = claim.latest.since(claim.earliest);
    if (width <= std::chrono::minutes{5})
        return fmt::format(fmt::runtime(tr("By the device's journal it was finished at {}.")),
                           to_display(claim.latest));
    return fmt::format(
        fmt::runtime(tr("By the device's journal it was finished between {} and {}; the machine "
                        "was restarted in between.")),
        to_display(claim.earliest), to_display(claim.latest));
}

std::vector<ClaimedSubmission> EvidenceTray::list(bool open_only) {
    std::vector<ClaimedSubmission> claims;
    for (const Record& record :
         RecordQuery{workspace_.store()}.list({.type = record_types::evidence})) {
        auto claim = claim_of(workspace_, record);
        if (claim && (!open_only || claim->decision == Claim::Decision::open))
            claims.push_back(*std::move(claim));
    }
    std::sort(claims.begin(), claims.end(), [](const auto& a, const auto& b) {
        const bool a_open = a.decision == Claim::Decision::open;
        const bool b_open = b.decision == Claim::Decision::open;
        if (a_open != b_open) return a_open;
        return a.due_at != b.due_at ? a.due_at < b.due_at : a.id < b.id;
    });
    return claims;
}

Result<void> EvidenceTray::decide(const RecordId& evidence, bool on_time,
                                  const std::string& reason) {
    const auto record = RecordQuery{workspace_.store()}.find(evidence);
    const auto claim = record ? claim_of(workspace_, *record) : std::nullopt;
    if (!claim)
        return failure(ErrorCode::not_found,
                       tr("There is no late submission of that number to decide about."));
    const auto report = RecordQuery{workspace_.store()}.find(claim->report);
    if (auto allowed = check_right(workspace_, Action::judge_evidence,
                                   view_of<Report>(*report).unit);
        !allowed)
        return allowed.error();
    if (is_blank(reason))
        return failure(ErrorCode::invalid_input, tr("Say why: the reason is kept with it."));
    if (claim->decision != Claim::Decision::open)
        return failure(ErrorCode::wrong_state,
                       fmt::format(fmt::runtime(tr("{} has decided about this already; that "
                                                   "stands.")),
                                   claim->decided_by));
    const std::string verdict = to_text(on_time ? Verdict::on_time : Verdict::late);
    const auto saved = EditBuilder{workspace_}
                           .step(*record, "decide", {{"verdict", verdict}, {"reason", reason}})
                           .save();
    return saved ? Result<void>{} : saved.error();
}

Result<ReadOutNote> EvidenceTray::note_code(const std::string& typed, const std::string& said_by,
                                            std::optional<Instant> called_at) {
    const auto profile = enrolled_profile(workspace_);
    if (!profile) return profile.error();
    if (auto allowed = check_right(workspace_, Action::judge_evidence, profile->unit); !allowed)
        return allowed.error();
    const auto code = normalized_seal_code(typed);
    if (!code)
        return failure(ErrorCode::invalid_input,
                       tr("This code cannot be right: a character was misheard or left out; have "
                          "it read again, in groups of four."));
    if (is_blank(said_by))
        return failure(ErrorCode::invalid_input, tr("Say who called: it is kept with the code."));
    const Environment environment = workspace_.environment();
    const RecordId id{make_uuid_v7(environment.clock.now(), environment.random)};
    const ReadOutRecord note{.organ = profile->organ,
                             .code = *code,
                             .said_by = said_by,
                             .called_at = called_at,
                             .noted_by = profile->person};
    const Record record = make_record(id, office_scope(profile->organ), note);
    const auto saved = EditBuilder{workspace_}
                           .create(record.type, id, record.scope)
                           .set_all(record.type, id, record.fields)
                           .save();
    if (!saved) return saved.error();
    return note_of(workspace_, record);
}

std::vector<ReadOutNote> EvidenceTray::list_notes() {
    std::vector<ReadOutNote> notes;
    for (const Record& record :
         RecordQuery{workspace_.store()}.list({.type = record_types::read_out}))
        notes.push_back(note_of(workspace_, record));
    std::sort(notes.begin(), notes.end(),
              [](const ReadOutNote& a, const ReadOutNote& b) { return b.id < a.id; });
    return notes;
}

}  // namespace thidua
