#include "client/app/contact.h"

#include <algorithm>

#include "client/app/address_lines.h"
#include "client/app/settings.h"
#include "shared/net/certificate.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

constexpr int parts_of_life = 3;  ///< renewed in the last of them

bool has_renewed(LocalStore& store) {
    return !store.text_meta(device_keys::next_certificate).empty();
}

void judge_renewed(LocalStore& store, const ConnectionReport& report, bool is_welcome) {
    if (!has_renewed(store)) return;
    const bool is_refused = report.failure && report.failure->code == ErrorCode::refused;
    if (is_welcome) {
        store.set_meta(device_keys::certificate, store.text_meta(device_keys::next_certificate));
        store.set_meta(device_keys::next_certificate, {});
    } else if (is_refused) {
        store.set_meta(device_keys::next_certificate, {});
    }
}

void keep(LocalStore& store, const char* key, const Bytes& value) {
    if (!value.empty() && value != store.text_meta(key)) store.set_meta(key, value);
}

}  // namespace

std::vector<ServerAddress> stored_addresses(LocalStore& store) {
    std::vector<ServerAddress> known = line_settings(store).addresses;
    for (const ServerAddress& address : from_lines(store.text_meta(device_keys::addresses)))
        known.push_back(address);
    const auto last = from_lines(store.text_meta(device_keys::last_address));
    std::vector<ServerAddress> addresses;
    // Where it answered once counts only as long as somebody still names it.
    for (const ServerAddress& address : last)
        if (std::ranges::find(known, address) != known.end()) addresses.push_back(address);
    for (const ServerAddress& address : known)
        if (std::ranges::find(addresses, address) == addresses.end()) addresses.push_back(address);
    return addresses;
}

DeviceIdentity stored_identity(LocalStore& store) {
    const char* certificate =
        has_renewed(store) ? device_keys::next_certificate : device_keys::certificate;
    return {.key = store.text_meta(device_keys::private_key),
            .certificate = store.text_meta(certificate),
            .ca_certificate = store.text_meta(device_keys::ca_certificate)};
}

Result<std::unique_ptr<ClientConnection>> make_connection(LocalStore& store) {
    return ClientConnection::make(stored_addresses(store), stored_identity(store),
                                  {.proxy = line_settings(store).proxy,
                                   .ticket = store.text_meta(device_keys::tls_ticket)});
}

void note_connection(LocalStore& store, const ConnectionReport& report,
                     std::optional<Instant> server_time) {
    Transaction transaction{store.database()};
    if (report.address) keep(store, device_keys::last_address, to_lines({*report.address}));
    keep(store, device_keys::tls_ticket, report.ticket);
    judge_renewed(store, report, server_time.has_value());
    transaction.commit();
}

bool is_renewal_due(BytesView certificate, Instant server_time) {
    const auto facts = read_certificate(certificate);
    if (!facts) return false;
    const auto life = facts->not_after.since(facts->not_before);
    return facts->not_after.since(server_time) < life / parts_of_life;
}

void renew_if_due(LocalStore& store, std::optional<Instant> server_time) {
    const DeviceIdentity identity = stored_identity(store);
    if (!server_time || has_renewed(store) || !is_renewal_due(identity.certificate, *server_time))
        return;
    const auto renewed =
        renew(stored_addresses(store), identity, line_settings(store).proxy);
    if (!renewed) return;
    store.set_meta(device_keys::next_certificate, renewed->identity.certificate);
}

}  // namespace thidua
