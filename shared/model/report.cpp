#include "shared/model/report.h"

#include "shared/base/translate.h"

namespace thidua {

std::string state_words(ReportState state) {
    switch (state) {
        case ReportState::draft: return tr("Draft");
        case ReportState::submitted: return tr("Submitted");
        case ReportState::returned: return tr("Returned");
        case ReportState::accepted: break;
    }
    return tr("Accepted");
}

}  // namespace thidua
