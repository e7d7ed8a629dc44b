#include "shared/record/change_record.h"

namespace thidua {
namespace {

constexpr std::string_view was_prefix = "was/";
constexpr std::string_view new_prefix = "new/";

template <class T>
std::optional<T> find_as(const Fields& fields, std::string_view path) {
    const auto* held = std::get_if<T>(&find_value(fields, path));
    return held != nullptr ? std::optional<T>{*held} : std::nullopt;
}

}  // namespace

RecordId change_record_id(const EditId& edit, const RecordId& record) {
    return RecordId{make_uuid_v5(edit.value(), "change:" + record.text())};
}

Record to_record(const ChangeRecord& change, ScopeId scope, const MergeContext& context) {
    Record record{.type = std::string{change_type},
                  .id = change_record_id(change.edit, change.record),
                  .scope = scope,
                  .rev = context.seq};
    Fields& fields = record.fields;
    fields["record"] = change.record;
    fields["edit"] = RecordId{change.edit.value()};
    fields["author"] = change.author;
    fields["device"] = RecordId{context.device.value()};
    fields["device_name"] = change.device_name;
    fields["device_time"] = change.device_time;
    if (change.at) fields["at"] = *change.at;
    if (change.created) fields["created"] = true;
    for (const auto& [path, before] : change.replaced) {
        const std::string was = std::string{was_prefix} + path;
        const std::string was_new = std::string{new_prefix} + path;
        // An edit that changes a field twice replaces what stood before the first time.
        if (fields.contains(was) || fields.contains(was_new)) continue;
        if (is_null(before))
            fields[was_new] = true;
        else
            fields[was] = before;
    }
    if (!change.step.empty()) fields["step"] = change.step;
    if (!change.reason.empty()) fields["reason"] = change.reason;
    return record;
}

ChangeRecord change_from(const Fields& fields) {
    ChangeRecord change;
    change.record = find_as<RecordId>(fields, "record").value_or(RecordId{});
    change.edit = EditId{find_as<RecordId>(fields, "edit").value_or(RecordId{}).value()};
    change.author = text_or_empty(fields, "author");
    change.device_name = text_or_empty(fields, "device_name");
    change.device_time = find_as<Instant>(fields, "device_time").value_or(Instant{});
    change.at = find_as<Instant>(fields, "at");
    change.created = find_as<bool>(fields, "created").value_or(false);
    change.step = text_or_empty(fields, "step");
    change.reason = text_or_empty(fields, "reason");
    for (const auto& [path, value] : fields) {
        if (path.starts_with(was_prefix))
            change.replaced.emplace_back(path.substr(was_prefix.size()), value);
        else if (path.starts_with(new_prefix))
            change.replaced.emplace_back(path.substr(new_prefix.size()), Value{});
    }
    return change;
}

Stamp newest_stamp(const std::vector<Record>& changes, std::string_view path) {
    const Record* newest = nullptr;
    for (const Record& change : changes)
        if (names_path(change.fields, path) &&
            (newest == nullptr || is_later_change(change, *newest)))
            newest = &change;
    if (newest == nullptr) return {};
    const ChangeRecord change = change_from(newest->fields);
    return {change.author, change.device_name, change.at};
}

bool is_later_change(const Record& change, const Record& than) {
    if (change.rev != than.rev) return change.rev > than.rev;
    return find_as<Instant>(change.fields, "at") > find_as<Instant>(than.fields, "at");
}

bool names_path(const Fields& change, std::string_view path) {
    return change.contains(std::string{was_prefix}.append(path)) ||
           change.contains(std::string{new_prefix}.append(path)) || change.contains("created");
}

}  // namespace thidua
