#include "client/app/unsaved_text.h"

#include "client/app/workspace.h"
#include "client/store/working_copy.h"

namespace thidua {

void keep_typed(Workspace& workspace, const RecordId& record, const std::vector<TypedText>& texts,
                const std::vector<FieldPath>& settled) {
    WorkingCopy{workspace.store()}.keep(record, texts, settled);
}

std::vector<TypedText> list_typed(Workspace& workspace, const RecordId& record) {
    return WorkingCopy{workspace.store()}.list(record);
}

}  // namespace thidua
