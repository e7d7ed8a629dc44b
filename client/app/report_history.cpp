#include <algorithm>
#include <map>

#include "client/app/reports.h"
#include "client/app/workspace.h"
#include "client/store/outbox.h"
#include "client/store/record_query.h"
#include "shared/model/conflict_record.h"
#include "shared/record/change_record.h"

namespace thidua {
namespace {

struct Line {
    ChangeRecord change;
    Sequence seq;
    EditNumber number;   ///< of an edit that only this device knows; 0 otherwise
    RecordId conflict = {};  ///< whose history it is; nil: the report's own
};

/// What this device alone knows comes last, in the order it was made: by number, never by the
/// device's clock (rule 11). What came back after a restore may share a rev; then the first receipt's
/// time decides. Lines of one edit stand together.
bool is_newer(const Line& a, const Line& b) {
    const bool a_waits = a.seq == Sequence{};
    const bool b_waits = b.seq == Sequence{};
    if (a_waits != b_waits) return a_waits;
    if (a_waits && a.number != b.number) return a.number > b.number;
    if (a.seq != b.seq) return a.seq > b.seq;
    if (a.change.at != b.change.at) return a.change.at > b.change.at;
    if (a.change.edit != b.change.edit) return a.change.edit > b.change.edit;
    return a.conflict < b.conflict;
}

EditNumber number_of(Outbox& outbox, const EditId& edit) {
    const auto sent = outbox.find(edit);
    return sent ? sent->numbered.number : EditNumber{};
}

/// The lines of the report and of every question that was ever open about it, newest first; of one
/// edit the report's own first.
std::vector<Line> gather_lines(Workspace& workspace, const RecordId& report,
                               const std::vector<Record>& conflicts) {
    RecordQuery query{workspace.store()};
    Outbox outbox{workspace.store()};
    std::vector<Line> lines;
    const auto add = [&](const RecordId& record, const RecordId& conflict) {
        for (const Record& row : query.list({.type = change_type, .parent = record})) {
            Line line{change_from(row.fields), row.rev, {}, conflict};
            if (line.seq == Sequence{}) line.number = number_of(outbox, line.change.edit);
            lines.push_back(std::move(line));
        }
    };
    add(report, RecordId{});
    for (const Record& conflict : conflicts) add(conflict.id, conflict.id);
    std::sort(lines.begin(), lines.end(), is_newer);
    return lines;
}

/// Goes back in time: what a field holds after a change is what the change before it found.
class HistoryReader {
public:
    HistoryReader(const Record& report, const std::vector<Record>& conflicts)
        : after_{report.fields} {
        for (const Record& conflict : conflicts) questions_[conflict.id] = conflict.fields;
    }

    void add(const Line& line) {
        const bool is_same_edit = !history_.empty() && history_.back().edit == line.change.edit;
        if (!is_same_edit) history_.push_back(entry_of(line));
        HistoryEntry& entry = history_.back();
        if (line.conflict.is_nil())
            add_changes(entry, line.change);
        else
            add_question(entry, line.change, questions_[line.conflict]);
    }

    std::vector<HistoryEntry> take() { return std::move(history_); }

private:
    static HistoryEntry entry_of(const Line& line) {
        const ChangeRecord& change = line.change;
        const bool is_made = change.created && line.conflict.is_nil();
        return {.edit = change.edit,
                .author = change.author,
                .device_name = change.device_name,
                .device_time = change.device_time,
                .server_time = change.at,
                .seq = line.seq,
                .number = line.number,
                .step = is_made ? "create" : change.step,
                .reason = change.reason,
                .changes = {}};
    }

    void add_changes(HistoryEntry& entry, const ChangeRecord& change) {
        for (const auto& [path, before] : change.replaced) {
            entry.changes.push_back({path, before, find_value(after_, path)});
            set_value(after_, path, before);
        }
    }

    /// What stood beside the report's own value while the question was open.
    static void add_question(HistoryEntry& entry, const ChangeRecord& change, Fields& question) {
        if (entry.step.empty()) entry.step = change.step;
        const std::string path = text_or_empty(question, "path");
        const Value after = find_value(question, conflict_paths::other);
        for (const auto& [side, before] : change.replaced) {
            if (side != conflict_paths::other) continue;
            entry.changes.push_back({path, before, after, true});
            set_value(question, side, before);
        }
        if (!change.created) return;
        entry.changes.push_back({path, find_value(question, conflict_paths::base),
                                 find_value(question, conflict_paths::other), true});
    }

    Fields after_;
    std::map<RecordId, Fields> questions_;
    std::vector<HistoryEntry> history_;
};

}  // namespace

std::vector<HistoryEntry> Reports::history(const RecordId& report) {
    RecordQuery query{workspace_.store()};
    const auto record = query.find(report);
    if (!record) return {};
    const auto conflicts = query.list({.type = record_types::conflict, .parent = report});
    HistoryReader reader{*record, conflicts};
    for (const Line& line : gather_lines(workspace_, report, conflicts)) reader.add(line);
    return reader.take();
}

}  // namespace thidua
