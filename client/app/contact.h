#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "client/store/local_store.h"
#include "shared/net/client_connection.h"

namespace thidua {

/// Everywhere the server may be, in the order to try: where it answered last, what the person set,
/// what the enrolment code said. Each once.
std::vector<ServerAddress> stored_addresses(LocalStore& store);

/// The key, the certificate and the CA that the device shows: the renewed certificate when there is
/// one that has not been tried, else the one that is known to work.
DeviceIdentity stored_identity(LocalStore& store);

/// A way to the server with everything the store knows about it: addresses, proxy, identity, and
/// the TLS session of the run before. `damaged` when the identity is not usable.
Result<std::unique_ptr<ClientConnection>> make_connection(LocalStore& store);

/// Keeps what a connection taught: where the server answered and how to take the TLS session up
/// again; and, while a renewed certificate is on trial, whether it serves. `server_time` is empty
/// when the server gave no welcome.
void note_connection(LocalStore& store, const ConnectionReport& report,
                     std::optional<Instant> server_time);

/// True from the last third of a certificate's life on, by the server's time.
bool is_renewal_due(BytesView certificate, Instant server_time);

/// Asks for a new certificate when it is due. The old one is kept until the new one has opened a
/// session; a failure changes nothing, the next contact tries again.
void renew_if_due(LocalStore& store, std::optional<Instant> server_time);

}  // namespace thidua
