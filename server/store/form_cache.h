#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "server/store/record_store.h"
#include "shared/forms/form.h"

namespace thidua {

/// Forms read once per change of their records; the writer's thread only.
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
        RecordId id;
        std::optional<Hash> change;
        std::shared_ptr<const Form> form;
    };
    Entry& entry_of(const RecordId& organ, const std::string& key);

    std::map<std::pair<RecordId, std::string>, Entry> entries_;
    /// A version that was replaced is never changed again.
    std::map<std::pair<RecordId, std::int64_t>, std::shared_ptr<const Form>> replaced_;
};

}  // namespace thidua
