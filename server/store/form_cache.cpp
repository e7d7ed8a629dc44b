#include "server/store/form_cache.h"

#include "shared/forms/form_reader.h"
#include "shared/model/form_record.h"
#include "shared/model/ids.h"

namespace thidua {

std::shared_ptr<const Form> FormCache::find(RecordStore& records, const RecordId& organ,
                                            const std::string& key) {
    const auto record = records.find(form_id(organ, key));
    if (!record) return nullptr;
    std::string definition = view_of<FormRecord>(*record).definition;
    Entry& entry = entries_[record->id];
    if (entry.form != nullptr && entry.definition == definition) return entry.form;
    auto form = read_form(definition);
    if (form) form->version = view_of<FormRecord>(*record).version;
    entry.form = form ? std::make_shared<const Form>(*std::move(form)) : nullptr;
    entry.definition = std::move(definition);
    return entry.form;
}

}  // namespace thidua
