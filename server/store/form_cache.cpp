#include "server/store/form_cache.h"

#include "shared/forms/form_reader.h"
#include "shared/model/form_record.h"
#include "shared/model/ids.h"
#include "shared/wire/codec.h"

namespace thidua {

std::shared_ptr<const Form> FormCache::find(RecordStore& records, const RecordId& organ,
                                            const std::string& key) {
    const RecordId id = form_id(organ, key);
    auto bytes = records.find_bytes(id);
    if (!bytes) return nullptr;
    Entry& entry = entries_[id];
    if (entry.form != nullptr && entry.fields == *bytes) return entry.form;
    const auto fields = decode_fields(*bytes);
    const auto record = fields ? view_of<FormRecord>(*fields) : FormRecord{};
    auto form = read_form(record.definition);
    if (form) form->version = record.version;
    entry.form = form ? std::make_shared<const Form>(*std::move(form)) : nullptr;
    entry.fields = *std::move(bytes);
    return entry.form;
}

}  // namespace thidua
