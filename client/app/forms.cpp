#include "client/app/forms.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/app/editing.h"
#include "client/store/record_query.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/forms/form_reader.h"
#include "shared/model/form_record.h"
#include "shared/model/ids.h"
#include "shared/model/new_form.h"
#include "shared/model/scope.h"
#include "shared/record/change_record.h"

namespace thidua {
namespace {

std::size_t count_fields(const Form& form) {
    std::size_t fields = 0;
    for (const Section& section : form.sections) fields += section.fields.size();
    return fields;
}

FormSummary summary_of(const RecordId& id, const FormRecord& record, std::size_t fields) {
    return {.id = id,
            .key = record.key,
            .version = record.version,
            .title = record.title,
            .fields = fields};
}

Result<Form> read_version(const std::string& definition, std::int64_t version) {
    auto form = read_form(definition);
    if (form) form->version = version;
    return form;
}

}  // namespace

Result<FormSummary> Forms::publish(const std::string& definition_json) {
    const auto profile = enrolled_profile(workspace_);
    if (!profile) return profile.error();
    if (!may(profile->role, Action::publish_form))
        return failure(ErrorCode::not_allowed, refusal_words(Action::publish_form));
    if (definition_json.size() > limits::text_bytes_max)
        return failure(ErrorCode::invalid_input,
                       tr("The form file is too large; a form is at most 400 kB."));
    const auto form = read_new_form(definition_json);
    if (!form) return form.error();
    const RecordId id = form_id(profile->organ, form->key);
    const auto current = RecordQuery{workspace_.store()}.find(id);
    const FormRecord before = current ? view_of<FormRecord>(*current) : FormRecord{};
    if (current && before.definition == definition_json)
        return summary_of(id, before, count_fields(*form));
    FormRecord after = before;
    after.organ = profile->organ;
    after.key = form->key;
    after.version = before.version + 1;
    after.title = form->title.vi;
    after.definition = definition_json;
    if (!current) after.published_at_device = profile->device.text();
    Fields fields = current ? current->fields : Fields{};
    write_fields(fields, after);
    EditBuilder edit{workspace_};
    if (!current) edit.create(FormRecord::record_type, id, organ_scope(profile->organ));
    for (const auto& [path, value] : fields) {
        const Value seen = current ? find_value(current->fields, path) : Value{};
        if (seen != value) edit.set(FormRecord::record_type, id, path, seen, value);
    }
    if (auto saved = edit.save(); !saved) return saved.error();
    return summary_of(id, after, count_fields(*form));
}

std::vector<FormSummary> Forms::list() {
    const auto profile = workspace_.profile();
    if (!profile) return {};
    std::vector<FormSummary> forms;
    for (const Record& record : RecordQuery{workspace_.store()}.list(
             {.type = FormRecord::record_type, .parent = profile->organ})) {
        const auto view = view_of<FormRecord>(record);
        const auto form = read_form(view.definition);
        forms.push_back(summary_of(record.id, view, form ? count_fields(*form) : 0));
    }
    std::sort(forms.begin(), forms.end(),
              [](const FormSummary& a, const FormSummary& b) { return a.key < b.key; });
    return forms;
}

Result<Form> Forms::find(const std::string& key) { return find_version(key, 0); }

Result<Form> Forms::find_version(const std::string& key, std::int64_t version) {
    const auto profile = enrolled_profile(workspace_);
    if (!profile) return profile.error();
    RecordQuery query{workspace_.store()};
    const auto record = query.find(form_id(profile->organ, key));
    if (!record)
        return failure(
            ErrorCode::not_found,
            fmt::format(fmt::runtime(tr("The form {} has not been published by the Office, or has "
                                        "not been received yet.")),
                        key));
    const auto newest = view_of<FormRecord>(*record);
    if (version == 0 || newest.version == version)
        return read_version(newest.definition, newest.version);
    // An older version lives on in the history of the record.
    for (const Record& row : query.list({.type = change_type, .parent = record->id})) {
        const bool is_it = integer_or_zero(row.fields, "was/version") == version;
        const std::string definition = text_or_empty(row.fields, "was/definition");
        if (is_it && !definition.empty()) return read_version(definition, version);
    }
    return read_version(newest.definition, newest.version);
}

}  // namespace thidua
