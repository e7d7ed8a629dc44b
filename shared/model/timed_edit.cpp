#include "shared/model/timed_edit.h"

#include <algorithm>

#include "shared/model/record_types.h"

namespace thidua {

bool is_timed(const Edit& edit) {
    return std::ranges::any_of(edit.operations, [](const Operation& operation) {
        const bool is_note = operation.kind == OperationKind::create &&
                             operation.record_type == record_types::read_out;
        return is_note || (operation.kind == OperationKind::step && operation.path == "submit");
    });
}

}  // namespace thidua
