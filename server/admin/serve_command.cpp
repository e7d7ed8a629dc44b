#include "server/admin/serve_command.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <ostream>

#include "server/admin/server_files.h"
#include "server/admin/store_sessions.h"
#include "server/net/listener.h"
#include "server/net/own_addresses.h"
#include "shared/net/enrolment_code.h"
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
    void wait() {
        std::unique_lock lock{mutex_};
        news_.wait(lock, [this] { return is_asked_; });
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
        if (find_known_addresses(database) != addresses)
            save_known_addresses(database, addresses);
    });
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
    Writer writer{std::move(*database)};
    StoreSessions sessions{writer.database(), *keys};
    EnrolmentDesk desk{*keys, context.random};
    ServerRoom room{writer, sessions, desk, context.clock, context.random, std::move(*tls)};
    Listener listener{room};
    const auto bound = listener.start(options.listen, options.admin);
    if (!bound) return bound.error();
    if (const auto kept = keep_addresses(writer, options, *bound); !kept) return kept.error();
    log_event(LogLevel::info, "listening", {{"address", bound->text()}});
    context.out << "listening " << bound->text() << std::endl;
    end.wait();
    log_event(LogLevel::info, "stopping");
    listener.stop();
    log_event(LogLevel::info, "stopped");
    return ExitCode::done;
}

}  // namespace thidua
