#include "server/net/read_ahead.h"

#include "server/net/tuning.h"
#include "shared/wire/packed_edit.h"

namespace thidua {

std::shared_ptr<void> ReadAhead::read(Edits& edits) {
    std::size_t taken = 0;
    for (PackedEdit& edit : edits.edits) {
        const bool is_room = taken < server_tuning::operations_ahead_of_message_max &&
                             *operations_ < server_tuning::operations_ahead_max;
        if (!is_room) break;
        edit.read = unpack_alone(edit.bytes);
        if (!edit.read) continue;
        taken += edit.read->edit.operations.size();
        *operations_ += edit.read->edit.operations.size();
    }
    return {nullptr, [counted = operations_, taken](void*) { *counted -= taken; }};
}

}  // namespace thidua
