#pragma once

#include <map>
#include <memory>
#include <string>

#include "server/store/record_store.h"
#include "shared/forms/form.h"

namespace thidua {

/// Forms read once per definition; the writer's thread only. Compared by the record's
/// bytes: a position in the log may come again with other content after a commit that failed.
class FormCache {
public:
    /// The organ's form; null when there is none or it cannot be read.
    std::shared_ptr<const Form> find(RecordStore& records, const RecordId& organ,
                                     const std::string& key);

private:
    struct Entry {
        Bytes fields;
        std::shared_ptr<const Form> form;
    };
    std::map<RecordId, Entry> entries_;
};

}  // namespace thidua
