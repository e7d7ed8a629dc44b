#include <gtest/gtest.h>
#include <wx/app.h>

#include "client/app/device_status.h"
#include "client/app/forms.h"
#include "client/app/periods.h"
#include "client/gui/view/enrol_wizard.h"
#include "client/gui/view/forms_panel.h"
#include "client/gui/view/main_frame.h"
#include "client/gui/view/wx_text.h"
#include "tests/gui/desktop.h"
#include "tests/server_process/running_server.h"

namespace thidua {
namespace {

/// A machine on its first day, and a server in a process of its own.
class LineTest : public ::testing::Test {
protected:
    void SetUp() override {
        session = *DesktopSession::open(
            folder.path(), {clock, random, boot_clock},
            [](std::function<void()> news) { wxTheApp->CallAfter(std::move(news)); });
    }
    std::string new_code() {
        return server.folder
            .run({"enroll", "--unit", "STP-VP", "--role", "office", "--name", "Lương Thu Hà",
                  "--json"})
            .json()
            .at("code");
    }
    void enrol() {
        EnrolWizard wizard{session->wizard_surroundings()};
        wizard.ShowPage(&wizard.first_page());
        wizard.Show();
        wizard.code().SetValue(to_wx(new_code()));
        wizard.presenter().present(from_wx(wizard.code().GetValue()));
        ASSERT_TRUE(
            wait_until([&] { return wizard.presenter().enrolled() || !wizard.problem().empty(); }));
        ASSERT_EQ(wizard.problem(), "");
    }
    void TearDown() override { delete frame; }

    RunningServer server;
    TemporaryFolder folder;
    SystemClock clock;
    SystemRandom random;
    SystemBootClock boot_clock;
    std::unique_ptr<DesktopSession> session;
    MainFrame* frame = nullptr;
};

TEST_F(LineTest, EnrolsWithTheCodeOfAServerAndShowsWhoseMachineItIs) {
    enrol();
    ASSERT_TRUE(session->enrolled());
    EXPECT_EQ(session->workspace().profile()->unit_code, "STP-VP");
    EXPECT_FALSE(session->workspace().periods().list().empty());
}

TEST_F(LineTest, SendsWhatWasDoneWithoutBeingAsked) {
    enrol();
    frame = new MainFrame{*session, [](Language) {}};
    frame->start(Place::forms, true);
    frame->Show();
    frame->forms().presenter().publish(
        read_whole_file(THIDUA_SAMPLE_FOLDER "/forms/annual-report.json"));
    ASSERT_EQ(session->workspace().forms().list().size(), 1U);
    EXPECT_TRUE(wait_until([&] { return device_status(session->workspace()).outbox == 0; }));
}

}  // namespace
}  // namespace thidua
