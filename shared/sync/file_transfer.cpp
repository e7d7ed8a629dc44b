#include "shared/sync/file_transfer.h"

#include <algorithm>

#include "shared/base/limits.h"

namespace thidua {

bool FileTransfer::is_done() const { return offered_.empty() && !download_; }

void FileTransfer::go_on(Instant now, Step& step) {
    if (files_ == nullptr) return;
    if (offered_.empty()) offer(step);
    if (!download_) fetch(now, step);
}

void FileTransfer::offer(Step& step) {
    FilesOffered offer;
    // What was tried in vain waits for another session, and holds up nothing behind it.
    const std::size_t in_vain = tried_.size() + unnamed_.size();
    for (const FileSize& file : files_->list_offers(limits::files_offered_max + in_vain)) {
        if (offer.files.size() == limits::files_offered_max) break;
        if (tried_.contains(file.hash) || unnamed_.contains(file.hash)) continue;
        offered_.emplace(file.hash, file.size);
        offer.files.push_back(file);
        progress_.to_send += file.size;
    }
    if (!offer.files.empty()) step.send.emplace_back(std::move(offer));
}

bool FileTransfer::on(const FileWanted& wanted, Instant now, Step& step) {
    const auto offered = offered_.find(wanted.hash);
    if (offered == offered_.end()) return true;
    if (wanted.offset > offered->second) return false;
    if (!upload_) {
        begin_upload(wanted, now, step);
    } else if (upload_->file.hash == wanted.hash) {
        note_acknowledged(wanted.offset, now);
        fill(now, step);
    } else {
        wanted_.push_back(wanted);
        if (wanted_.size() > limits::files_offered_max) return false;
    }
    return true;
}

void FileTransfer::begin_upload(const FileWanted& wanted, Instant now, Step& step) {
    upload_ = Upload{.file = {wanted.hash, offered_.at(wanted.hash)},
                     .acknowledged = wanted.offset,
                     .sent = wanted.offset};
    progress_.sent += wanted.offset;
    fill(now, step);
}

void FileTransfer::note_acknowledged(std::uint64_t offset, Instant now) {
    Upload& upload = *upload_;
    if (offset <= upload.acknowledged) return;
    carried_ += offset - upload.acknowledged;
    progress_.sent += offset - upload.acknowledged;
    upload.acknowledged = offset;
    // Another connection of this device may have sent more.
    upload.sent = std::max(upload.sent, offset);
    while (!upload.flights.empty() && upload.flights.front().end <= offset) {
        const Instant sent_at = upload.flights.front().sent_at;
        upload.flights.pop_front();
        if (now < sent_at.plus(tuning::file_line_is_quick))
            window_ = std::min(2 * window_, tuning::file_window_bytes_max);
        else if (now > sent_at.plus(tuning::file_line_is_slow))
            window_ = std::max(window_ / 2, tuning::file_part_bytes_min);
    }
}

std::size_t FileTransfer::part_bytes() const {
    const std::size_t earned = static_cast<std::size_t>(carried_) / tuning::carried_per_part;
    return std::clamp(std::min(earned, window_ / tuning::file_parts_in_flight),
                      tuning::file_part_bytes_min, limits::file_part_bytes_max);
}

void FileTransfer::fill(Instant now, Step& step) {
    Upload& upload = *upload_;
    while (upload.sent < upload.file.size && upload.flights.size() < tuning::file_parts_in_flight) {
        const auto size = static_cast<std::size_t>(
            std::min<std::uint64_t>(part_bytes(), upload.file.size - upload.sent));
        if (!upload.flights.empty() && upload.sent - upload.acknowledged + size > window_) return;
        FilePart part{.hash = upload.file.hash,
                      .offset = upload.sent,
                      .bytes = files_->read(upload.file.hash, upload.sent, size),
                      .last = upload.sent + size == upload.file.size};
        if (part.bytes.size() != size) {
            tried_.insert(upload.file.hash);
            count_settled(upload.file.hash, false);
            files_->note_refused(upload.file.hash, FileRefusal::damaged);
            return settle_upload(upload.file.hash, now, step);
        }
        upload.sent += size;
        upload.flights.push_back({upload.sent, now});
        step.send.emplace_back(std::move(part));
    }
}

bool FileTransfer::on(const FileStored& stored, Instant now, Step& step) {
    if (!offered_.contains(stored.hash)) return true;
    count_settled(stored.hash, true);
    files_->note_stored(stored.hash);
    settle_upload(stored.hash, now, step);
    return true;
}

bool FileTransfer::on(const FileRefused& refused, Instant now, Step& step) {
    const bool is_download = download_ && download_->file.hash == refused.hash;
    if (!is_download && !offered_.contains(refused.hash)) return true;
    const bool is_unnamed = !is_download && refused.reason == FileRefusal::unknown;
    (is_unnamed ? unnamed_ : tried_).insert(refused.hash);
    if (is_download) {
        progress_.fetched -= download_->length;
        progress_.to_fetch -= download_->file.size;
    } else {
        count_settled(refused.hash, false);
    }
    files_->note_refused(refused.hash, refused.reason);
    if (is_download)
        download_.reset();
    else
        settle_upload(refused.hash, now, step);
    return true;
}

/// A file that is refused is none that waits.
void FileTransfer::count_settled(const Hash& hash, bool is_stored) {
    const std::uint64_t size = offered_.at(hash);
    if (upload_ && upload_->file.hash == hash) progress_.sent -= upload_->acknowledged;
    if (is_stored)
        progress_.sent += size;
    else
        progress_.to_send -= size;
}

void FileTransfer::settle_upload(const Hash& hash, Instant now, Step& step) {
    offered_.erase(hash);
    std::erase_if(wanted_, [&](const FileWanted& wanted) { return wanted.hash == hash; });
    if (!upload_ || upload_->file.hash != hash) return;
    upload_.reset();
    if (wanted_.empty()) return;
    const FileWanted next = wanted_.front();
    wanted_.pop_front();
    begin_upload(next, now, step);
}

void FileTransfer::fetch(Instant now, Step& step) {
    auto all = files_->list_wanted();
    std::erase_if(all, [&](const FetchedFile& one) { return tried_.contains(one.file.hash); });
    progress_.to_fetch = progress_.fetched;
    for (const FetchedFile& wanted : all) progress_.to_fetch += wanted.file.size;
    for (const FetchedFile& wanted : all) {
        progress_.fetched += wanted.length;
        download_ = Download{.file = wanted.file,
                             .length = wanted.length,
                             .asked = wanted.length,
                             .asked_at = now};
        return ask(now, step);
    }
}

void FileTransfer::ask(Instant now, Step& step) {
    Download& download = *download_;
    const std::uint64_t ahead =
        download.length + download.parts_ahead * tuning::fetched_part_bytes;
    while (download.asked < std::min(ahead, download.file.size)) {
        step.send.emplace_back(FileWanted{download.file.hash, download.asked});
        download.asked += tuning::fetched_part_bytes;
        download.asked_at = now;
    }
}

bool FileTransfer::on(const FilePart& part, Instant now, Step& step) {
    if (!download_ || download_->file.hash != part.hash) return true;
    Download& download = *download_;
    const std::uint64_t left = download.file.size - download.length;
    const bool is_next = part.offset == download.length && !part.bytes.empty() &&
                         part.bytes.size() == std::min<std::uint64_t>(
                                                  left, tuning::fetched_part_bytes);
    if (!is_next) return false;
    download.length += part.bytes.size();
    progress_.fetched += part.bytes.size();
    const ClientFiles::Kept kept = files_->keep(part);
    if (kept != ClientFiles::Kept::goes_on) {
        if (kept == ClientFiles::Kept::damaged) {
            progress_.fetched -= download.length;
            progress_.to_fetch -= download.file.size;
        }
        tried_.insert(part.hash);
        download_.reset();
        return true;
    }
    if (now < download.asked_at.plus(tuning::file_line_is_quick))
        download.parts_ahead = std::min(download.parts_ahead + 1, tuning::fetched_parts_ahead_max);
    else if (now > download.asked_at.plus(tuning::file_line_is_slow))
        download.parts_ahead = 1;
    ask(now, step);
    return true;
}

}  // namespace thidua
