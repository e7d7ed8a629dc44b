#include "client/gui/presenter/desktop_session.h"

#include <future>

#include "client/gui/presenter/shell_presenter.h"

namespace thidua {

Result<std::unique_ptr<DesktopSession>> DesktopSession::open(const std::filesystem::path& folder,
                                                             Environment environment, Door door) {
    auto workspace = Workspace::open(folder, environment);
    if (!workspace) return workspace.error();
    return std::unique_ptr<DesktopSession>{
        new DesktopSession{folder, environment, std::move(door), std::move(*workspace)}};
}

DesktopSession::DesktopSession(std::filesystem::path folder, Environment environment, Door door,
                               std::unique_ptr<Workspace> workspace)
    : folder_{std::move(folder)},
      environment_{environment},
      door_{std::move(door)},
      workspace_{std::move(workspace)} {
    background_ = std::make_unique<BackgroundReader>(
        folder_, environment_, door_, [this, alive = alive_.watch()](const std::string& problem) {
            if (!alive.expired() && shell_ != nullptr) shell_->say(Tone::bad, problem);
        });
}

DesktopSession::~DesktopSession() {
    stop();
    service_.reset();
    background_.reset();
    for (std::thread& thread : spawned_) thread.join();
}

WizardPresenter::Surroundings DesktopSession::wizard_surroundings() {
    return {
        .enroll =
            [folder = folder_, environment = environment_](
                const std::string& code, const std::function<void(const LineState&)>& progress) {
                return enroll_device(folder, environment, code, progress);
            },
        .spawn = [this](std::function<void()> work) { spawned_.emplace_back(std::move(work)); },
        .door = door_,
        .profile = [this] { return workspace_->profile(); }};
}

void DesktopSession::start_without_line(ShellPresenter& shell) {
    shell_ = &shell;
    shell.on_line({});
}

/// The network's thread waits for the window to save what is typed; not for long, because a window
/// that is busy must not keep the line from speaking.
void DesktopSession::save_typed_first(const Door& door, const std::function<void()>& save) {
    const auto saved = std::make_shared<std::promise<void>>();
    auto is_saved = saved->get_future();
    door([saved, save] {
        save();
        saved->set_value();
    });
    is_saved.wait_for(saving_before_session_max);
}

void DesktopSession::start(ShellPresenter& shell) {
    shell_ = &shell;
    SyncService::Callbacks callbacks{
        .on_state =
            [this, door = door_, alive = alive_.watch()](const LineState& line) {
                door([this, alive, line] {
                    if (!alive.expired() && shell_ != nullptr) shell_->on_line(line);
                });
            },
        .on_changed =
            [this, door = door_, alive = alive_.watch()] {
                door([this, alive] {
                    if (!alive.expired() && shell_ != nullptr) shell_->on_changed();
                });
            },
        .before_session =
            [this, door = door_, alive = alive_.watch()] {
                save_typed_first(door, [this, alive] {
                    if (!alive.expired() && shell_ != nullptr) shell_->save_typed();
                });
            }};
    service_ = std::make_unique<SyncService>(folder_, environment_, std::move(callbacks));
    service_->start();
    shell.on_line(service_->state());
}

void DesktopSession::stop() {
    shell_ = nullptr;
}

void DesktopSession::wake() {
    if (service_) service_->wake();
}

}  // namespace thidua
