#include "client/app/ledger_events.h"

#include <algorithm>
#include <iterator>
#include <ranges>

#include "client/store/record_query.h"
#include "shared/model/ids.h"
#include "shared/model/record_types.h"
#include "shared/record/workflow.h"

namespace thidua {
namespace {

constexpr std::string_view answers_prefix = "answers/";

bool is_step(const HistoryEntry& entry) {
    return find_change(entry, "state") != nullptr || entry.step == "create";
}

bool submits(const HistoryEntry& entry, std::int64_t version) {
    const auto* change = find_change(entry, "version");
    return change != nullptr && change->after == Value{version};
}

bool changes_answers(const HistoryEntry& entry) {
    return std::ranges::any_of(entry.changes, [](const HistoryEntry::Change& change) {
        return !change.is_beside && is_of_answer(change.path);
    });
}

/// The history is newest first.
std::vector<HistoryEntry> relevant(const std::vector<HistoryEntry>& history, std::int64_t version) {
    std::vector<HistoryEntry> found;
    bool is_later = version > 0;
    for (const HistoryEntry& entry : history) {
        if (submits(entry, version)) is_later = false;
        if (is_step(entry) || (is_later && changes_answers(entry))) found.push_back(entry);
    }
    std::ranges::reverse(found);
    return found;
}

std::vector<HistoryEntry> oldest_first(std::vector<HistoryEntry> history) {
    std::ranges::reverse(history);
    return history;
}

/// From what the record is now back to how it was made.
void add_corrections(Workspace& workspace, const Record& record,
                     std::vector<CorrectionEvent>& events) {
    Fields fields = record.fields;
    std::vector<CorrectionEvent> newest_first;
    for (HistoryEntry& entry : workspace.reports().history(record.id)) {
        const Correction after = correction_from(fields);
        for (const HistoryEntry::Change& change : entry.changes)
            if (!change.is_beside) set_value(fields, change.path, change.before);
        newest_first.push_back({std::move(entry), after});
    }
    std::ranges::move(newest_first | std::views::reverse, std::back_inserter(events));
}

std::vector<CorrectionEvent> corrections_of(Workspace& workspace, const RecordId& report) {
    std::vector<CorrectionEvent> events;
    for (const Record& record :
         RecordQuery{workspace.store()}.list({.type = record_types::correction, .parent = report}))
        add_corrections(workspace, record, events);
    return events;
}

}  // namespace

std::set<EditId> UnitEvents::edits() const {
    std::set<EditId> ids;
    for (const auto* entries : {&report, &extension, &exemption})
        for (const HistoryEntry& entry : *entries) ids.insert(entry.edit);
    for (const CorrectionEvent& event : corrections) ids.insert(event.entry.edit);
    return ids;
}

UnitEvents events_of(Workspace& workspace, const RecordId& period, const RecordId& unit,
                     std::int64_t version) {
    Reports& reports = workspace.reports();
    return {.report = relevant(reports.history(report_id(period, unit)), version),
            .extension = oldest_first(reports.history(extension_id(period, unit))),
            .exemption = oldest_first(reports.history(exemption_id(period, unit))),
            .corrections = corrections_of(workspace, report_id(period, unit))};
}

const HistoryEntry::Change* find_change(const HistoryEntry& entry, std::string_view path) {
    for (const HistoryEntry::Change& change : entry.changes)
        if (change.path == path && !change.is_beside) return &change;
    return nullptr;
}

bool is_of_answer(const FieldPath& path) {
    const std::string_view rest{path};
    for (const std::string_view prefix : {request_prefix, clear_request_prefix})
        if (rest.starts_with(prefix)) return rest.substr(prefix.size()).starts_with(answers_prefix);
    return rest.starts_with(answers_prefix);
}

}  // namespace thidua
