#include "server/store/form_cache.h"

#include "shared/forms/form_reader.h"
#include "shared/model/form_record.h"
#include "shared/model/ids.h"
#include "shared/record/change_record.h"

namespace thidua {
namespace {

/// The definition says a version too, which nobody counts; the record's is the one that counts.
std::shared_ptr<const Form> read_version(const std::string& definition, std::int64_t version) {
    auto form = read_form(definition);
    if (!form) return nullptr;
    form->version = version;
    return std::make_shared<const Form>(*std::move(form));
}

/// Null when the history does not know it.
std::shared_ptr<const Form> read_replaced(RecordStore& records, const RecordId& form,
                                          std::int64_t version) {
    for (const Record& change : records.list_of_parent(change_type, form))
        if (integer_or_zero(change.fields, "was/version") == version)
            return read_version(text_or_empty(change.fields, "was/definition"), version);
    return nullptr;
}

}  // namespace

FormCache::Entry& FormCache::entry_of(const RecordId& organ, const std::string& key) {
    const auto [known, is_new] = entries_.try_emplace({organ, key});
    if (is_new) known->second.id = form_id(organ, key);
    return known->second;
}

std::shared_ptr<const Form> FormCache::find(RecordStore& records, const RecordId& organ,
                                            const std::string& key) {
    Entry& entry = entry_of(organ, key);
    const auto change = records.find_change(entry.id);
    if (entry.form != nullptr && change && entry.change == change) return entry.form;
    entry.form = nullptr;
    const auto record = records.find(entry.id);
    if (!record) return nullptr;
    const auto form = view_of<FormRecord>(*record);
    entry.form = read_version(form.definition, form.version);
    entry.change = change;
    return entry.form;
}

std::shared_ptr<const Form> FormCache::find_version(RecordStore& records, const RecordId& organ,
                                                    const std::string& key, std::int64_t version) {
    auto newest = find(records, organ, key);
    if (newest == nullptr || newest->version == version) return newest;
    const RecordId id = entry_of(organ, key).id;
    const auto known = replaced_.find({id, version});
    if (known != replaced_.end()) return known->second;
    auto form = read_replaced(records, id, version);
    if (form == nullptr) return newest;
    return replaced_.emplace(std::pair{id, version}, std::move(form)).first->second;
}

}  // namespace thidua
