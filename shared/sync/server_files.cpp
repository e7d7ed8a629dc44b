// How the server's end takes and gives attached files (PROTOCOL.md, "Attached files").
#include "shared/base/limits.h"
#include "shared/sync/file_tuning.h"
#include "shared/sync/server_session.h"

namespace thidua {
namespace {

void send(FileAnswer answer, Step& step) {
    std::visit([&](auto& body) { step.send.emplace_back(std::move(body)); }, answer);
}

}  // namespace

std::vector<ScopeId> ServerSession::granted_scopes() const {
    std::vector<ScopeId> scopes;
    for (const auto& [scope, cursor] : cursors_) scopes.push_back(scope);
    return scopes;
}

/// False when the file is not to be looked at any further; it is answered then.
bool ServerSession::may_move_files(const Hash& hash, Instant now, Step& step) {
    if (is_deaf()) return false;
    if (!has_same_grant(now)) {
        let_go(step);
        return false;
    }
    if (files_ == nullptr) step.send.emplace_back(FileRefused{hash, FileRefusal::unknown});
    return files_ != nullptr;
}

void ServerSession::on(const FilesOffered& offer, Instant now, Step& step) {
    if (offer.files.size() > limits::files_offered_max)
        return refuse(step, {.reason = RefusalReason::malformed, .detail = "too many files"});
    const std::vector<ScopeId> scopes = granted_scopes();
    for (const FileSize& file : offer.files) {
        if (step.end) return;
        if (file.size > limits::attachment_bytes_max)
            step.send.emplace_back(FileRefused{file.hash, FileRefusal::too_large});
        else if (may_move_files(file.hash, now, step))
            send(files_->offer(device_, scopes, file), step);
    }
}

void ServerSession::on(const FilePart& part, Instant now, Step& step) {
    const bool is_sound = !part.bytes.empty() && part.bytes.size() <= limits::file_part_bytes_max &&
                          part.offset <= limits::attachment_bytes_max - part.bytes.size();
    if (!is_sound)
        return refuse(step, {.reason = RefusalReason::malformed, .detail = "part of a file"});
    if (may_move_files(part.hash, now, step))
        send(files_->keep(device_, granted_scopes(), part), step);
}

void ServerSession::on(const FileWanted& wanted, Instant now, Step& step) {
    if (wanted.offset > limits::attachment_bytes_max)
        return refuse(step, {.reason = RefusalReason::malformed, .detail = "offset in a file"});
    if (may_move_files(wanted.hash, now, step))
        send(files_->serve(granted_scopes(), wanted, tuning::fetched_part_bytes), step);
}

}  // namespace thidua
