#include "server/admin/serve_command.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <ostream>

#include "server/admin/obligation_follower.h"
#include "server/admin/server_files.h"
#include "server/admin/store_sessions.h"
#include "server/net/listener.h"
#include "server/net/own_addresses.h"
#include "server/net/pacer.h"
#include "server/net/tls_renewal.h"
#include "shared/net/enrolment_code.h"
#include "shared/platform/open_files.h"
#include "shared/platform/process.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

/// Lets one thread wait until another asks it to end.
class EndRequest {
public:
    void ask() {
        {
            const std::lock_guard lock{mutex_};
            is_asked_ = true;
        }
        news_.notify_all();
    }
    /// False when the time was up first.
    bool wait_for(std::chrono::milliseconds length) {
        std::unique_lock lock{mutex_};
        return news_.wait_for(lock, length, [this] { return is_asked_; });
    }

private:
    std::mutex mutex_;
    std::condition_variable news_;
    bool is_asked_ = false;
};

Result<void> keep_addresses(Writer& writer, const ServeOptions& options,
                            const ServerAddress& bound) {
    auto addresses = options.addresses.empty() ? reachable_addresses(bound) : options.addresses;
    addresses.resize(std::min(addresses.size(), enrolment_addresses_max));
    return writer.run_now([&](Database& database) {
        if (find_known_addresses(database) != addresses) save_known_addresses(database, addresses);
    });
}

/// A machine that allows few files has fewer places for strangers: devices must find some free.
void reserve_files(ServerRoom& room) {
    constexpr std::size_t wanted = server_tuning::connections_max + server_tuning::half_open_max +
                                   server_tuning::other_files_max;
    const std::size_t allowed = raise_open_files_limit(wanted);
    if (allowed >= wanted) return;
    room.anteroom.set_places(std::max<std::size_t>(1, allowed / 4));
    log_event(LogLevel::warning, "few_files_allowed",
              {{"allowed", std::to_string(allowed)}, {"wanted", std::to_string(wanted)}});
}

void follow_obligations(ObligationFollower& follower, ServerRoom& room) {
    std::size_t changed = 0;
    const auto followed = room.writer.run_now(
        [&](Database& database) { changed = follower.follow(database, room.clock.now()); });
    if (!followed) {
        follower.begin_again();
        log_event(LogLevel::error, "periods_failed", {{"reason", followed.error().message}});
    } else if (changed > 0) {
        log_event(LogLevel::info, "periods_followed", {{"periods", std::to_string(changed)}});
    }
}

void serve_until(EndRequest& end, ServerRoom& room, const std::filesystem::path& data,
                 Bytes certificate) {
    ObligationFollower follower{room.random};
    auto until_check = std::chrono::milliseconds{server_tuning::own_certificate_check};
    while (!end.wait_for(server_tuning::obligations_check)) {
        follow_obligations(follower, room);
        until_check -= server_tuning::obligations_check;
        if (until_check > std::chrono::milliseconds{0}) continue;
        until_check = server_tuning::own_certificate_check;
        const auto renewed = renew_own_certificate(room, data, certificate);
        if (!renewed)
            log_event(LogLevel::error, "renewal_failed", {{"reason", renewed.error().message}});
        else if (*renewed)
            log_event(LogLevel::info, "certificate_renewed");
    }
}

}  // namespace

CommandResult serve(const ServeOptions& options, CommandContext& context) {
    if (!is_initialized(context.data)) return open_existing_store(context.data, true).error();
    const auto lock = lock_data_folder(context.data);
    if (!lock) return lock.error();
    EndRequest end;
    const TerminationWatch watch{[&end] { end.ask(); }};
    start_event_log(options.log_level, options.log_as_json);
    const auto keys = load_server_keys(context.data, context.clock.now(), context.random);
    if (!keys) return keys.error();
    auto tls = TlsContext::for_server(keys->credentials());
    if (!tls) return tls.error();
    auto database = open_existing_store(context.data, false);
    if (!database) return database.error();
    auto checkpoints = open_existing_store(context.data, false);
    if (!checkpoints) return checkpoints.error();
    Writer writer{std::move(*database), std::move(*checkpoints)};
    StoreSessions sessions{writer.database(), *keys, context.random,
                           server_files_path(context.data)};
    Pacer pacer{writer, context.random};
    sessions.set_pace([&pacer] { return pacer.next(); });
    sessions.set_load([&pacer] { return pacer.load(); });
    EnrolmentDesk desk{*keys, context.random};
    ServerRoom room{writer, sessions, desk, context.clock, context.random, std::move(*tls)};
    reserve_files(room);
    Listener listener{room};
    const auto bound = listener.start(options.listen, options.admin);
    if (!bound) return bound.error();
    if (const auto kept = keep_addresses(writer, options, *bound); !kept) return kept.error();
    log_event(LogLevel::info, "listening", {{"address", bound->text()}});
    context.out << "listening " << bound->text() << std::endl;
    serve_until(end, room, context.data, keys->server_certificate);
    log_event(LogLevel::info, "stopping");
    listener.stop();
    log_event(LogLevel::info, "stopped");
    return ExitCode::done;
}

}  // namespace thidua
