#include "server/store/form_cache.h"

#include "shared/forms/form_reader.h"
#include "shared/model/form_record.h"
#include "shared/model/ids.h"

namespace thidua {

std::shared_ptr<const Form> FormCache::find(RecordStore& records, const RecordId& organ,
                                            const std::string& key) {
    const auto record = records.find(form_id(organ, key));
    if (!record) return nullptr;
    Entry& entry = entries_[record->id];
    if (entry.rev == record->rev) return entry.form;
    auto form = read_form(view_of<FormRecord>(*record).definition);
    entry = {record->rev, form ? std::make_shared<const Form>(*std::move(form)) : nullptr};
    return entry.form;
}

}  // namespace thidua
