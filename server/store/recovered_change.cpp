#include "server/store/recovered_change.h"

#include <algorithm>

#include "shared/model/evidence_record.h"
#include "shared/model/record_types.h"
#include "shared/record/change_record.h"
#include "shared/record/open_conflicts.h"
#include "shared/record/requests.h"
#include "shared/record/text_merge.h"

namespace thidua {
namespace {

bool is_same(const std::optional<Record>& a, const std::optional<Record>& b) {
    if (!a || !b) return !a && !b;
    return a->fields == b->fields && a->scope == b->scope;
}

std::set<FieldPath> paths_that_differ(const Fields& before, const Fields& after) {
    std::set<FieldPath> paths;
    for (const auto& [path, value] : after)
        if (find_value(before, path) != value) paths.insert(path);
    for (const auto& [path, value] : before)
        if (!after.contains(path)) paths.insert(path);
    return paths;
}

/// Only the server says what stands in it: people do not type there.
bool is_made_by_server(const Record& record) {
    return record.type == record_types::conflict || record.type == record_types::restore ||
           record.type == record_types::recovered || record.type == record_types::held;
}

/// A conflict whose question nobody has answered is as the fold makes it.
bool is_unsettled(const Record& record) {
    return record.type == record_types::conflict &&
           text_or_empty(record.fields, "state") != "settled";
}

void set_side(Fields& fields, const std::string& side, const Value& value, const Stamp& stamp) {
    set_value(fields, side, value);
    set_value(fields, side + "_author", stamp.author.empty() ? Value{} : Value{stamp.author});
    set_value(fields, side + "_device", stamp.device.empty() ? Value{} : Value{stamp.device});
    set_value(fields, side + "_at", stamp.at ? Value{*stamp.at} : Value{});
    if (find_value(fields, "kept") == find_value(fields, "other"))
        fields["state"] = std::string{"agreed"};
}

bool is_below(const FieldPath& path, const std::set<FieldPath>& rows) {
    return std::ranges::any_of(
        rows, [&](const FieldPath& row) { return path == row || path.starts_with(row + "/"); });
}

}  // namespace

const Value& RecoveredChange::Sides::was(std::string_view path) const {
    static const Fields nothing;
    return find_value(before != nullptr ? before->fields : nothing, path);
}

void RecoveredChange::carry(const DoneAgain& before, const DoneAgain& after) {
    std::set<RecordId> ids;
    for (const auto& [id, record] : before.records.written()) ids.insert(id);
    for (const auto& [id, record] : after.records.written()) ids.insert(id);
    for (const RecordId& id : ids) carry_record(id, before, after);
    keep_order_of_history(after);
}

void RecoveredChange::carry_record(const RecordId& id, const DoneAgain& before,
                                   const DoneAgain& after) {
    const auto old = before.records.find_record(id);
    const auto made = after.records.find_record(id);
    if (is_same(old, made)) return;
    const auto now = result_.find_record(id);
    if (!made) {
        if (now) close_vanished(*now);
    } else if (!now || made->type == record_types::change || (!old && is_unsettled(*now))) {
        put(*made);
    } else if (made->type == record_types::evidence) {
        carry_evidence(*now, *made);
    } else {
        Sides sides{old ? &*old : nullptr, *made, *now};
        carry_fields(sides, before, after);
    }
}

/// Nothing is deleted: what only stood because something was missing says no more.
void RecoveredChange::close_vanished(Record record) {
    if (record.type == record_types::conflict)
        record.fields["state"] = std::string{"agreed"};
    else if (record.type == record_types::change)
        std::erase_if(record.fields, [](const auto& field) {
            return field.first.starts_with("was/") || field.first.starts_with("new/") ||
                   field.first == "created" || field.first == "step";
        });
    else
        return;
    put(std::move(record));
}

/// The earliest that can be shown stands.
void RecoveredChange::carry_evidence(Record now, const Record& after) {
    const auto shown = view_of<EvidenceRecord>(now);
    const auto both = earliest_of(shown, view_of<EvidenceRecord>(after));
    if (both == shown) return;
    write_fields(now.fields, both);
    put(std::move(now));
}

bool RecoveredChange::is_workflow_untouched(const Sides& sides) {
    const WorkflowPoint now = workflow_point(sides.now.fields);
    if (sides.before != nullptr) return now == workflow_point(sides.before->fields);
    return now.version == 0 && now.seal.empty();
}

void RecoveredChange::carry_fields(Sides& sides, const DoneAgain& before, const DoneAgain& after) {
    static const Fields nothing;
    const bool is_untouched = is_workflow_untouched(sides);
    const bool has_workflow = !is_null(find_value(sides.after.fields, "state"));
    const std::set<FieldPath> kept_rows = keep_changed_rows(sides, after);
    const Fields& old = sides.before != nullptr ? sides.before->fields : nothing;
    // A request stands in two fields: one half carried is nobody else's request.
    const Fields shown = sides.now.fields;
    bool is_blocked = false;
    for (const FieldPath& path : paths_that_differ(old, sides.after.fields)) {
        if (is_below(path, kept_rows)) continue;
        const Value& back = find_value(sides.after.fields, path);
        const auto asked = requested_field(path);
        const bool is_others_request =
            asked && find_request(shown, *asked) != find_request(old, *asked);
        if (workflow_.gate(sides.now, path) != SetGate::fixed)
            carry_field(sides, path, before, after);
        else if (is_others_request)
            carry_request(sides, *asked, after);
        else if (has_workflow ? is_untouched
                              : find_value(sides.now.fields, path) == sides.was(path))
            set_value(sides.now.fields, path, back);
        else if (asked)
            carry_request(sides, *asked, after);
        else
            is_blocked = is_blocked || has_workflow;
    }
    const bool is_elsewhere =
        workflow_point(sides.now.fields) != workflow_point(sides.after.fields);
    if (is_blocked && is_elsewhere) ask(sides, "state", before, after);
    put(sides.now);
}

/// What somebody typed into an accepted report, on which somebody decided since. Accepted still, it
/// is a request still; else it is asked.
void RecoveredChange::carry_request(Sides& sides, const FieldPath& asked, const DoneAgain& after) {
    static const Fields nothing;
    const auto back = find_request(sides.after.fields, asked);
    const auto now = find_request(sides.now.fields, asked);
    const auto was = find_request(sides.before != nullptr ? sides.before->fields : nothing, asked);
    if (!back || now == back || find_value(sides.now.fields, asked) == *back) return;
    if (text_or_empty(sides.now.fields, "state") == "accepted" && now == was) {
        set_value(sides.now.fields, std::string{request_prefix} + asked, *back);
        set_value(sides.now.fields, std::string{clear_request_prefix} + asked,
                  is_null(*back) ? Value{true} : Value{});
        sides.now.fields["requested_step"] = std::string{"reopen"};
        return;
    }
    Record wished = sides.after;
    set_value(wished.fields, asked, *back);
    open_conflict(
        {sides.before, wished, sides.now}, asked,
        after.records.find_stamp(sides.now.id, place_of_request(sides.after.fields, asked)));
}

void RecoveredChange::carry_field(Sides& sides, const FieldPath& path, const DoneAgain& before,
                                  const DoneAgain& after) {
    const Value now = find_value(sides.now.fields, path);
    const Value& was = sides.was(path);
    const Value& back = find_value(sides.after.fields, path);
    if (now == back) return;
    if (now == was && !is_in_removed_row(sides, path)) {
        set_value(sides.now.fields, path, back);
        follow_kept(sides, path, after);
        return;
    }
    // A person's own data takes the later; the server's own records say what they say.
    if (is_made_by_server(sides.now) || path.starts_with(latest_prefix)) return;
    const auto* base = std::get_if<std::string>(&was);
    const auto* ours = std::get_if<std::string>(&now);
    const auto* theirs = std::get_if<std::string>(&back);
    const auto joined = base != nullptr && ours != nullptr && theirs != nullptr
                            ? merge_paragraphs(*base, *ours, *theirs)
                            : std::nullopt;
    if (!joined) return ask(sides, path, before, after);
    set_value(sides.now.fields, path, *joined);
    follow_kept(sides, path, after);
}

bool RecoveredChange::is_in_removed_row(const Sides& sides, const FieldPath& path) const {
    const FieldPath row = path.substr(0, std::min(path.rfind('/'), path.size()));
    return row != path && !is_null(sides.was(row)) &&
           !is_null(find_value(sides.after.fields, row)) &&
           is_null(find_value(sides.now.fields, row));
}

std::set<FieldPath> RecoveredChange::keep_changed_rows(const Sides& sides, const DoneAgain& after) {
    std::set<FieldPath> kept;
    if (sides.before == nullptr) return kept;
    for (const auto& [path, value] : sides.before->fields) {
        const auto below = sides.before->fields.lower_bound(path + "/");
        const bool has_cells =
            below != sides.before->fields.end() && below->first.starts_with(path + "/");
        const bool is_taken_away = has_cells && is_null(find_value(sides.after.fields, path)) &&
                                   !is_null(find_value(sides.now.fields, path));
        if (!is_taken_away ||
            row_fingerprint(sides.now.fields, path) == row_fingerprint(sides.before->fields, path))
            continue;
        kept.insert(path);
        open_conflict(sides, path, after.records.find_stamp(sides.now.id, path));
    }
    return kept;
}

void RecoveredChange::ask(const Sides& sides, const FieldPath& path, const DoneAgain& before,
                          const DoneAgain& after) {
    const Stamp stamp = after.records.find_stamp(sides.now.id, path);
    for (Record conflict : result_.list_open_conflicts(sides.now.id)) {
        const std::string edit = text_or_empty(conflict.fields, "other_edit");
        const bool is_of_before =
            text_or_empty(conflict.fields, "path") == path &&
            find_value(conflict.fields, "other") == sides.was(path) &&
            std::ranges::any_of(before.edits, [&](const RecoveredEdit& recovered) {
                return recovered.edit.id.text() == edit;
            });
        if (!is_of_before) continue;
        set_side(conflict.fields, "other", find_value(sides.after.fields, path), stamp);
        conflict.fields["other_edit"] = cause_.edit.text();
        return put(std::move(conflict));
    }
    open_conflict(sides, path, stamp);
}

void RecoveredChange::open_conflict(const Sides& sides, const FieldPath& path, const Stamp& stamp) {
    const Edit edit{.id = cause_.edit,
                    .author = stamp.author.empty() ? cause_.author : stamp.author,
                    .device_time = cause_.device_time,
                    .operations = {}};
    const MergeContext context{.seq = seq_,
                               .server_time = stamp.at,
                               .device = cause_.device,
                               .device_name = stamp.device,
                               .rules = workflow_};
    OpenConflicts conflicts{edit, context, result_};
    const Operation operation{.record_type = sides.now.type,
                              .record = sides.now.id,
                              .path = path,
                              .value = find_value(sides.after.fields, path)};
    conflicts.open(operation, sides.now, sides.was(path), find_value(sides.now.fields, path));
    std::vector<RecordId> changed;
    conflicts.write(changed);
}

/// Conflicts of the new epoch, which no fold knows, show what stands now.
void RecoveredChange::follow_kept(const Sides& sides, const FieldPath& path,
                                  const DoneAgain& after) {
    for (Record conflict : result_.list_open_conflicts(sides.now.id)) {
        const bool is_concerned = text_or_empty(conflict.fields, "path") == path &&
                                  !after.records.find_record(conflict.id);
        if (!is_concerned) continue;
        set_side(conflict.fields, "kept", find_value(sides.now.fields, path),
                 after.records.find_stamp(sides.now.id, path));
        put(std::move(conflict));
    }
}

void RecoveredChange::put(Record record) {
    record.rev = seq_;
    result_.put(record);
}

/// The history of what was done later stays later, though what came back is written now.
void RecoveredChange::keep_order_of_history(const DoneAgain& after) {
    const auto& edits = after.edits;
    auto later = std::ranges::find_if(
        edits, [this](const RecoveredEdit& edit) { return edit.edit.id == cause_.edit; });
    if (cause_.is_beneath) later = edits.begin();
    if (later == edits.end()) return;
    std::vector<RecordId> changed;
    for (const auto& [id, record] : result_.written()) changed.push_back(id);
    for (later += cause_.is_beneath ? 0 : 1; later != edits.end(); ++later)
        for (const RecordId& record : changed) {
            const RecordId history = change_record_id(later->edit.id, record);
            if (!result_.written().contains(history) && now_.find_record(history))
                only_moved_.insert(history);
        }
}

std::vector<Effect> RecoveredChange::effects() {
    std::vector<Effect> effects;
    for (const auto& [id, record] : result_.written()) {
        const auto now = now_.find_record(id);
        Effect effect = effect_between(now ? &*now : nullptr, record);
        const bool says_something = !now || !effect.changes.empty() || now->scope != effect.scope;
        if (says_something) effects.push_back(std::move(effect));
    }
    for (const RecordId& id : only_moved_) {
        const auto now = now_.find_record(id);
        effects.push_back({now->type, id, now->scope, {}});
    }
    return effects;
}

}  // namespace thidua
