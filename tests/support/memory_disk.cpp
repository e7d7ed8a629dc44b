#include <fmt/format.h>

#include <atomic>

#include "shared/base/check.h"
#include "tests/support/memory_disk_state.h"

namespace thidua {

namespace {

/// Without locks, which belong to handles.
std::shared_ptr<DiskNode> copy_of(const DiskNode& node) {
    auto copy = std::make_shared<DiskNode>();
    copy->file = node.file;
    copy->is_durable = node.is_durable;
    if (node.replaced) copy->replaced = copy_of(*node.replaced);
    return copy;
}

DiskDirectory copy_of(const DiskDirectory& directory) {
    DiskDirectory copy;
    for (const auto& [name, node] : directory) copy.emplace(name, copy_of(*node));
    return copy;
}

std::string next_name() {
    static std::atomic<std::uint64_t> count{0};
    return fmt::format("memory-disk-{}", ++count);
}

/// What a crash leaves under a name, of the file there and the one deleted there; may be nothing.
std::shared_ptr<DiskNode> survivor(const std::shared_ptr<DiskNode>& node, Random& random) {
    if (!node) return nullptr;
    if (!node->is_durable && random.below(2) == 0) return survivor(node->replaced, random);
    auto left = copy_of(*node);
    left->file.crash(random);
    left->is_durable = true;
    left->replaced = nullptr;
    return left;
}

/// True when this operation is past the last that was to succeed.
bool is_used_up(std::optional<std::uint64_t>& left) {
    if (!left) return false;
    if (*left == 0) return true;
    --*left;
    return false;
}

}  // namespace

int MemoryDisk::State::write(DiskNode& node, BytesView bytes, std::size_t offset) {
    ++write_count;
    const bool has_failed = is_used_up(writes_left);
    if (has_failed && write_fault == WriteFault::io_error) return SQLITE_IOERR_WRITE;
    if (has_failed && write_fault == WriteFault::disk_full) return SQLITE_FULL;
    if (has_failed) bytes = bytes.substr(0, bytes.size() / 2);
    node.file.write(bytes, offset);
    return has_failed ? SQLITE_FULL : SQLITE_OK;
}

int MemoryDisk::State::sync(DiskNode& node) {
    ++sync_count;
    if (is_used_up(syncs_left)) return SQLITE_IOERR_FSYNC;
    node.file.sync();
    // As SQLite does on a real disk for a journal that it made.
    if (!node.is_durable) sync_directory();
    return SQLITE_OK;
}

void MemoryDisk::State::detach_handles() {
    ++generation;
    stale_handles = open_handles;
}

std::shared_ptr<DiskNode> MemoryDisk::State::create(const std::string& file) {
    auto node = std::make_shared<DiskNode>();
    if (const auto found = deleted.find(file); found != deleted.end()) {
        node->replaced = found->second;
        deleted.erase(found);
    }
    present[file] = node;
    return node;
}

void MemoryDisk::State::erase(const std::string& file, bool for_good) {
    const auto found = present.find(file);
    const std::shared_ptr<DiskNode> node = found->second;
    present.erase(found);
    const auto last = node->is_durable ? node : node->replaced;
    if (last) deleted[file] = last;
    if (for_good) sync_directory();
}

void MemoryDisk::State::sync_directory() {
    deleted.clear();
    for (const auto& [file, node] : present) {
        node->is_durable = true;
        node->replaced = nullptr;
    }
}

MemoryDisk::MemoryDisk(Random& random, const Clock& clock)
    : state_{new State{.random = random, .clock = clock, .name = next_name()}} {
    state_->vfs = make_vfs(*state_);
    CHECK(sqlite3_vfs_register(&state_->vfs, 0) == SQLITE_OK);
}

MemoryDisk::~MemoryDisk() {
    CHECK(state_->open_handles == 0);
    sqlite3_vfs_unregister(&state_->vfs);
}

const std::string& MemoryDisk::vfs_name() const {
    return state_->name;
}

void MemoryDisk::crash(Random& random) {
    DiskDirectory after;
    for (const auto& [name, node] : state_->present)
        if (auto left = survivor(node, random)) after.emplace(name, std::move(left));
    for (const auto& [name, node] : state_->deleted)
        if (random.below(2) == 0) after.emplace(name, survivor(node, random));
    state_->present = std::move(after);
    state_->deleted.clear();
    state_->detach_handles();
    heal();
}

void MemoryDisk::kill_process() {
    state_->detach_handles();
}

void MemoryDisk::fail_writes_after(std::uint64_t count, WriteFault fault) {
    state_->writes_left = count;
    state_->write_fault = fault;
}

void MemoryDisk::fail_syncs_after(std::uint64_t count) {
    state_->syncs_left = count;
}

void MemoryDisk::heal() {
    state_->writes_left.reset();
    state_->syncs_left.reset();
}

MemoryDisk::Snapshot MemoryDisk::snapshot() const {
    return Snapshot{std::make_shared<Snapshot::Files>(
        Snapshot::Files{copy_of(state_->present), copy_of(state_->deleted)})};
}

void MemoryDisk::restore(const Snapshot& snapshot) {
    state_->present = copy_of(snapshot.files_->present);
    state_->deleted = copy_of(snapshot.files_->deleted);
    state_->detach_handles();
}

std::uint64_t MemoryDisk::write_count() const {
    return state_->write_count;
}
std::uint64_t MemoryDisk::sync_count() const {
    return state_->sync_count;
}

std::vector<std::string> MemoryDisk::list_files() const {
    std::vector<std::string> names;
    for (const auto& [name, node] : state_->present) names.push_back(name);
    return names;
}

Bytes MemoryDisk::read_file(std::string_view name) const {
    const auto found = state_->present.find(name);
    return found == state_->present.end() ? Bytes{} : found->second->file.bytes();
}

void MemoryDisk::write_file(std::string_view name, Bytes bytes) {
    auto node = std::make_shared<DiskNode>();
    node->file = MemoryFile{std::move(bytes)};
    node->is_durable = true;
    state_->deleted.erase(std::string{name});
    state_->present[std::string{name}] = std::move(node);
}

bool MemoryDisk::has_file(std::string_view name) const {
    return state_->present.contains(name);
}

int MemoryDisk::write_durably(const std::string& name, std::size_t offset, BytesView bytes) {
    const auto found = state_->present.find(name);
    const auto node = found != state_->present.end() ? found->second : state_->create(name);
    const int written = state_->write(*node, bytes, offset);
    return written == SQLITE_OK ? state_->sync(*node) : written;
}

/// Its old name goes for good with the new one's coming.
int MemoryDisk::rename_durably(const std::string& from, const std::string& to) {
    const auto found = state_->present.find(from);
    if (found == state_->present.end()) return SQLITE_IOERR;
    ++state_->write_count;
    ++state_->sync_count;
    if (is_used_up(state_->writes_left)) return SQLITE_FULL;
    if (is_used_up(state_->syncs_left)) return SQLITE_IOERR_FSYNC;
    state_->present[to] = found->second;
    state_->present.erase(from);
    state_->sync_directory();
    return SQLITE_OK;
}

void MemoryDisk::shorten_file(const std::string& name, std::size_t size) {
    state_->present.at(name)->file.resize(size);
}

void MemoryDisk::remove_file(const std::string& name) {
    if (has_file(name)) state_->erase(name, false);
}

void MemoryDisk::copy_files_from(const Snapshot& snapshot, std::string_view folder) {
    const auto is_in_it = [&](const auto& entry) { return entry.first.starts_with(folder); };
    std::erase_if(state_->present, is_in_it);
    std::erase_if(state_->deleted, is_in_it);
    for (auto& [name, node] : copy_of(snapshot.files_->present))
        if (name.starts_with(folder)) state_->present.emplace(name, node);
}

MemoryDisk::Snapshot::Snapshot(std::shared_ptr<const Files> files) : files_{std::move(files)} {}
MemoryDisk::Snapshot::~Snapshot() = default;
MemoryDisk::Snapshot::Snapshot(const Snapshot&) = default;
MemoryDisk::Snapshot::Snapshot(Snapshot&&) noexcept = default;
MemoryDisk::Snapshot& MemoryDisk::Snapshot::operator=(const Snapshot&) = default;
MemoryDisk::Snapshot& MemoryDisk::Snapshot::operator=(Snapshot&&) noexcept = default;

void hasten_sqlite() {
    CHECK(sqlite3_config(SQLITE_CONFIG_MULTITHREAD) == SQLITE_OK);
    CHECK(sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK);
}

void seed_sqlite(std::uint32_t seed) {
    const int number = seed == 0 ? 1 : static_cast<int>(seed);
    sqlite3_test_control(SQLITE_TESTCTRL_PRNG_SEED, number, nullptr);
}

}  // namespace thidua
