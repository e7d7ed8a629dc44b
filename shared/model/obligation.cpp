#include "shared/model/obligation.h"

namespace thidua {

bool is_reporter(const Obligation& obligation, UnitKind kind) {
    if (obligation.reporter_kinds.empty()) return is_organ(kind);
    return obligation.reporter_kinds.contains(std::string{to_text(kind)});
}

}  // namespace thidua
