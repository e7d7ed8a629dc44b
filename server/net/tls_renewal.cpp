#include "server/net/tls_renewal.h"

namespace thidua {

Result<bool> renew_own_certificate(ServerRoom& room, const std::filesystem::path& data,
                                   Bytes& shown_certificate) {
    const auto keys = load_server_keys(data, room.clock.now(), room.random);
    if (!keys) return keys.error();
    if (keys->server_certificate == shown_certificate) return false;
    auto tls = TlsContext::for_server(keys->credentials());
    if (!tls) return tls.error();
    room.tls.set(std::move(*tls));
    shown_certificate = keys->server_certificate;
    return true;
}

}  // namespace thidua
