#include "shared/record/open_conflicts.h"

#include <algorithm>

#include "shared/record/change_record.h"

namespace thidua {
namespace {

void set_side(Fields& fields, const std::string& side, const Value& value, const Stamp& stamp) {
    set_value(fields, side, value);
    set_value(fields, side + "_author", stamp.author.empty() ? Value{} : Value{stamp.author});
    set_value(fields, side + "_device", stamp.device.empty() ? Value{} : Value{stamp.device});
    set_value(fields, side + "_at", stamp.at ? Value{*stamp.at} : Value{});
}

bool is_open_on(const Record& conflict, std::string_view path) {
    return text_or_empty(conflict.fields, "state") == "open" &&
           text_or_empty(conflict.fields, "path") == path;
}

void agree_if_equal(Record& conflict) {
    if (find_value(conflict.fields, "kept") == find_value(conflict.fields, "other"))
        conflict.fields["state"] = std::string{"agreed"};
}

}  // namespace

RecordId conflict_record_id(const EditId& edit, const RecordId& record, std::string_view path) {
    return RecordId{make_uuid_v5(edit.value(), "conflict:" + record.text() + ":" +
                                                   std::string{path})};
}

bool settles_what_was_seen(const Record& conflict, const Operation& step) {
    const Value& seen = find_value(step.arguments, "other_edit");
    return is_null(seen) || seen == find_value(conflict.fields, "other_edit");
}

std::vector<OpenConflicts::Entry>& OpenConflicts::entries_of(const RecordId& record) {
    const auto known = by_record_.find(record);
    if (known != by_record_.end()) return known->second;
    std::vector<Entry> entries;
    for (Record& conflict : space_.list_open_conflicts(record))
        if (!is_settled_here(conflict)) entries.push_back({.record = std::move(conflict)});
    return by_record_.emplace(record, std::move(entries)).first->second;
}

bool OpenConflicts::is_settled_here(const Record& conflict) const {
    return std::any_of(edit_.operations.begin(), edit_.operations.end(),
                       [&conflict](const Operation& operation) {
                           return operation.record == conflict.id &&
                                  settles_what_was_seen(conflict, operation);
                       });
}

OperationOutcome OpenConflicts::open(const Operation& operation, const Record& record,
                                     const Value& base, const Value& kept) {
    Record conflict{.type = "conflict",
                    .id = conflict_record_id(edit_.id, record.id, operation.path),
                    .scope = record.scope};
    Fields& fields = conflict.fields;
    fields["record"] = record.id;
    fields["record_type"] = record.type;
    fields["path"] = operation.path;
    fields["state"] = std::string{"open"};
    set_value(fields, "base", base);
    set_side(fields, "kept", kept, space_.find_stamp(record.id, operation.path));
    Entry entry{.record = std::move(conflict), .is_changed = true, .is_new = true};
    set_other(entry, operation);
    const RecordId id = entry.record.id;
    entries_of(record.id).push_back(std::move(entry));
    return {.kind = OutcomeKind::conflict, .conflict = id};
}

void OpenConflicts::set_other(Entry& entry, const Operation& operation) {
    const Stamp stamp{edit_.author, context_.device_name, context_.server_time};
    set_side(entry.record.fields, "other", operation.value, stamp);
    entry.record.fields["other_edit"] = edit_.id.text();
    entry.is_changed = true;
}

void OpenConflicts::set_kept_by_this_edit(Entry& entry, const Value& value) {
    set_side(entry.record.fields, "kept", value,
             {edit_.author, context_.device_name, context_.server_time});
    agree_if_equal(entry.record);
    entry.is_changed = true;
}

/// Somebody else may have typed the same value: that is not this person's to change.
bool OpenConflicts::is_of_same_hands(const Fields& conflict) const {
    return text_or_empty(conflict, "other_author") == edit_.author &&
           text_or_empty(conflict, "other_device") == context_.device_name;
}

std::optional<OperationOutcome> OpenConflicts::move_on(const Operation& operation,
                                                       const Value& current) {
    if (operation.seen == current) return std::nullopt;
    for (Entry& entry : entries_of(operation.record)) {
        const bool is_made_on_other = is_open_on(entry.record, operation.path) &&
                                      find_value(entry.record.fields, "other") == operation.seen &&
                                      is_of_same_hands(entry.record.fields);
        if (is_made_on_other) return move(entry, operation);
    }
    return std::nullopt;
}

std::optional<OperationOutcome> OpenConflicts::move_own(const Operation& operation) {
    for (Entry& entry : entries_of(operation.record))
        if (is_open_on(entry.record, operation.path) && is_of_same_hands(entry.record.fields))
            return move(entry, operation);
    return std::nullopt;
}

bool OpenConflicts::is_settling(const Operation& operation) {
    const auto open = space_.list_open_conflicts(operation.record);
    return std::ranges::any_of(open, [&](const Record& conflict) {
        return is_open_on(conflict, operation.path) && is_settled_here(conflict);
    });
}

std::optional<OperationOutcome> OpenConflicts::move_again(const Operation& operation,
                                                          const RecordId& conflict) {
    std::vector<Entry>& entries = entries_of(operation.record);
    for (Entry& entry : entries)
        if (entry.record.id == conflict) return move(entry, operation);
    auto record = space_.find_record(conflict);
    if (!record || record->type != "conflict") return std::nullopt;
    // It was open then: only for what is still missing both sides seem to agree.
    record->fields["state"] = std::string{"open"};
    return move(entries.emplace_back(Entry{.record = *std::move(record)}), operation);
}

OperationOutcome OpenConflicts::move(Entry& entry, const Operation& operation) {
    if (!entry.superseded) entry.superseded = find_value(entry.record.fields, "other");
    set_other(entry, operation);
    agree_if_equal(entry.record);
    return {.kind = OutcomeKind::conflict_moved, .conflict = entry.record.id};
}

bool OpenConflicts::follow_kept(const RecordId& record, std::string_view path,
                                const Value& value) {
    bool any = false;
    for (Entry& entry : entries_of(record)) {
        if (!is_open_on(entry.record, path)) continue;
        set_kept_by_this_edit(entry, value);
        any = true;
    }
    return any;
}

void OpenConflicts::write(std::vector<RecordId>& changed) {
    for (auto& [record, entries] : by_record_) {
        for (Entry& entry : entries) {
            if (!entry.is_changed) continue;
            entry.record.rev = context_.seq;
            space_.put(entry.record);
            changed.push_back(entry.record.id);
            write_history(entry);
        }
    }
}

/// A record of its own beside that of the subject, so that neither grows beyond what can be sent.
void OpenConflicts::write_history(const Entry& entry) {
    const bool says_something = entry.is_new || entry.superseded.has_value();
    if (!says_something || context_.device.is_nil()) return;
    ChangeRecord change{.record = entry.record.id,
                        .edit = edit_.id,
                        .author = edit_.author,
                        .device_name = context_.device_name,
                        .device_time = edit_.device_time,
                        .at = context_.server_time,
                        .created = entry.is_new};
    if (entry.superseded) change.replaced.emplace_back("other", *entry.superseded);
    space_.put(to_record(change, entry.record.scope, context_));
}

}  // namespace thidua
