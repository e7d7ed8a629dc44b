#pragma once

#include "client/store/local_sync_store.h"
#include "shared/net/certificate.h"

namespace thidua {

/// OpenSSL's keys, for a device that has to take a new identity (rule 12).
class TlsKeys final : public IdentityKeys {
public:
    Bytes make_key() override { return make_private_key(); }
    Bytes make_certificate_request(BytesView key) override {
        return thidua::make_certificate_request(key).value();
    }
};

}  // namespace thidua
