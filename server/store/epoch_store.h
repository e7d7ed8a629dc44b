#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/hash.h"
#include "shared/base/id.h"
#include "shared/base/random.h"
#include "shared/base/time.h"
#include "shared/store/database.h"

namespace thidua {

/// Why an epoch began.
enum class EpochReason {
    first,    ///< the server was made
    admin,    ///< a backup was restored
    noticed,  ///< the server was shown its own word of what it does not know (rule 8)
};

struct EpochRow {
    Epoch id;
    Sequence forked_at;  ///< up to here the log is the one of the epoch before
    Hash log_hash;       ///< there
    Instant began_at;
    EpochReason reason = EpochReason::first;
    std::optional<Instant> closed_at = {};  ///< everybody known has reported

    bool operator==(const EpochRow&) const = default;
};

/// One device that may bring back what the server has forgotten.
struct EpochDevice {
    DeviceId device;
    bool is_known = true;  ///< to the server when the epoch began
    std::size_t edits_back = 0;
    std::size_t copies = 0;  ///< records it held that the server had not sent it
    std::optional<Instant> reported_at = {};

    bool operator==(const EpochDevice&) const = default;
};

/// The server's epochs (rule 8). Their ids are UUIDv7 in the order in which they began. The
/// transaction is the caller's.
class EpochStore {
public:
    explicit EpochStore(Database& database) : database_{database} {}

    /// Of a store that has none yet.
    void begin_first(Instant now, Random& random);
    /// A new one at the head of the log, later than all before and than `after` whatever the clock
    /// says; every device that is not revoked is to report. Nothing is written to the log.
    EpochRow begin(EpochReason reason, Instant now, const Epoch& after = {});

    [[nodiscard]] EpochRow current();
    /// In order.
    [[nodiscard]] std::vector<EpochRow> list();
    /// Those that began without something and whose devices have not all reported.
    [[nodiscard]] std::vector<EpochRow> list_open();
    /// Whether there is one of those.
    [[nodiscard]] bool is_open();
    [[nodiscard]] bool was_restored() { return list().size() > 1; }
    /// Where the log left that epoch; empty when it is unknown.
    [[nodiscard]] std::optional<Sequence> find_fork(const Epoch& epoch);
    /// Whether a later one began because a device showed that something was missing: the log may
    /// have gone on before that, and the fork lie earlier than find_fork() says.
    [[nodiscard]] bool was_noticed_after(const Epoch& epoch);
    /// Which of this store's epochs began without what was answered in that one, known or not: the
    /// next after it.
    [[nodiscard]] EpochRow find_loss(const Epoch& epoch);
    /// Where the log forked last; 0 when it never did.
    [[nodiscard]] Sequence last_fork();

    [[nodiscard]] std::vector<EpochDevice> list_devices(const Epoch& epoch);
    void note_edit_back(const Epoch& epoch, const DeviceId& device);
    void note_copies(const Epoch& epoch, const DeviceId& device, std::size_t count);
    void note_reported(const Epoch& epoch, const DeviceId& device, Instant now);
    /// Nobody is left to report. The revoked are not waited for, nor who reported under a new
    /// identity.
    [[nodiscard]] bool is_complete(const Epoch& epoch);
    void close(const Epoch& epoch, Instant now);

private:
    void add_device(const Epoch& epoch, const DeviceId& device);

    Database& database_;
};

}  // namespace thidua
