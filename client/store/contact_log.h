#pragma once

#include <optional>
#include <vector>

#include "client/store/local_store.h"
#include "shared/wire/recovery_messages.h"

namespace thidua {

/// The device's own clocks at a contact.
struct ContactClocks {
    Instant device_now;
    /// When the hello left that the server answered: what it signed is no older. Unknown of a
    /// hello that left in a file, whose answer may lie about for days.
    BootStamp hello_left;
};

/// A contact as it is kept: what the server signed, and the device's boot clock then.
struct Contact {
    std::int64_t id = 0;
    SignedStatement said;
    JournalEntry entry;  ///< the first of a journal since then
};

/// The contacts with the server that still matter: the last eight, the one that the journal began
/// at, and those that were the first to announce an edit, while one of it waits and as long as the
/// server may forget what was answered (90 days of its time). The transactions are the caller's.
class ContactLog {
public:
    explicit ContactLog(LocalStore& store) : store_{store} {}

    /// Edits of the manifest stand in the outbox. Lets go of contacts that do not matter any more.
    void add(const SignedStatement& said, const std::vector<Announced>& manifest,
             const ContactClocks& clocks);

    /// Own number of the last edit that was announced; 0 when none was.
    [[nodiscard]] std::int64_t announced_through();
    [[nodiscard]] std::optional<Contact> find(std::int64_t id);
    /// 0 when there was none.
    [[nodiscard]] std::int64_t last();
    /// The server's strongest word for how far its log went in that epoch.
    [[nodiscard]] std::optional<SignedStatement> find_furthest(const Epoch& epoch);
    /// What was announced in other epochs than that one, of edits that wait.
    [[nodiscard]] std::vector<AnnouncementProof> list_announcements(const Epoch& except);

private:
    void let_go(Instant server_now);
    LocalStore& store_;
};

}  // namespace thidua
