#include "shared/model/upward_dossier.h"

#include "shared/model/ids.h"

namespace thidua {

RecordId organ_addressed_by(const Fields& dossier) {
    const std::string code = text_or_empty(dossier, "recipient");
    return code.empty() ? RecordId{} : unit_id(code);
}

bool is_of_addressee(Action action) {
    return action == Action::receive_reports;
}

}  // namespace thidua
