#include <algorithm>

#include "client/app/reports.h"
#include "client/app/workspace.h"
#include "client/store/outbox.h"
#include "client/store/record_query.h"
#include "shared/record/change_record.h"

namespace thidua {
namespace {

struct Line {
    ChangeRecord change;
    Sequence seq;
    EditNumber number;  ///< of an edit that only this device knows; 0 otherwise
};

/// What this device alone knows comes last, in the order it was made: by number, never by the
/// device's clock (rule 11).
bool is_newer(const Line& a, const Line& b) {
    const bool a_waits = a.seq == Sequence{};
    const bool b_waits = b.seq == Sequence{};
    if (a_waits != b_waits) return a_waits;
    return a_waits ? a.number > b.number : a.seq > b.seq;
}

EditNumber number_of(Outbox& outbox, const EditId& edit) {
    const auto sent = outbox.find(edit);
    return sent ? sent->numbered.number : EditNumber{};
}

}  // namespace

std::vector<HistoryEntry> Reports::history(const RecordId& report) {
    RecordQuery query{workspace_.store()};
    const auto record = query.find(report);
    if (!record) return {};
    std::vector<Line> lines;
    Outbox outbox{workspace_.store()};
    for (const Record& row : query.list({.type = change_type, .parent = report})) {
        Line line{change_from(row.fields), row.rev, {}};
        if (line.seq == Sequence{}) line.number = number_of(outbox, line.change.edit);
        lines.push_back(std::move(line));
    }
    std::sort(lines.begin(), lines.end(), is_newer);
    // Going back in time, what a field holds after a change is what the change before it found.
    Fields after = record->fields;
    std::vector<HistoryEntry> history;
    for (const auto& [change, seq, number] : lines) {
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
