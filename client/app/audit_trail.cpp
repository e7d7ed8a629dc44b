#include "client/app/audit_trail.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/matching.h"
#include "shared/base/translate.h"
#include "shared/model/record_rules.h"

namespace thidua {
namespace {

bool is_meant(const ChangeRecord& change, const RecordName& name, const AuditFilter& filter) {
    const CivilDate day = to_civil_date(change.at.value_or(change.device_time));
    if ((filter.from && day < *filter.from) || (filter.to && day > *filter.to)) return false;
    if (filter.unit && name.unit != *filter.unit) return false;
    return filter.author.empty() || match(filter.author, change.author) != MatchLevel::none;
}

std::string action_words(const std::string& type, const ChangeRecord& change) {
    const RecordRule* const rule = find_record_rule(type);
    const StepRule* const step = rule != nullptr ? find_step(*rule, change.step) : nullptr;
    if (step != nullptr && step->words[0] != '\0') return tr(step->words);
    if (!change.step.empty()) return change.step;
    return change.created ? tr("made") : tr("changed");
}

}  // namespace

std::vector<AuditLine> audit_trail(Workspace& workspace, const AuditFilter& filter) {
    RecordQuery query{workspace.store()};
    std::map<RecordId, RecordName> names;
    std::vector<AuditLine> lines;
    for (const Record& row : query.list({.type = change_type})) {
        ChangeRecord change = change_from(row.fields);
        auto known = names.find(change.record);
        if (known == names.end()) {
            const auto subject = query.find(change.record);
            const std::string type = subject ? subject->type : std::string{};
            known = names.emplace(change.record, name_of(workspace, type, change.record)).first;
        }
        if (!is_meant(change, known->second, filter)) continue;
        std::string action = action_words(known->second.type, change);
        lines.push_back({std::move(change), known->second, std::move(action), row.rev});
    }
    std::ranges::sort(lines, [](const AuditLine& a, const AuditLine& b) {
        const bool a_waits = a.seq == Sequence{};
        const bool b_waits = b.seq == Sequence{};
        return std::tie(a_waits, a.seq, a.change.edit, a.change.record) <
               std::tie(b_waits, b.seq, b.change.edit, b.change.record);
    });
    return lines;
}

}  // namespace thidua
