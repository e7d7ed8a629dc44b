#pragma once

#include <optional>
#include <vector>

#include "shared/calendar/reminders.h"
#include "shared/net/proxy.h"
#include "shared/net/server_address.h"

namespace thidua {

class LocalStore;
class Workspace;

/// How this device reaches its server, as the person at it set it.
struct LineSettings {
    std::optional<Proxy> proxy = {};
    /// Tried before those of the enrolment code.
    std::vector<ServerAddress> addresses = {};
    /// Every byte costs: attachments are held back; reports go on being sent.
    bool is_metered = false;

    bool operator==(const LineSettings&) const = default;
};

/// What was saved last; the defaults where nothing was.
LineSettings line_settings(LocalStore& store);

/// The settings of one device, in its store. They hold before enrolment too, which may have to go
/// through the proxy. A session that is open goes on with the old ones.
class Settings {
public:
    explicit Settings(Workspace& workspace) : workspace_{workspace} {}
    [[nodiscard]] LineSettings line() const;
    void save(const LineSettings& settings);
    [[nodiscard]] ReminderWishes reminders() const;
    void save_reminders(const ReminderWishes& wishes);

private:
    Workspace& workspace_;
};

}  // namespace thidua
