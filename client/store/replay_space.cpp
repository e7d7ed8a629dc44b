#include "client/store/replay_space.h"

#include "shared/model/record_types.h"
#include "shared/record/index_keys.h"

namespace thidua {

void ReplaySpace::put(const Record& record) {
    if (kept_through_ > 0) {
        const bool is_about_another =
            record.type == record_types::conflict || record.type == change_type;
        const RecordId subject =
            is_about_another ? index_keys(record.type, record.fields).parent : record.id;
        const std::int64_t shown = kept_.shown_generation(subject);
        if (shown > 0 && shown <= kept_through_) return;
    }
    view_.put(record);
}

}  // namespace thidua
