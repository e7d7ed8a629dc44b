#include <fmt/format.h>

#include "tests/simulator/message_words.h"
#include "tests/simulator/readable_values.h"
#include "tests/simulator/world.h"

// What machines are put back to, and what is carried by hand.

namespace thidua::simulator {

using namespace std::chrono_literals;

/// What a device once said to a file, and what the server answered in another.
struct Bundle {
    std::size_t slot = 0;
    DeviceId device;
    std::vector<Message> said;  ///< the hello first
    std::vector<ScopeCursor> cursors;
    std::vector<Message> reply = {};
    bool has_reply = false;
};

namespace {

std::string time_of(Instant at) {
    constexpr std::size_t time_begins = 11;
    constexpr std::size_t time_points = 8;
    return to_iso(at.plus(vietnam_offset)).substr(time_begins, time_points);
}

ScopeId scope_in(const Records& records, const RecordId& id) {
    const auto found = records.find(id);
    return found != records.end() ? found->second.scope : ScopeId{};
}

}  // namespace

void World::back_up() {
    if (!server_->is_calm() || ledger_.has_doubts()) return;
    tell("the server is backed up");
    backups_.push_back({server_->disk().snapshot(), ledger_.mark(), scheduler_.now()});
}

void World::restore(Chance& chance, bool by_administrator) {
    if (backups_.empty()) return;
    const Backup& backup = chance.one_of(backups_);
    tell(fmt::format("the server is {} {}", by_administrator ? "restored to" : "silently put back to",
                     time_of(backup.made_at)));
    // One that goes on as if nothing had happened may grow past what its devices know.
    if (!by_administrator)
        permits_.insert({RefusalReason::history_differs, RefusalReason::server_behind});
    // A device that was fed by somebody else before (rule 12), or an image of before.
    ledger_.note_server_restored(backup.known, by_administrator);
    note_what_was_seen();
    const bool has_files = script_.habits.has_files;
    server_->restore(has_files ? with_other_files(backup.disk, chance) : backup.disk,
                     by_administrator);
}

void World::note_what_was_seen() {
    for (const auto& device : devices_) {
        if (!device || find_up(device->slot()) == nullptr) continue;
        const Records base = read_device(device->store()).base;
        const ReadableValues readable{base};
        for (const auto& [slot, edits] : ledger_.saved())
            for (const SavedEdit& saved : edits) {
                const bool is_forgotten = ledger_.was_committed(saved.edit.id) &&
                                          !ledger_.is_committed(saved.edit.id);
                if (!is_forgotten || slot == device->slot()) continue;
                for (const Typed& typed : saved.typed)
                    if (readable.has(typed))
                        seen_.push_back({typed, scope_in(base, typed.record), device->slot()});
            }
    }
}

/// Who may not read it any more has nothing of it to offer.
void World::note_what_only_others_have(const FinalState& state) {
    std::map<std::size_t, std::set<ScopeId>> readers;
    for (const DeviceState& device : state.devices)
        if (!device.is_out && !put_back_.contains(device.slot))
            readers[device.slot] = device.grant;
    for (const Seen& seen : seen_)
        if (ledger_.is_gone(seen.typed.edit) && !state.receipts.contains(seen.typed.edit) &&
            readers.contains(seen.witness) && readers[seen.witness].contains(seen.scope))
            ledger_.note_seen_by_others(seen.typed);
}

/// An administrator does not wait for machines that are no more.
void World::revoke_the_lost() {
    if (!server_->is_up()) return;
    std::set<DeviceId> living;
    for (const auto& device : devices_)
        if (device && find_up(device->slot()) != nullptr) living.insert(device->store().device());
    for (const DeviceId& lost : lost_identities_)
        if (!living.contains(lost))
            server_->administer([&](Database& database, Instant now) {
                DeviceStore{database}.revoke(lost, now);
            });
}

void World::take_image(const Action& action) {
    SimulatedDevice* device = find_up(action.slot);
    if (device == nullptr || !device->is_calm()) return;
    tell("an image is taken of " + device->name() + "'s machine");
    images_.insert_or_assign(action.slot,
                             Image{device->disk().snapshot(), ledger_.count_saved(action.slot),
                                   scheduler_.now()});
}

void World::restore_image(const Action& action) {
    SimulatedDevice* device = find_up(action.slot);
    const auto image = images_.find(action.slot);
    if (device == nullptr || image == images_.end()) return;
    tell(fmt::format("{}'s machine is put back to {}", device->name(),
                     time_of(image->second.made_at)));
    permits_.insert(RefusalReason::identity_reused);
    put_back_.insert(action.slot);
    std::erase_if(bundles_, [&](const auto& bundle) { return bundle->slot == action.slot; });
    ledger_.note_machine_lost(action.slot, image->second.saved);
    device->put_back(image->second.disk);
}

void World::clone(const Action& action) {
    // The slot exists in any case: the script counts on it.
    auto& clone = devices_.emplace_back();
    SimulatedDevice* device = find_up(action.slot);
    if (device == nullptr || !device->is_calm()) return;
    tell(device->name() + "'s machine is copied, and both are used");
    permits_.insert(RefusalReason::identity_reused);
    const std::size_t slot = devices_.size() - 1;
    put_back_.insert(slot);
    ledger_.note_copied();
    clone = std::make_unique<SimulatedDevice>(surroundings(), device->device(), slot, action.seed,
                                              device->program());
    clone->put_back(device->disk().snapshot());
    clone->remember_discarded(device->discarded());
}

void World::destroy(const Action& action) {
    SimulatedDevice* device = find_up(action.slot);
    if (device == nullptr) return;
    tell(device->name() + "'s machine is destroyed");
    ledger_.note_machine_lost(action.slot, 0);
    lost_identities_.push_back(device->store().device());
    device->destroy();
}

void World::write_bundle(const Action& action) {
    SimulatedDevice* device = find_up(action.slot);
    if (device == nullptr || !device->is_calm()) return;
    const DeviceId identity = device->store().device();
    const auto cursors = LocalSyncStore{device->store()}.list_cursors();
    auto said = device->write_bundle();
    if (said.empty() || !std::holds_alternative<Hello>(said.front())) return;
    const auto& hello = std::get<Hello>(said.front());
    tell(fmt::format("{} writes a bundle with {} edits", device->name(), hello.manifest.size()));
    bundles_.push_back(std::make_shared<Bundle>(
        Bundle{.slot = action.slot, .device = identity, .said = std::move(said), .cursors = cursors}));
}

/// Any bundle, as often as one likes: to the server, or its answer to the device.
void World::carry_bundle(Chance& chance) {
    if (bundles_.empty()) return;
    const std::shared_ptr<Bundle> bundle = chance.one_of(bundles_);
    SimulatedDevice* device = find_up(bundle->slot);
    if (bundle->has_reply && device != nullptr && chance.percent(60)) {
        tell(device->name() + " reads the answer to a bundle");
        return device->read_reply(std::get<Hello>(bundle->said.front()), bundle->cursors,
                                  bundle->reply);
    }
    if (!server_->is_up()) return;
    tell("a bundle is brought to the server");
    ledger_.note_heard_again();
    hand_over(bundle, chance.random().next());
}

void World::hand_over(const std::shared_ptr<Bundle>& bundle, std::uint64_t seed) {
    const auto line = std::make_shared<Line>(scheduler_, seed, Line::Weather{});
    const auto reply = std::make_shared<std::vector<Message>>();
    const auto reader = std::make_shared<FrameReader>();
    line->listen(End::device, {[reply, reader](BytesView bytes) {
                                   reader->push(bytes);
                                   while (auto message = reader->next())
                                       if (*message) reply->push_back(**std::move(message));
                               },
                               [] {}});
    server_->accept(bundle->device, line, true);
    for (const Message& message : bundle->said)
        if (!std::holds_alternative<Bye>(message)) line->send(End::device, encode_frame(message));
    // What was said is answered by then; what comes later is no part of the answer.
    scheduler_.after(8s, [line, reply, bundle] {
        line->forget(End::device);
        line->cut();
        if (reply->empty() || !std::holds_alternative<Welcome>(reply->front())) return;
        bundle->reply = *reply;
        bundle->has_reply = true;
    });
}

}  // namespace thidua::simulator
