#pragma once

#include <chrono>
#include <filesystem>
#include <list>
#include <memory>
#include <thread>

#include "client/app/sync_service.h"
#include "client/gui/presenter/alive.h"
#include "client/gui/presenter/background_reader.h"
#include "client/gui/presenter/desk.h"
#include "client/gui/presenter/wizard_presenter.h"

namespace thidua {

class ShellPresenter;

/// Everything of one open store that is not drawn: the window's workspace, the thread that owns the
/// network, the thread for long readings. Made and used on the window's thread.
class DesktopSession {
public:
    /// Errors: those of Workspace::open. Before enrolment, too.
    static Result<std::unique_ptr<DesktopSession>> open(const std::filesystem::path& folder,
                                                        Environment environment, Door door);
    /// Stops and joins the threads.
    ~DesktopSession();

    [[nodiscard]] Workspace& workspace() { return *workspace_; }
    [[nodiscard]] bool enrolled() const { return workspace_->profile().has_value(); }
    /// For the first start. What it spawns is joined with the session.
    [[nodiscard]] WizardPresenter::Surroundings wizard_surroundings();

    /// The window is there: news go to it from now on, and the line is opened.
    void start(ShellPresenter& shell);
    /// The window goes: nothing is delivered any more.
    void stop();
    /// Same as start(), without a line: for pictures and tests.
    void start_without_line(ShellPresenter& shell);

    [[nodiscard]] Background& background() { return *background_; }
    /// Something was saved: send it soon.
    void wake();

    static constexpr std::chrono::milliseconds saving_before_session_max{500};

private:
    static void save_typed_first(const Door& door, const std::function<void()>& save);
    DesktopSession(std::filesystem::path folder, Environment environment, Door door,
                   std::unique_ptr<Workspace> workspace);

    std::filesystem::path folder_;
    Environment environment_;
    Door door_;
    std::unique_ptr<Workspace> workspace_;
    ShellPresenter* shell_ = nullptr;
    Alive alive_;
    std::unique_ptr<BackgroundReader> background_;
    std::unique_ptr<SyncService> service_;
    std::list<std::thread> spawned_;
};

}  // namespace thidua
