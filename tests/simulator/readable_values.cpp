#include "tests/simulator/readable_values.h"

#include "shared/record/change_record.h"
#include "shared/record/workflow.h"
#include "tests/simulator/paragraphs.h"

namespace thidua::simulator {

ReadableValues::ReadableValues(const Records& records) {
    for (const auto& [id, record] : records)
        if (record.type == "conflict") add_conflict(record);
    for (const auto& [id, record] : records)
        if (record.type != "conflict") add(record);
}

bool ReadableValues::has(const Typed& typed) const {
    const auto found = values_.find({typed.record, typed.path});
    return found != values_.end() && found->second.contains(typed.value);
}

void ReadableValues::add(const Record& record) {
    if (record.type == change_type) return add_change(record);
    if (record.type == "held") return add_held(record);
    if (record.type == "conflict") return add_conflict(record);
    for (const auto& [path, value] : record.fields) add(record.id, path, value);
}

void ReadableValues::add(const RecordId& record, std::string_view path, const Value& value) {
    if (path.starts_with(request_prefix)) path.remove_prefix(request_prefix.size());
    auto& values = values_[{record, FieldPath{path}}];
    values.insert(value);
    if (const auto* text = std::get_if<std::string>(&value))
        for (const std::string& paragraph : paragraphs_of(*text)) values.insert(paragraph);
}

void ReadableValues::add_held(const Record& held) {
    const auto* subject = std::get_if<RecordId>(&find_value(held.fields, "record"));
    if (subject != nullptr)
        add(*subject, text_or_empty(held.fields, "path"), find_value(held.fields, "value"));
}

void ReadableValues::add_change(const Record& record) {
    const ChangeRecord change = change_from(record.fields);
    for (const auto& [path, before] : change.replaced) {
        add(change.record, path, before);
        // A conflict's own history: what its sides were.
        const auto conflict = places_.find(change.record);
        if (conflict != places_.end()) add(conflict->second.first, conflict->second.second, before);
    }
}

void ReadableValues::add_conflict(const Record& record) {
    const auto* subject = std::get_if<RecordId>(&find_value(record.fields, "record"));
    if (subject == nullptr) return;
    const std::string path = text_or_empty(record.fields, "path");
    places_[record.id] = {*subject, path};
    for (const char* side : {"base", "kept", "other"})
        add(*subject, path, find_value(record.fields, side));
}

}  // namespace thidua::simulator
