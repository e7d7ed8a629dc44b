#include <wx/textctrl.h>
#include <wx/toplevel.h>

#include <cstdio>
#include <exception>
#include <filesystem>

#include "client/app/reports.h"
#include "client/gui/presenter/consolidation_presenter.h"
#include "client/gui/view/conflicts_panel.h"
#include "client/gui/view/consolidation_panel.h"
#include "client/gui/view/enrol_wizard.h"
#include "client/gui/view/freeze_dialog.h"
#include "client/gui/view/matrix_panel.h"
#include "client/gui/view/picture.h"
#include "client/gui/view/report_editor_panel.h"
#include "client/gui/view/submit_panel.h"
#include "client/gui/view/wx_text.h"
#include "shared/base/translate.h"
#include "tests/gui/desktop.h"

namespace thidua {
namespace {

/// Takes pictures of every place in one language, at the scale of the display it runs on.
class Photographer {
public:
    Photographer(std::filesystem::path folder, std::string ending)
        : folder_{std::move(folder)}, ending_{std::move(ending)} {}

    void take(const std::string& name, wxWindow& window) {
        let_window_work(500);
        const auto file = folder_ / (name + ending_);
        if (!save_picture(window, file.string())) throw std::runtime_error{file.string()};
    }

private:
    std::filesystem::path folder_;
    std::string ending_;
};

void fill_unit(SampleDevice& device) {
    device.pull_report("STP-HCTP", ReportState::returned, "annual-stp-hctp.json",
                       "Mục III thiếu số nhiệm vụ hoàn thành sớm; đề nghị bổ sung.");
    const RecordId report = SampleDevice::annual_report("STP-HCTP");
    device.pull_conflict(report, "answers/staff_total", Value{std::int64_t{8}},
                         Value{std::int64_t{9}}, Value{std::int64_t{10}});
    device.pull_conflict(report, "answers/difficulties",
                         Value{std::string{"Kinh phí còn hạn chế."}},
                         Value{std::string{"Kinh phí còn hạn chế; thiếu máy quét ở hai bộ phận."}},
                         Value{std::string{"Kinh phí còn hạn chế, cán bộ kiêm nhiệm nhiều việc."}});
}

void photograph_unit(Photographer& photographer) {
    SampleDevice device{SampleDevice::Owner::head};
    fill_unit(device);
    Desktop desktop{device, Place::home};
    MainFrame& frame = desktop.frame();
    photographer.take("unit-1-home", frame);
    frame.shell().go(Place::reports);
    photographer.take("unit-2-reports", frame);
    const RecordId report = SampleDevice::annual_report("STP-HCTP");
    frame.shell().open_report(report, {});
    photographer.take("unit-3-editor", frame);
    frame.editor().presenter().type("answers/staff_informed", "12");
    photographer.take("unit-4-editor-finding", frame);
    frame.editor().presenter().undo();
    frame.shell().open_report(report, "answers/initiatives");
    photographer.take("unit-5-editor-table", frame);
    frame.shell().go(Place::conflicts);
    photographer.take("unit-6-conflicts", frame);
    frame.conflicts().presenter().select(1);
    photographer.take("unit-7-conflict-text", frame);
    frame.conflicts().presenter().take_mine({0, 1});
    frame.shell().open_submission(report);
    photographer.take("unit-8-checklist", frame);
    frame.submission().presenter().submit();
    photographer.take("unit-9-seal", frame);
    frame.shell().go(Place::attention);
    photographer.take("unit-a-attention", frame);
}

void fill_office(SampleDevice& device) {
    device.pull_report("STP-HCTP", ReportState::submitted, "annual-stp-hctp.json");
    device.pull_evidence("STP-HCTP", morning_of(2026, 12, 9));
    device.pull_report("STP-BTTP", ReportState::accepted, "annual-stp-bttp.json");
    device.pull_evidence("STP-BTTP", morning_of(2026, 12, 8));
    device.pull_report("STP-PBGDPL", ReportState::accepted, "annual-stp-pbgdpl.json");
    device.pull_evidence("STP-PBGDPL", morning_of(2026, 12, 7));
    device.pull_report("STP-TGPL", ReportState::returned, "annual-stp-tgpl.json", "Thiếu phụ lục");
    device.pull_evidence("STP-TGPL", morning_of(2026, 12, 16));
    device.clock().set(morning_of(2026, 12, 16));
}

/// Frozen, then one report was opened again and another one came later.
void photograph_frozen(Photographer& photographer, SampleDevice& device, MainFrame& frame) {
    const auto frozen = device.workspace().consolidations().freeze(
        SampleDevice::annual_period(), {}, "Số liệu gửi Sở Nội vụ");
    Reports& reports = device.workspace().reports();
    const RecordId report = SampleDevice::annual_report("STP-BTTP");
    if (!frozen || !reports.reopen(report, "Sai số liệu mục I")) return;
    if (!reports.save_answers(report, {{"answers/staff_total", Value{std::int64_t{7}}}},
                              {{"answers/staff_total", Value{std::int64_t{8}}}}))
        return;
    if (!reports.accept(SampleDevice::annual_report("STP-HCTP"))) return;
    frame.consolidation().presenter().refresh();
    let_window_work(300);
    frame.consolidation().presenter().choose_version(1);
    photographer.take("office-6-frozen", frame);
    frame.consolidation().presenter().choose_version(0);
    FreezeDialog dialog{&frame,
                        {.words = tr("Freeze the figures"),
                         .units = {{SampleDevice::unit("STP-BTTP"), "Phòng Bổ trợ tư pháp"},
                                   {SampleDevice::unit("STP-HCTP"), "Phòng Hành chính tư pháp"}}}};
    dialog.leave_out(1, "Đang thanh tra");
    dialog.Show();
    photographer.take("office-8-freeze", dialog);
}

/// What the Office is asked about a field of a report that was not accepted.
void photograph_conflict(Photographer& photographer, SampleDevice& device, MainFrame& frame) {
    const RecordId report = SampleDevice::annual_report("STP-TGPL");
    device.pull_conflict(report, "answers/tasks_completed", Value{std::int64_t{20}},
                         Value{std::int64_t{21}}, Value{std::int64_t{24}});
    frame.shell().go(Place::conflicts);
    let_window_work(300);
    if (auto* const third = wxWindow::FindWindowByName(to_wx(tr("Another value")), &frame))
        dynamic_cast<wxTextCtrl&>(*third).SetValue("23");
    photographer.take("office-7-conflict", frame);
}

void photograph_office(Photographer& photographer) {
    SampleDevice device{SampleDevice::Owner::office};
    fill_office(device);
    Desktop desktop{device, Place::home};
    MainFrame& frame = desktop.frame();
    photographer.take("office-1-home", frame);
    frame.shell().go(Place::matrix);
    let_window_work(300);
    frame.matrix().presenter().select({0, 1});
    photographer.take("office-2-matrix", frame);
    frame.shell().go(Place::consolidation);
    let_window_work(300);
    frame.consolidation().presenter().choose_period(1);
    let_window_work(300);
    frame.consolidation().presenter().select_figure(2);
    photographer.take("office-3-consolidation", frame);
    photograph_frozen(photographer, device, frame);
    frame.shell().go(Place::forms);
    photographer.take("office-4-forms", frame);
    frame.shell().open_report(SampleDevice::annual_report("STP-HCTP"), {});
    photographer.take("office-5-review", frame);
    photograph_conflict(photographer, device, frame);
}

void photograph_wizard(Photographer& photographer) {
    WizardPresenter::Surroundings surroundings{
        .enroll = [](const std::string&, const auto&) -> Result<SyncReport> {
            return SyncReport{};
        },
        .spawn = [](const std::function<void()>&) {},
        .door = [](const std::function<void()>&) {},
        .profile = [] { return std::nullopt; }};
    EnrolWizard wizard{surroundings};
    wizard.ShowPage(&wizard.first_page());
    wizard.Show();
    photographer.take("start-1-code", wizard);
    wizard.show_busy(true);
    wizard.show_progress(progress_of({.pulled = 1240, .pull_percent = 62}));
    photographer.take("start-2-progress", wizard);
    wizard.show_progress({100, tr("Everything is here.")});
    wizard.show_busy(false);
    wizard.show_owner("Phòng Hành chính tư pháp", "Nông Thị Bích", tr("Officer"));
    photographer.take("start-3-ready", wizard);
}

int photograph(const std::string& folder, const std::string& language, const std::string& scale) {
    set_language(language_from_code(language).value_or(Language::vietnamese));
    std::filesystem::create_directories(folder);
    Photographer photographer{folder, "-" + language + "-" + scale + ".png"};
    photograph_wizard(photographer);
    photograph_unit(photographer);
    photograph_office(photographer);
    return 0;
}

}  // namespace
}  // namespace thidua

/// gui_pictures DIR LANGUAGE SCALE: the scale only names the files.
int main(int argc, char** argv) {
    if (argc != 4) return 2;
    const std::string folder = argv[1];
    const std::string language = argv[2];
    const std::string scale = argv[3];
    try {
        thidua::Toolkit toolkit{argc, argv};
        return thidua::photograph(folder, language, scale);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 1;
    }
}
