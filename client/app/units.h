#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/model/unit.h"

namespace thidua {

class Workspace;

/// The organisation as last pulled.
class Units {
public:
    explicit Units(Workspace& workspace) : workspace_{workspace} {}

    [[nodiscard]] std::vector<std::pair<RecordId, Unit>> list_of_organ();
    std::optional<Unit> find(const RecordId& unit);
    /// Whether its parents lead up to the other one, or it is that one.
    bool is_at_or_below(RecordId unit, const RecordId& top);
    Result<RecordId> find_by_code(const std::string& code);
    /// By its code, its name or its short name, or by how one unit's name alone begins ("Văn phòng
    /// Sở"), among those of the organ; case and marks do not count in names.
    Result<RecordId> find_by_words(const std::string& words);

private:
    Workspace& workspace_;
};

}  // namespace thidua
