#include "client/gui/view/desktop_app.h"

#include <wx/app.h>
#include <wx/config.h>
#include <wx/fileconf.h>
#include <wx/filename.h>
#include <wx/log.h>
#include <wx/msgdlg.h>
#include <wx/persist/toplevel.h>
#include <wx/timer.h>

#include <exception>

#include "client/gui/view/enrol_wizard.h"
#include "client/gui/view/main_frame.h"
#include "client/gui/view/picture.h"
#include "client/gui/view/wx_text.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

constexpr int picture_delay_ms = 1200;

class DesktopApp final : public wxApp {
public:
    DesktopApp(DesktopOptions options, Environment environment)
        : options_{std::move(options)}, environment_{environment} {}

    bool OnInit() override;
    int OnExit() override;
    int OnRun() override { return wxApp::OnRun() == 0 ? exit_code_ : 1; }
    /// What no presenter could catch is told like any other failure; the window stays.
    bool OnExceptionInMainLoop() override;

private:
    void read_settings();
    bool open_session();
    bool enrol();
    void open_frame(Place place);
    void speak(Language language);
    void take_picture();

    DesktopOptions options_;
    Environment environment_;
    wxTimer picture_timer_;
    std::unique_ptr<DesktopSession> session_;
    MainFrame* frame_ = nullptr;
    int exit_code_ = 0;
};

bool DesktopApp::OnInit() {
    SetAppName("thidua");
    // What the toolkit has to say is no business of the person: never in a dialog.
    delete wxLog::SetActiveTarget(new wxLogStderr);
    read_settings();
    set_language(options_.language);
    SetExitOnFrameDelete(false);
    if (!open_session() || !enrol()) return false;
    SetExitOnFrameDelete(true);
    open_frame(options_.place);
    if (!options_.picture.empty()) take_picture();
    return true;
}

void DesktopApp::read_settings() {
    const wxFileName settings{wxString{options_.folder.wstring()}, "desktop.ini"};
    settings.Mkdir(wxS_DIR_DEFAULT, wxPATH_MKDIR_FULL);
    wxConfigBase::Set(new wxFileConfig("thidua", wxString{}, settings.GetFullPath()));
    wxString language;
    if (options_.language_given || !wxConfigBase::Get()->Read("language", &language)) return;
    options_.language = language_from_code(from_wx(language)).value_or(options_.language);
}

bool DesktopApp::OnExceptionInMainLoop() {
    try {
        throw;
    } catch (const std::exception& failure) {
        if (frame_ == nullptr) return false;
        frame_->show_notice(Tone::bad, failure.what());
    }
    return true;
}

int DesktopApp::OnExit() {
    session_.reset();
    delete wxConfigBase::Set(nullptr);
    return wxApp::OnExit();
}

bool DesktopApp::open_session() {
    auto opened = DesktopSession::open(options_.folder, environment_,
                                       [this](std::function<void()> news) { CallAfter(news); });
    if (opened) {
        session_ = std::move(*opened);
        return true;
    }
    wxMessageBox(to_wx(opened.error().message), to_wx(tr("Thi Dua")), wxOK | wxICON_ERROR);
    return false;
}

bool DesktopApp::enrol() {
    if (session_->enrolled()) return true;
    EnrolWizard wizard{session_->wizard_surroundings()};
    return wizard.run();
}

void DesktopApp::open_frame(Place place) {
    frame_ = new MainFrame{*session_, [this](Language language) { speak(language); }};
    wxPersistentRegisterAndRestore(frame_, "main");
    frame_->start(place, options_.picture.empty());
    frame_->Show();
    SetTopWindow(frame_);
}

/// The window is made anew in the other language, its threads with it: nobody translates while the
/// catalogue changes.
void DesktopApp::speak(Language language) {
    if (language == current_language()) return;
    const Place place = sidebar_place(frame_->shell().place());
    if (!frame_->shell().finish()) return;
    SetExitOnFrameDelete(false);
    delete frame_;
    session_.reset();
    set_language(language);
    wxConfigBase::Get()->Write("language", language == Language::english ? "en" : "vi");
    if (!open_session()) return ExitMainLoop();
    open_frame(place);
    SetExitOnFrameDelete(true);
}

void DesktopApp::take_picture() {
    picture_timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        exit_code_ = save_picture(*frame_, options_.picture) ? 0 : 1;
        frame_->Close();
    });
    picture_timer_.StartOnce(picture_delay_ms);
}

}  // namespace

int run_desktop(const DesktopOptions& options, Environment environment) {
    wxApp::SetInstance(new DesktopApp{options, environment});
    int argc = 1;
    std::string name = "thidua-desktop";
    char* argv[] = {name.data(), nullptr};
    return wxEntry(argc, argv);
}

}  // namespace thidua
