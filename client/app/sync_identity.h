#pragma once

#include <vector>

#include "client/store/local_store.h"
#include "shared/net/server_address.h"
#include "shared/net/tls.h"
#include "shared/wire/message.h"

namespace thidua {

/// The key, the certificate and the CA that the device keeps since its enrolment.
DeviceIdentity stored_identity(LocalStore& store);
/// Where its server may be; each is tried in turn.
std::vector<ServerAddress> stored_addresses(LocalStore& store);
/// A refusal of the server in words for a person.
Error refusal_error(const Refusal& refusal);

}  // namespace thidua
