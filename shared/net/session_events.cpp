#include "shared/net/session_events.h"

namespace thidua {

Step deliver(Session& session, const SessionEvent& event, Instant now) {
    if (const auto* message = std::get_if<Message>(&event)) return session.on_message(*message, now);
    if (std::holds_alternative<LocallyEdited>(event)) return session.on_local_edit(now);
    if (std::holds_alternative<TimerRang>(event)) return session.on_timer(now);
    return session.begin(now);
}

}  // namespace thidua
