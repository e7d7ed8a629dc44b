#pragma once

#include <vector>

#include "client/store/typed_text.h"

namespace thidua {

class Workspace;

// What is typed into fields and stands in no edit yet: on this machine only, kept when the program
// is killed. An edit that is made of it takes it away (Reports::save_answers, AnswerSource::typed).
// The store's own exceptions pass through; then nothing was changed.

/// These texts stand in the record's fields from now on, and none at the `settled` paths. Durable
/// when it returns.
void keep_typed(Workspace& workspace, const RecordId& record, const std::vector<TypedText>& texts,
                const std::vector<FieldPath>& settled = {});
std::vector<TypedText> list_typed(Workspace& workspace, const RecordId& record);

}  // namespace thidua
