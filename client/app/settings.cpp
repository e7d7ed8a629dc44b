#include "client/app/settings.h"

#include "client/app/address_lines.h"
#include "client/app/due_reminders.h"
#include "client/app/workspace.h"
#include "client/store/local_store.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

constexpr const char* yes = "yes";

}  // namespace

LineSettings line_settings(LocalStore& store) {
    LineSettings settings;
    const auto proxy = read_proxy(store.text_meta(device_keys::proxy));
    if (proxy) settings.proxy = *proxy;
    settings.addresses = from_lines(store.text_meta(device_keys::own_addresses));
    settings.is_metered = store.text_meta(device_keys::metered) == yes;
    return settings;
}

LineSettings Settings::line() const { return line_settings(workspace_.store()); }

void Settings::save(const LineSettings& settings) {
    LocalStore& store = workspace_.store();
    Transaction transaction{store.database()};
    store.set_meta(device_keys::proxy, settings.proxy ? settings.proxy->secret_text() : "");
    store.set_meta(device_keys::own_addresses, to_lines(settings.addresses));
    store.set_meta(device_keys::metered, settings.is_metered ? yes : "");
    // What the person says now comes before where the server answered then.
    store.set_meta(device_keys::last_address, {});
    transaction.commit();
}

ReminderWishes Settings::reminders() const {
    return reminder_wishes(workspace_.store());
}

void Settings::save_reminders(const ReminderWishes& wishes) {
    save_reminder_wishes(workspace_.store(), wishes);
}

}  // namespace thidua
