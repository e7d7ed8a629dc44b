#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/sync/server_sync_store.h"
#include "shared/sync/session.h"

namespace thidua::simulator {

/// Rule 13, at the server's door, for one connection: what the device has just sent, and can make
/// itself, does not go back to it.
class EchoWatch {
public:
    /// The hello is welcome, and says where the device stands in all its scopes.
    void begin(Sequence even_through) { even_through_ = even_through; }
    /// It says itself where it stands in each: nothing is known of it before all has been pulled.
    void begin_anew();
    /// An edit that it sent took effect just so; `granted`: the scopes that it is told of.
    void note_applied(const AppliedEdit& applied, const std::vector<ScopeId>& granted);
    /// What it is sent next: a record among it that is an echo, in words.
    [[nodiscard]] std::string look(const Step& step);

private:
    std::optional<Sequence> even_through_;     ///< it has everything up to here
    std::map<RecordId, Sequence> made_there_;  ///< and what it made itself since, as it stands
};

}  // namespace thidua::simulator
