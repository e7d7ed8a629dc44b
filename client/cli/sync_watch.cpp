#include "client/cli/sync_watch.h"

#include <fmt/format.h>

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>

#include "client/app/device_status.h"
#include "client/app/reports.h"
#include "client/app/sync_service.h"
#include "client/app/workspace.h"
#include "client/cli/report_words.h"
#include "client/cli/sync_words.h"
#include "shared/base/translate.h"
#include "shared/platform/process.h"

namespace thidua::cli {
namespace {

constexpr std::chrono::seconds between_looks{1};
constexpr std::size_t no_limit = 1'000'000;

/// What the other threads tell the one that prints.
class Bell {
public:
    void change() {
        ring([this] { ++changes_; });
    }
    void stop() {
        ring([this] { is_stopping_ = true; });
    }

    /// Waits for a ring, no longer than a look at the store takes to become due.
    void wait() {
        std::unique_lock lock{mutex_};
        rung_.wait_for(lock, between_looks, [this] { return is_stopping_ || changes_ != seen_; });
    }
    bool is_stopping() {
        const std::lock_guard lock{mutex_};
        return is_stopping_;
    }
    /// True when something changed since this was last asked.
    bool take_change() {
        const std::lock_guard lock{mutex_};
        const bool changed = changes_ != seen_;
        seen_ = changes_;
        return changed;
    }

private:
    template <class Set>
    void ring(Set set) {
        {
            const std::lock_guard lock{mutex_};
            set();
        }
        rung_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable rung_;
    std::uint64_t changes_ = 0;
    std::uint64_t seen_ = 0;
    bool is_stopping_ = false;
};

/// Tells what is new by comparing the reports with those it saw before.
class Watcher {
public:
    Watcher(Workspace& workspace, const Console& console)
        : workspace_{workspace}, console_{console}, reports_{reports_now()} {}

    void look() {
        auto now = reports_now();
        for (const auto& [id, report] : now)
            if (const auto before = reports_.find(id);
                before == reports_.end() || before->second.rev != report.rev)
                tell(report);
        reports_ = std::move(now);
    }

    [[nodiscard]] std::size_t changes() const { return changes_; }

private:
    using Reports = std::map<RecordId, ReportSummary>;

    Reports reports_now() {
        Reports reports;
        for (ReportSummary& report : workspace_.reports().list({.limit = no_limit})) {
            const RecordId id = report.id;
            reports.emplace(id, std::move(report));
        }
        return reports;
    }

    void tell(const ReportSummary& report) {
        ++changes_;
        if (console_.json) return;
        console_.out << fmt::format("{}  {} · {}: {}\n",
                                    to_display(workspace_.environment().clock.now()),
                                    report.unit_name, report.period_name, state_text(report))
                     << std::flush;
    }

    Workspace& workspace_;
    const Console& console_;
    Reports reports_;
    std::size_t changes_ = 0;
};

/// The line's sentences, each once, from the service's thread.
class LineNews {
public:
    explicit LineNews(const Console& console) : console_{console} {}
    void operator()(const LineState& state) {
        const std::lock_guard lock{mutex_};
        if (!state.notice.empty()) console_.say(state.notice);
        if (state.message.empty() || state.message == last_) return;
        last_ = state.message;
        console_.say(state.message);
    }

private:
    const Console& console_;
    std::mutex mutex_;
    std::string last_;
};

}  // namespace

Result<ExitCode> watch(Workspace& workspace, const Console& console) {
    Bell bell;
    LineNews news{console};
    const TerminationWatch termination{[&bell] { bell.stop(); }};
    Watcher watcher{workspace, console};
    SyncService service{workspace.folder(),
                        workspace.environment(),
                        {.on_state = [&news](const LineState& state) { news(state); },
                         .on_changed = [&bell] { bell.change(); }}};
    service.start();
    std::size_t waiting = 0;
    while (!bell.is_stopping()) {
        bell.wait();
        if (bell.take_change()) watcher.look();
        const std::size_t waits_now = device_status(workspace).outbox;
        if (waits_now > waiting) service.wake();
        waiting = waits_now;
    }
    const DeviceStatus status = device_status(workspace);
    console.show(Json::object()
                     .set("changes", Json::number(watcher.changes()))
                     .set("outbox", Json::number(status.outbox))
                     .set("conflicts", Json::number(status.open_conflicts))
                     .set("attention", Json::number(status.attention))
                     .set("server_time", status.last_contact),
                 "");
    return say_what_waits(workspace, console);
}

}  // namespace thidua::cli
