#pragma once

#include <wx/frame.h>
#include <wx/infobar.h>
#include <wx/simplebook.h>
#include <wx/stattext.h>

#include <functional>

#include "client/gui/presenter/desktop_session.h"
#include "client/gui/presenter/shell_presenter.h"
#include "client/gui/view/chip_label.h"
#include "client/gui/view/virtual_list.h"
#include "shared/base/translate.h"

namespace thidua {

class AttentionPanel;
class ConflictsPanel;
class ConsolidationPanel;
class FormsPanel;
class HomePanel;
class MatrixPanel;
class ReportEditorPanel;
class ReportListPanel;
class SubmitPanel;

/// The window: a sidebar of places, the place's content, the state of the line.
class MainFrame final : public wxFrame, public ShellView {
public:
    /// The session is borrowed and must outlive the frame.
    MainFrame(DesktopSession& session, std::function<void(Language)> on_language);
    ~MainFrame() override;

    /// Shows the first place and opens the line; without one for pictures and tests.
    void start(Place first, bool with_line);

    [[nodiscard]] ShellPresenter& shell() { return shell_; }
    [[nodiscard]] HomePanel& home() { return *home_; }
    [[nodiscard]] ReportListPanel& reports() { return *reports_; }
    [[nodiscard]] ReportEditorPanel& editor() { return *editor_; }
    [[nodiscard]] SubmitPanel& submission() { return *submission_; }
    [[nodiscard]] ConflictsPanel& conflicts() { return *conflicts_; }
    [[nodiscard]] AttentionPanel& attention() { return *attention_; }
    [[nodiscard]] MatrixPanel& matrix() { return *matrix_; }
    [[nodiscard]] ConsolidationPanel& consolidation() { return *consolidation_; }
    [[nodiscard]] FormsPanel& forms() { return *forms_; }

    void show_places(const std::vector<PlaceRow>& rows, Place marked) override;
    void show_place(Place place) override;
    void show_line(const Chip& line, const std::string& detail) override;
    void show_owner(const std::string& words) override;
    void show_notice(Tone tone, const std::string& sentence) override;
    void clear_notice() override;

private:
    void make_menus();
    void make_places();
    wxSizer* make_strip();
    void furnish();
    [[nodiscard]] ListCell place_cell(std::size_t row, std::size_t column) const;

    DesktopSession& session_;
    std::function<void(Language)> on_language_;
    ShellPresenter shell_;
    Desk desk_;
    std::vector<PlaceRow> rows_;
    wxInfoBar* notice_ = nullptr;
    VirtualList* sidebar_ = nullptr;
    wxSimplebook* book_ = nullptr;
    ChipLabel* line_ = nullptr;
    wxStaticText* owner_ = nullptr;
    HomePanel* home_ = nullptr;
    ReportListPanel* reports_ = nullptr;
    ReportEditorPanel* editor_ = nullptr;
    SubmitPanel* submission_ = nullptr;
    ConflictsPanel* conflicts_ = nullptr;
    AttentionPanel* attention_ = nullptr;
    MatrixPanel* matrix_ = nullptr;
    ConsolidationPanel* consolidation_ = nullptr;
    FormsPanel* forms_ = nullptr;
};

}  // namespace thidua
