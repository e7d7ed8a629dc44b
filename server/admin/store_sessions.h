#pragma once

#include "server/auth/identity_desk.h"
#include "server/auth/server_keys.h"
#include "server/store/file_store.h"
#include "server/store/server_sync_store.h"
#include "server/store/session_factory.h"
#include "shared/base/limits.h"

namespace thidua {

/// Signs receipts with the server's key.
class KeyReceiptSigner final : public ReceiptSigner {
public:
    explicit KeyReceiptSigner(const ServerKeys& keys) : key_{keys.receipt_seed} {}
    [[nodiscard]] Bytes sign(const Hash& digest) const override { return key_.sign(digest); }

private:
    ReceiptKey key_;
};

/// The sessions of the server's own store.
class StoreSessions final : public SessionFactory {
public:
    /// The database is the writer's; attached files stand in `files`.
    StoreSessions(Database& database, const ServerKeys& keys, Random& random,
                  const std::filesystem::path& files)
        : database_{database},
          keys_{keys},
          signer_{keys},
          identities_{keys, random},
          store_{database, signer_, &identities_},
          files_{database, ContentFolder{files}, limits::scope_files_bytes_max} {}

    /// How long devices that come now should hold back what is not urgent, ms.
    void set_pace(std::function<std::uint32_t()> pace) { store_.set_pace(std::move(pace)); }
    void set_load(std::function<ServerLoad()> load) { store_.set_load(std::move(load)); }

    std::unique_ptr<Session> open(DeviceId device) override;
    Sequence head() override { return store_.head().seq; }
    Epoch epoch() override { return store_.head().epoch; }
    Result<BundleTaken> take_bundle(BytesView file, Instant now) override;

private:
    Database& database_;
    const ServerKeys& keys_;
    KeyReceiptSigner signer_;
    IdentityDesk identities_;
    ServerStore store_;
    StoredFiles files_;
};

}  // namespace thidua
