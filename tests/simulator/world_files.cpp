#include <fmt/format.h>

#include <algorithm>

#include "tests/simulator/clerk.h"
#include "tests/simulator/message_words.h"
#include "tests/simulator/world.h"

// What people do with attached files, and how they are at the end.

namespace thidua::simulator {
namespace {

constexpr const char* list_here_sql = "SELECT scope, hash FROM file_here";

/// The contents that this world knows of, as they stand there.
std::map<Hash, Bytes> contents_in(const ContentFolder& folder, const FileLedger& known) {
    std::map<Hash, Bytes> contents;
    for (const Hash& hash : known.list_contents()) {
        auto content = folder.read(hash, 0, known.find_content(hash)->size() + 1);
        if (content) contents.emplace(hash, *std::move(content));
    }
    return contents;
}

}  // namespace

void World::attach(const Action& action, Chance& chance) {
    SimulatedDevice* device = find_up(action.slot);
    if (device == nullptr) return;
    Typewriter typewriter{action.number + 1, 0};
    Clerk clerk{device->device(), chance, typewriter, ledger_.files()};
    if (const auto draft = clerk.attach(device->store())) device->save(*draft, chance);
}

void World::fetch(const Action& action, Chance& chance) {
    SimulatedDevice* device = find_up(action.slot);
    // A disk that fails here only makes the person try again.
    if (device == nullptr || !device->is_calm()) return;
    Typewriter typewriter{action.number + 1, 0};
    Clerk clerk{device->device(), chance, typewriter, ledger_.files()};
    const auto file = clerk.choose(device->store());
    if (!file) return;
    tell(fmt::format("{} wants file {}", device->name(), short_hash(file->hash)));
    device->files().want(*file);
}

void World::excuse_waste(Happening what) {
    constexpr Happening costly[] = {Happening::crash,         Happening::trouble_disk,
                                    Happening::restore,       Happening::roll_back,
                                    Happening::restore_image, Happening::clone};
    if (std::ranges::find(costly, what) != std::end(costly)) ledger_.files().excuse_waste();
}

/// Copied before the store, or after it, or a day later.
MemoryDisk::Snapshot World::with_other_files(const MemoryDisk::Snapshot& disk, Chance& chance) {
    const std::size_t kind = chance.below(100);
    if (kind < 50) return disk;
    const MemoryDisk::Snapshot other =
        kind < 85 ? server_->disk().snapshot() : backups_.front().disk;
    tell(kind < 85 ? "its files are newer than its store"
                   : "its files are those of the first backup");
    SeededRandom random{1};
    MemoryDisk both{random, server_->clock()};
    both.restore(disk);
    both.copy_files_from(other, fmt::format("{}/", files_folder));
    return both.snapshot();
}

bool World::are_files_at_rest() {
    if (!script_.habits.has_files) return true;
    return std::ranges::all_of(devices_, [this](const auto& device) {
        if (!device || find_up(device->slot()) == nullptr || device->is_blocked()) return true;
        const auto identity = DeviceStore{server_->database()}.find(device->store().device());
        return (identity && identity->revoked_at) || device->files().is_at_rest();
    });
}

void World::fetch_all() {
    for (const auto& device : devices_) {
        if (!device || find_up(device->slot()) == nullptr) continue;
        std::map<Hash, AttachmentRef> named;
        for (const auto& [id, record] : read_device(device->store()).base)
            for (const AttachmentRef& file : files_named_by(record.fields))
                named.emplace(file.hash, file);
        for (const auto& [hash, file] : named) device->files().want(file);
    }
    tell("everybody fetches whatever is named");
    healed_at_ = scheduler_.now();
    if (!come_to_rest()) ledger_.report({"files", 13, "some are sent or fetched for ever"});
}

void World::look_at_files(FinalState& state) {
    if (!script_.habits.has_files || !server_->is_up()) return;
    const FileLedger& known = ledger_.files();
    auto row = server_->database().prepare(list_here_sql);
    while (row.step())
        state.files_here.insert(
            {column_id<ScopeId>(row, 0), Hash::from_bytes(column_blob(row, 1)).value_or(Hash{})});
    state.contents = contents_in(server_->contents(), known);
    for (DeviceState& one : state.devices)
        one.contents = contents_in(devices_[one.slot]->files().get()->contents(), known);
}

}  // namespace thidua::simulator
