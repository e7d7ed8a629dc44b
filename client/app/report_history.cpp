#include <algorithm>

#include "client/app/reports.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/record/change_record.h"

namespace thidua {
namespace {

struct Line {
    ChangeRecord change;
    Sequence seq;
};

/// What this device alone knows comes last in time, in the order it was made.
bool is_newer(const Line& a, const Line& b) {
    const bool a_waits = a.seq == Sequence{};
    const bool b_waits = b.seq == Sequence{};
    if (a_waits != b_waits) return a_waits;
    if (a_waits && b_waits) return a.change.edit > b.change.edit;
    return a.seq > b.seq;
}

}  // namespace

std::vector<HistoryEntry> Reports::history(const RecordId& report) {
    RecordQuery query{workspace_.store()};
    const auto record = query.find(report);
    if (!record) return {};
    std::vector<Line> lines;
    for (const Record& row : query.list({.type = change_type, .parent = report}))
        lines.push_back({change_from(row.fields), row.rev});
    std::sort(lines.begin(), lines.end(), is_newer);
    // Going back in time, what a field holds after a change is what the change before it found.
    Fields after = record->fields;
    std::vector<HistoryEntry> history;
    for (const auto& [change, seq] : lines) {
        HistoryEntry entry{.edit = change.edit,
                           .author = change.author,
                           .device_name = change.device_name,
                           .device_time = change.device_time,
                           .server_time = change.at,
                           .seq = seq,
                           .step = change.created ? "create" : change.step,
                           .reason = change.reason};
        for (const auto& [path, before] : change.replaced) {
            entry.changes.push_back({path, before, find_value(after, path)});
            set_value(after, path, before);
        }
        history.push_back(std::move(entry));
    }
    return history;
}

}  // namespace thidua
