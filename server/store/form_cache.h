#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "server/store/record_store.h"
#include "shared/forms/form.h"

namespace thidua {

/// Forms read once per definition; the writer's thread only. Compared by the record's
/// bytes: a position in the log may come again with other content after a commit that failed.
class FormCache {
public:
    /// The organ's form as it was published last; null when there is none or it cannot be read.
    std::shared_ptr<const Form> find(RecordStore& records, const RecordId& organ,
                                     const std::string& key);
    /// As it was published under that version, which its history remembers; the newest when the
    /// history does not, as on a device.
    std::shared_ptr<const Form> find_version(RecordStore& records, const RecordId& organ,
                                             const std::string& key, std::int64_t version);

private:
    struct Entry {
        Bytes fields;
        std::shared_ptr<const Form> form;
    };
    std::map<RecordId, Entry> entries_;
    /// A version that was replaced is never changed again.
    std::map<std::pair<RecordId, std::int64_t>, std::shared_ptr<const Form>> replaced_;
};

}  // namespace thidua
