#include "client/app/audit_trail.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "client/app/step_words.h"
#include "client/app/workspace.h"
#include "client/store/outbox.h"
#include "client/store/record_query.h"
#include "shared/base/matching.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

bool is_meant(const ChangeRecord& change, const RecordName& name, const AuditFilter& filter) {
    const CivilDate day = to_civil_date(change.at.value_or(change.device_time));
    if ((filter.from && day < *filter.from) || (filter.to && day > *filter.to)) return false;
    if (filter.unit && name.unit != *filter.unit) return false;
    return filter.author.empty() || match(filter.author, change.author) != MatchLevel::none;
}

std::string action_words(const std::string& type, const ChangeRecord& change) {
    if (!change.step.empty()) return step_words(type, change.step);
    return change.created ? tr("made") : tr("changed");
}

/// What this device alone knows comes last, by number: never by its clock (rule 11).
bool is_earlier(const AuditLine& a, const AuditLine& b) {
    const bool a_waits = a.seq == Sequence{};
    const bool b_waits = b.seq == Sequence{};
    return std::tie(a_waits, a.seq, a.number, a.change.at, a.change.edit, a.change.record) <
           std::tie(b_waits, b.seq, b.number, b.change.at, b.change.edit, b.change.record);
}

/// Back in time: what a field holds after a change is what the change after it found.
void tell_changes(std::vector<AuditLine>& lines, std::map<RecordId, Fields>& records) {
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        Fields& after = records[line->change.record];
        for (const auto& [path, before] : line->change.replaced) {
            line->changes.push_back({path, before, find_value(after, path)});
            set_value(after, path, before);
        }
    }
}

}  // namespace

std::vector<AuditLine> audit_trail(Workspace& workspace, const AuditFilter& filter) {
    RecordQuery query{workspace.store()};
    Outbox outbox{workspace.store()};
    std::map<RecordId, RecordName> names;
    std::map<RecordId, Fields> records;
    std::vector<AuditLine> lines;
    for (const Record& row : query.list({.type = change_type})) {
        AuditLine line{.change = change_from(row.fields), .seq = row.rev};
        const RecordId id = line.change.record;
        auto known = names.find(id);
        if (known == names.end()) {
            const auto subject = query.find(id);
            known = names.emplace(id, name_of(workspace, subject ? subject->type : "", id)).first;
            if (subject) records[id] = subject->fields;
        }
        line.name = known->second;
        line.action = action_words(line.name.type, line.change);
        const auto sent = row.rev == Sequence{} ? outbox.find(line.change.edit) : std::nullopt;
        if (sent) line.number = sent->numbered.number;
        lines.push_back(std::move(line));
    }
    std::ranges::sort(lines, is_earlier);
    tell_changes(lines, records);
    std::erase_if(lines,
                  [&](const AuditLine& line) { return !is_meant(line.change, line.name, filter); });
    return lines;
}

}  // namespace thidua
