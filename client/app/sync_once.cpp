#include <algorithm>

#include "client/app/address_lines.h"
#include "client/app/contact.h"
#include "client/app/device_folder.h"
#include "client/app/line_progress.h"
#include "client/app/observed_files.h"
#include "client/app/observed_sync_store.h"
#include "client/app/refusal_words.h"
#include "client/app/settings.h"
#include "client/app/sync_service.h"
#include "client/app/tls_keys.h"
#include "client/store/file_store.h"
#include "client/store/local_sync_store.h"
#include "client/store/mass_change.h"
#include "client/store/outbox.h"
#include "client/store/record_query.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/net/certificate.h"
#include "shared/net/client_connection.h"
#include "shared/platform/machine.h"
#include "shared/store/store_error.h"
#include "shared/store/transaction.h"
#include "shared/sync/client_session.h"

namespace thidua {
namespace {

using Progress = std::function<void(const LineState&)>;

SyncReport report_of(LocalStore& store, const SessionProgress& progress,
                     const ConnectionReport& connection) {
    return {.pushed = progress.receipts.answered,
            .rejected = progress.receipts.rejected,
            .pulled = progress.records_pulled,
            .conflicts = RecordQuery{store}.count({.type = "conflict", .state = "open"}),
            .bytes_sent = connection.traffic.bytes_sent,
            .bytes_received = connection.traffic.bytes_received,
            .round_trips = static_cast<int>(connection.traffic.round_trips),
            .server_time = progress.server_time,
            .question = MassChange{store}.find_question()};
}

Error cut_off() {
    return failure(ErrorCode::unreachable,
                   tr("The line was cut; everything is kept, and will be sent next time."));
}

/// What the session's end means to whoever asked for it.
std::optional<Error> failure_of(const ConnectionReport& connection) {
    if (connection.failure) return connection.failure;
    if (!connection.end) return cut_off();
    switch (connection.end->kind) {
        case SessionEnd::Kind::done:
        case SessionEnd::Kind::stopped: return std::nullopt;
        case SessionEnd::Kind::refused:
            return refusal_error(connection.end->refusal.value_or(Refusal{}));
        case SessionEnd::Kind::broken:
        case SessionEnd::Kind::again: break;
    }
    return cut_off();
}

/// Both sessions of one contact; what stands at the end is the later one's.
SyncReport sum(const SyncReport& first, SyncReport later) {
    later.pushed += first.pushed;
    later.rejected += first.rejected;
    later.pulled += first.pulled;
    later.bytes_sent += first.bytes_sent;
    later.bytes_received += first.bytes_received;
    later.round_trips += first.round_trips;
    return later;
}

/// A device that took a new identity comes back under it at once, and then perhaps once more to pull
/// anew; no server asks for more.
constexpr int sessions_max = 4;

Result<SyncReport> run_one(LocalStore& store, const std::filesystem::path& folder,
                           Environment environment, const Progress& on_progress,
                           int sessions_left = sessions_max) {
    const auto way = make_connection(store);
    if (!way) return way.error();
    TlsKeys keys;
    LocalSyncStore disk{store, &keys};
    const ClientSession* running = nullptr;
    const auto tell = [&] {
        if (!on_progress || running == nullptr) return;
        LineState line{.kind = LineState::Kind::working};
        note_progress(line, *running);
        on_progress(line);
    };
    ObservedSyncStore observed{disk, tell};
    LocalFiles own_files{store, ContentFolder{device_files_path(folder)}};
    ObservedFiles files{own_files, tell};
    ClientSession session{observed, {.files = &files}};
    running = &session;
    const ConnectionReport connection = (*way)->run(session, environment.clock);
    if (!connection.end) session.on_cut();
    const auto server_time = session.progress().server_time;
    note_connection(store, connection, server_time);
    if (connection.end && connection.end->kind == SessionEnd::Kind::again && sessions_left > 1)
    {
        const SyncReport first = report_of(store, session.progress(), connection);
        const auto later = run_one(store, folder, environment, on_progress, sessions_left - 1);
        return later ? sum(first, *later) : later;
    }
    if (auto failed = failure_of(connection)) return *std::move(failed);
    renew_if_due(store, server_time);
    return report_of(store, session.progress(), connection);
}

Error not_enrolled() {
    return failure(ErrorCode::not_found,
                   tr("This device is not enrolled yet; enrol it with the code you were given."));
}

/// The key is kept before it is used: a reply that is lost on the line is asked for again with it.
Bytes enrolment_key(LocalStore& store) {
    Bytes key = store.text_meta(device_keys::pending_enrolment);
    if (!key.empty()) return key;
    key = make_private_key();
    store.set_meta(device_keys::pending_enrolment, key);
    return key;
}

void keep_identity(LocalStore& store, const EnrolmentCode& code, const Enrolled& enrolled,
                   const std::string& device_name) {
    const EnrolReply& reply = enrolled.reply;
    Transaction transaction{store.database()};
    store.set_meta(device_keys::device, reply.device.value().view());
    store.set_meta(device_keys::device_name, device_name);
    store.set_meta(device_keys::person, reply.person);
    store.set_meta(device_keys::role, reply.role);
    store.set_meta(device_keys::unit, reply.unit.value().view());
    store.set_meta(device_keys::unit_code, reply.unit_code);
    store.set_meta(device_keys::unit_name, reply.unit_name);
    store.set_meta(device_keys::addresses, to_lines(code.addresses));
    store.set_meta(device_keys::private_key, enrolled.identity.key);
    store.set_meta(device_keys::certificate, enrolled.identity.certificate);
    store.set_meta(device_keys::ca_certificate, enrolled.identity.ca_certificate);
    store.set_meta(device_keys::receipt_key, reply.receipt_key);
    store.set_meta(device_keys::pending_enrolment, {});
    store.set_meta(device_keys::next_certificate, {});
    store.set_meta(device_keys::tls_ticket, {});
    transaction.commit();
}

}  // namespace

Result<SyncReport> sync_once(const std::filesystem::path& folder, Environment environment,
                             const Progress& on_progress) {
    try {
        const auto store = open_device_folder(folder, environment);
        if (!store) return store.error();
        if (!(*store)->is_enrolled()) return not_enrolled();
        const DeviceId before = (*store)->device();
        auto report = run_one(**store, folder, environment, on_progress);
        if (report) report->has_new_identity = (*store)->device() != before;
        return report;
    } catch (const SQLite::Exception& failed) {
        return to_error(failed);
    }
}

Result<SyncReport> enroll_device(const std::filesystem::path& folder, Environment environment,
                                 const std::string& code_text, const Progress& on_progress) {
    try {
        const auto code = read_enrolment_code(code_text);
        if (!code) return code.error();
        const auto opened = open_device_folder(folder, environment);
        if (!opened) return opened.error();
        LocalStore& store = **opened;
        if (store.is_enrolled())
            return failure(ErrorCode::wrong_state,
                           tr("This device is enrolled already; use another data folder for "
                              "another person."));
        // As the server writes it: history that is made here must be the server's.
        const std::string device_name = cleaned(machine_name());
        const auto enrolled = enroll(*code, device_name, enrolment_key(store),
                                     line_settings(store).proxy);
        if (!enrolled) return enrolled.error();
        keep_identity(store, *code, *enrolled, device_name);
        return run_one(store, folder, environment, on_progress);
    } catch (const SQLite::Exception& failed) {
        return to_error(failed);
    }
}

}  // namespace thidua
