#pragma once

#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/record/edit.h"

namespace thidua {

class Workspace;

/// An edit that the server rejected, wholly or in part; it waits here until the person decides.
struct AttentionItem {
    EditId edit;
    RecordId record;
    std::string record_type;
    std::string name;     ///< what it is about, for people
    std::string reason;   ///< one sentence
    Instant device_time;
    std::vector<std::string> lost;  ///< "field: value" of each rejected operation, in words
};

class AttentionList {
public:
    explicit AttentionList(Workspace& workspace) : workspace_{workspace} {}

    [[nodiscard]] std::vector<AttentionItem> list();
    /// The rejected operations again, as a new edit made on what the record holds now.
    Result<void> retry(const EditId& edit);
    Result<void> discard(const EditId& edit);
    /// An id or any unambiguous ending of one.
    Result<EditId> resolve(const std::string& ending);

private:
    Workspace& workspace_;
};

}  // namespace thidua
