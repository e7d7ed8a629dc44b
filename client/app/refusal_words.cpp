#include "client/app/refusal_words.h"

#include <fmt/format.h>

#include <charconv>

#include "shared/base/translate.h"

namespace thidua {
namespace {

/// "1" or "1-3".
std::string range_text(unsigned from, unsigned to) {
    return from == to ? std::to_string(from) : fmt::format("{}-{}", from, to);
}

/// The versions in a refusal's detail, "1-3"; empty when it names none.
std::string versions_in(const std::string& detail) {
    unsigned from = 0;
    unsigned to = 0;
    const char* end = detail.data() + detail.size();
    const auto first = std::from_chars(detail.data(), end, from);
    if (first.ec != std::errc{} || first.ptr == end || *first.ptr != '-') return {};
    const auto second = std::from_chars(first.ptr + 1, end, to);
    return second.ec == std::errc{} && second.ptr == end ? range_text(from, to) : std::string{};
}

std::string version_words(const Refusal& refusal) {
    const std::string spoken = versions_in(refusal.detail);
    if (spoken.empty())
        return tr("The server needs a newer version of Thi Đua; update the program. What waits "
                  "here is kept.");
    return fmt::format(
        fmt::runtime(tr("The server needs version {} of the protocol, and this program speaks {}; "
                        "update Thi Đua. What waits here is kept.")),
        spoken, range_text(protocol_version_min, protocol_version_max));
}

}  // namespace

Error refusal_error(const Refusal& refusal) {
    const auto refused = [](std::string words) {
        return failure(ErrorCode::refused, std::move(words));
    };
    switch (refusal.reason) {
        case RefusalReason::revoked:
            return refused(tr("The administrator has cut this device off; everything typed here "
                              "is kept. Ask the Office for a new code."));
        case RefusalReason::version_too_old:
            return refused(version_words(refusal));
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
        case RefusalReason::malformed:
        case RefusalReason::bundle_refused:
        case RefusalReason::bundle_unknown: break;
    }
    return refused(tr("The server and this device do not understand each other; update the "
                      "program. Everything is kept."));
}

Error relay_refusal_error(const Refusal& refusal) {
    switch (refusal.reason) {
        case RefusalReason::bundle_refused:
            return failure(ErrorCode::refused,
                           tr("The server cannot read this file: it was cut off or changed on its "
                              "way, or is for another server. Nothing of it was taken; ask for it "
                              "again."));
        case RefusalReason::bundle_unknown:
            return failure(ErrorCode::refused,
                           tr("The server does not know the device that wrote this file, or has "
                              "cut it off; nothing of the file was taken. Ask the administrator."));
        case RefusalReason::too_many:
        case RefusalReason::stopping:
        case RefusalReason::failed:
            return failure(ErrorCode::unreachable,
                           tr("The server is busy or restarting; nothing of the file was taken. "
                              "Pass it on again in a minute."));
        default: return refusal_error(refusal);
    }
}

std::string new_identity_words() {
    return tr("This machine was copied, or put back to an older state: another one works under its "
              "name. It has taken a new name by itself. Nothing was lost, and nothing was sent "
              "twice.");
}

}  // namespace thidua
