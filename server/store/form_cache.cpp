#include "server/store/form_cache.h"

#include "shared/forms/form_reader.h"
#include "shared/model/form_record.h"
#include "shared/model/ids.h"
#include "shared/record/change_record.h"
#include "shared/wire/codec.h"

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

std::shared_ptr<const Form> FormCache::find(RecordStore& records, const RecordId& organ,
                                            const std::string& key) {
    const RecordId id = form_id(organ, key);
    auto bytes = records.find_bytes(id);
    if (!bytes) return nullptr;
    Entry& entry = entries_[id];
    if (entry.form != nullptr && entry.fields == *bytes) return entry.form;
    const auto fields = decode_fields(*bytes);
    const auto record = fields ? view_of<FormRecord>(*fields) : FormRecord{};
    entry.form = read_version(record.definition, record.version);
    entry.fields = *std::move(bytes);
    return entry.form;
}

std::shared_ptr<const Form> FormCache::find_version(RecordStore& records, const RecordId& organ,
                                                    const std::string& key,
                                                    std::int64_t version) {
    auto newest = find(records, organ, key);
    if (newest == nullptr || newest->version == version) return newest;
    const RecordId id = form_id(organ, key);
    const auto known = replaced_.find({id, version});
    if (known != replaced_.end()) return known->second;
    auto form = read_replaced(records, id, version);
    if (form == nullptr) return newest;
    return replaced_.emplace(std::pair{id, version}, std::move(form)).first->second;
}

}  // namespace thidua
