#include "client/app/refusal_words.h"

#include "shared/base/translate.h"

namespace thidua {

Error refusal_error(const Refusal& refusal) {
    const auto refused = [](std::string words) {
        return failure(ErrorCode::refused, std::move(words));
    };
    switch (refusal.reason) {
        case RefusalReason::revoked:
            return refused(tr("The administrator has cut this device off; everything typed here "
                              "is kept. Ask the Office for a new code."));
        case RefusalReason::version_too_old:
            return refused(tr("The server needs a newer version of Thi Đua; update the program. "
                              "What waits here is kept."));
        case RefusalReason::history_differs:
            return refused(tr("The server's history is not the one this device knows; nothing was "
                              "sent or changed. Tell the administrator."));
        case RefusalReason::server_behind:
            return refused(tr("The server has lost what this device already saw; nothing was sent "
                              "or changed. Tell the administrator."));
        case RefusalReason::identity_reused:
            return refused(tr("Another machine uses the identity of this device; nothing was lost. "
                              "Ask the Office for a new code for one of them."));
        case RefusalReason::too_many:
        case RefusalReason::stopping:
            return failure(ErrorCode::unreachable,
                           tr("The server is busy or restarting; everything is kept, and will be "
                              "sent later."));
        case RefusalReason::failed:
            return failure(ErrorCode::unreachable,
                           tr("The server could not store anything just now; everything is kept, "
                              "try again later."));
        case RefusalReason::enrolment_unknown:
        case RefusalReason::enrolment_used:
        case RefusalReason::enrolment_expired:
        case RefusalReason::malformed: break;
    }
    return refused(tr("The server and this device do not understand each other; update the "
                      "program. Everything is kept."));
}

}  // namespace thidua
