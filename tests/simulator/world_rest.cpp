#include <fmt/format.h>

#include "client/store/outbox.h"
#include "server/store/edit_store.h"
#include "server/store/log_store.h"
#include "server/store/log_verifier.h"
#include "shared/store/transaction.h"
#include "tests/simulator/message_words.h"
#include "tests/simulator/organ.h"
#include "tests/simulator/world.h"

namespace thidua::simulator {

using namespace std::chrono_literals;

namespace {

constexpr int rounds_max = 12;

bool is_alive(const std::unique_ptr<SimulatedDevice>& device) {
    return device && !device->is_destroyed();
}

bool is_revoked(Database& server, const DeviceId& device) {
    const auto found = DeviceStore{server}.find(device);
    return found && found->revoked_at;
}

}  // namespace

void World::heal() {
    tell("everything is healed");
    if (needs_a_day()) let_a_day_pass();
    healed_at_ = scheduler_.now();
    const auto heal_one = [](Node& node) {
        node.heal_disk();
        node.live_on();
    };
    const auto for_each_node = [this](const auto& work) {
        work(*server_);
        for (const auto& device : devices_)
            if (is_alive(device)) work(*device);
    };
    for_each_node(heal_one);
    scheduler_.run_until(scheduler_.now().plus(6s));
    for_each_node(heal_one);
    for_each_node([](Node& node) { node.boot(); });
    revoke_the_lost();
}

/// A device whose pull was cut before its server was put back in silence may hold what nothing that
/// is said contradicts, once the new log has grown past it.
bool World::needs_a_day() const {
    return happened_.contains(Happening::diverge) || happened_.contains(Happening::roll_back);
}

/// Then devices compare what they hold (rule 5).
void World::let_a_day_pass() {
    for (const auto& device : devices_)
        if (is_alive(device) && device->line()) device->line()->cut();
    scheduler_.run_until(scheduler_.now().plus(25h));
}

bool World::come_to_rest() {
    // The contact after a long silence shows how long it was; the next one compares.
    const int least = needs_a_day() ? 2 : 0;
    for (int round = 0; round < rounds_max; ++round) {
        for (const auto& device : devices_) {
            if (!is_alive(device) || !device->is_up()) continue;
            if (!device->is_in_session()) open_line(*device, false, device->slot(), {});
            scheduler_.run_until(scheduler_.now().plus(3s));
        }
        if (round >= least && is_at_rest() && are_files_at_rest()) return true;
        if (round == 1) check_push();
        // A session that stayed is closed by its person.
        if (round % 3 == 2)
            for (const auto& device : devices_)
                if (is_alive(device) && device->line()) device->line()->cut();
        scheduler_.run_until(scheduler_.now().plus(25s));
    }
    return false;
}

/// Who stayed connected through two calm rounds was told of everything, and got rid of everything.
void World::check_push() {
    if (!server_->is_up()) return;
    const Sequence head = LogStore{server_->database()}.head().seq;
    for (const auto& device : devices_) {
        if (!is_alive(device) || !device->is_up() || !device->is_in_session()) continue;
        const auto line = device->line();
        if (!line || line->is_cut() || line->is_deaf() || line->is_late()) continue;
        if (is_revoked(server_->database(), device->store().device())) continue;
        for (const ScopeCursor& cursor : LocalSyncStore{device->store()}.list_cursors())
            if (cursor.through != head)
                ledger_.report({"push", 13,
                                fmt::format("{} stayed connected and stands at {} of {}",
                                            device->name(), cursor.through.value(), head.value())});
    }
}

bool World::is_at_rest() {
    if (!server_->is_up()) return false;
    const Sequence head = LogStore{server_->database()}.head().seq;
    for (const auto& device : devices_) {
        if (!is_alive(device)) continue;
        if (!device->is_up()) return false;
        if (device->is_blocked() || is_revoked(server_->database(), device->store().device()))
            continue;
        if (device->last_heard() < healed_at_) return false;
        const SyncPosition position = LocalSyncStore{device->store()}.position();
        if (position.owes_report || position.wants_identity) return false;
        // It has the last page, and perhaps not the last word.
        if (position.head != head) return false;
        if (position.wants_digest && needs_a_day()) return false;
        if (Outbox{device->store()}.count_waiting() > 0) return false;
        const auto cursors = LocalSyncStore{device->store()}.list_cursors();
        if (cursors.empty()) return false;
        for (const ScopeCursor& cursor : cursors)
            if (cursor.through != head) return false;
    }
    return true;
}

FinalState World::look() {
    if (!server_->is_up()) return {};
    Database& database = server_->database();
    ledger_.check_server(receipts_of(database), true);
    FinalState state = read_server(database);
    ServerStore server{database, server_signer()};
    for (const auto& device : devices_) {
        if (!is_alive(device) || !device->is_up()) continue;
        ledger_.check_device(device->slot(), device->name(), edits_of(device->store()), true);
        DeviceState one = read_device(device->store());
        one.slot = device->slot();
        one.name = device->name();
        one.unit = device->device().grantee.unit;
        one.discarded = device->discarded();
        if (const auto grant = server.find_grant(one.id, server_->clock().now()))
            one.grant.insert(grant->begin(), grant->end());
        else
            one.is_out = true;
        one.is_blocked = device->is_blocked();
        one.is_out = one.is_out || one.is_blocked;
        if (!one.is_out) compare_digests(server, *device);
        state.devices.push_back(std::move(one));
    }
    return state;
}

/// Rule 5: what a device would be told to be different must be.
void World::compare_digests(ServerStore& server, SimulatedDevice& device) {
    LocalSyncStore store{device.store()};
    for (const ScopeCursor& cursor : store.list_cursors())
        if (store.scope_digest(cursor.scope) != server.scope_digest(cursor.scope))
            ledger_.report({"digest", 5,
                            fmt::format("{}'s digest of {} is not the server's", device.name(),
                                        short_id(cursor.scope.value()))});
}

/// Rule 2: whatever is sent again is answered with the receipt of the first time.
void World::ask_again(Chance& chance) {
    if (!server_->is_up()) return;
    Database& database = server_->database();
    Transaction undone{database};
    ServerStore store{database, server_signer()};
    const Sequence head = store.head().seq;
    for (const auto& [slot, edits] : ledger_.saved()) {
        if (edits.empty()) continue;
        const Edit& edit = chance.one_of(edits).edit;
        const auto known = EditStore{database}.find_receipt(edit.id);
        if (!known) continue;  // the judge of order says so
        const AppliedEdit again =
            store.apply_edit(known->device, {known->number, edit}, server_->clock().now());
        if (again.was_known && again.receipt == *known && store.head().seq == head) continue;
        ledger_.report({"exactly once", 2,
                        fmt::format("edit {} sent again is answered with {} after {}",
                                    short_id(edit.id.value()), words_of(again.receipt),
                                    words_of(*known))});
    }
}

void World::verify_log() {
    if (!server_->is_up()) return;
    for (const std::string& problem : thidua::verify_log(server_->database()).problems)
        ledger_.report({"verify", 15, problem});
}

}  // namespace thidua::simulator
