#include "tests/simulator/device_files.h"

#include <sqlite3.h>

#include <algorithm>

#include "client/app/bundle_files.h"
#include "shared/base/limits.h"
#include "shared/sync/file_tuning.h"

namespace thidua::simulator {

void DeviceFiles::keep(const Draft& draft, const EditId& edit) {
    for (const auto& [file, content] : draft.files) {
        ledger_.note_content(file.hash, content);
        const auto added = files_->add(file, content, edit);
        if (added) continue;
        const bool is_full = added.error().code == ErrorCode::disk_full;
        throw SQLite::Exception{added.error().message, is_full ? SQLITE_FULL : SQLITE_IOERR};
    }
}

void DeviceFiles::note_saved(const Draft& draft, const EditId& edit) {
    for (const auto& [file, content] : draft.files) {
        ledger_.note_attached({slot_, edit, draft.operations.front().record, file.hash});
        ledger_.note_due(slot_, file.hash, Way::up, file.size);
    }
}

void DeviceFiles::note_not_saved(const Draft& draft) {
    for (const auto& [file, content] : draft.files) {
        ledger_.note_doubtful(slot_, file.hash);
        ledger_.note_due(slot_, file.hash, Way::up, file.size);
    }
}

void DeviceFiles::want(const AttachmentRef& file) {
    ledger_.note_due(slot_, file.hash, Way::down, file.size);
    files_->want(file);
}

bool DeviceFiles::is_at_rest() {
    if (!files_) return true;
    const auto is_hopeless = [this](const FileSize& file) {
        const auto known = files_->find(file.hash);
        return known && known->refusal == FileRefusal::unknown;
    };
    return files_->list_wanted().empty() &&
           std::ranges::all_of(files_->list_offers(limits::files_offered_max), is_hopeless);
}

void DeviceFiles::add_to_bundle(std::vector<Message>& said) {
    if (!files_) return;
    BundleContent content;
    add_files(*files_, content);
    BundleMessages messages{content.frames};
    while (auto message = messages.next()) said.push_back(*std::move(message));
}

void DeviceFiles::note_answer_to_bundle(const Message& message) {
    if (files_) note_file(*files_, message);
}

void DeviceFiles::note_said(const Message& message) {
    if (const auto* part = std::get_if<FilePart>(&message))
        note_sent(part->hash, Way::up, part->offset, part->offset + part->bytes.size());
    const auto* wanted = std::get_if<FileWanted>(&message);
    const Bytes* content = wanted != nullptr ? ledger_.find_content(wanted->hash) : nullptr;
    if (content != nullptr)
        note_sent(
            wanted->hash, Way::down, wanted->offset,
            std::min<std::uint64_t>(wanted->offset + tuning::fetched_part_bytes, content->size()));
}

void DeviceFiles::note_heard(const Message& message) {
    if (const auto* wanted = std::get_if<FileWanted>(&message))
        note_there(wanted->hash, Way::up, wanted->offset);
    if (const auto* stored = std::get_if<FileStored>(&message))
        flights_.erase({stored->hash, Way::up});
    if (const auto* part = std::get_if<FilePart>(&message))
        note_there(part->hash, Way::down, part->offset + part->bytes.size());
    if (const auto* refused = std::get_if<FileRefused>(&message))
        for (const Way way : {Way::up, Way::down}) note_lost(refused->hash, way);
}

void DeviceFiles::note_line_over() {
    while (!flights_.empty())
        note_lost(flights_.begin()->first.first, flights_.begin()->first.second);
}

void DeviceFiles::note_sent(const Hash& hash, Way way, std::uint64_t from, std::uint64_t end) {
    ledger_.note_sent(slot_, hash, way, end - from);
    Flight& flight = flights_.try_emplace({hash, way}, Flight{from, from}).first->second;
    flight.sent = std::max(flight.sent, end);
}

void DeviceFiles::note_there(const Hash& hash, Way way, std::uint64_t through) {
    const auto found = flights_.find({hash, way});
    if (found != flights_.end()) found->second.there = std::max(found->second.there, through);
}

void DeviceFiles::note_lost(const Hash& hash, Way way) {
    const auto found = flights_.find({hash, way});
    if (found == flights_.end()) return;
    const auto& [sent, there] = found->second;
    if (sent > there) ledger_.note_due(slot_, hash, way, sent - there);
    flights_.erase(found);
}

}  // namespace thidua::simulator
