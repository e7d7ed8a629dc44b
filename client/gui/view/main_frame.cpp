#include "client/gui/view/main_frame.h"

#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/statline.h>

#include "client/gui/view/attention_panel.h"
#include "client/gui/view/conflicts_panel.h"
#include "client/gui/view/consolidation_panel.h"
#include "client/gui/view/forms_panel.h"
#include "client/gui/view/home_panel.h"
#include "client/gui/view/matrix_panel.h"
#include "client/gui/view/report_editor_panel.h"
#include "client/gui/view/report_list_panel.h"
#include "client/gui/view/submit_panel.h"
#include "client/gui/view/theme.h"
#include "client/gui/view/wx_text.h"

namespace thidua {

MainFrame::MainFrame(DesktopSession& session, std::function<void(Language)> on_language)
    : wxFrame(nullptr, wxID_ANY, to_wx(tr("Thi Dua"))),
      session_{session},
      on_language_{std::move(on_language)},
      shell_{session.workspace(), session.background(), *this},
      desk_{session.workspace(), shell_, shell_, session.background(),
            [&session] { session.wake(); }} {
    SetName("main");
    auto* const all = new wxBoxSizer(wxVERTICAL);
    auto* const middle = new wxBoxSizer(wxHORIZONTAL);
    auto* const content = new wxBoxSizer(wxVERTICAL);
    notice_ = new wxInfoBar(this);
    make_places();
    book_ = new wxSimplebook(this);
    furnish();
    content->Add(notice_, wxSizerFlags{}.Expand());
    content->Add(book_, wxSizerFlags{1}.Expand());
    middle->Add(sidebar_, wxSizerFlags{}.Expand());
    middle->Add(new wxStaticLine(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxLI_VERTICAL),
                wxSizerFlags{}.Expand());
    middle->Add(content, wxSizerFlags{1}.Expand());
    all->Add(middle, wxSizerFlags{1}.Expand());
    all->Add(new wxStaticLine(this), wxSizerFlags{}.Expand());
    all->Add(make_strip(), wxSizerFlags{}.Expand());
    SetSizer(all);
    make_menus();
    SetClientSize(FromDIP(wxSize{1240, 680}));
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
        if (!shell_.finish() && event.CanVeto())
            event.Veto();
        else
            event.Skip();
    });
}

MainFrame::~MainFrame() {
    session_.stop();
    // The panels own the presenters that the shell knows.
    DestroyChildren();
}

void MainFrame::start(Place first, bool with_line) {
    shell_.start(first);
    if (with_line)
        session_.start(shell_);
    else
        session_.start_without_line(shell_);
}

void MainFrame::make_places() {
    sidebar_ = new VirtualList{
        this,
        {.name = tr("Places"),
         .columns = {{tr("Place"), 168}, {tr("Waiting"), 44, true}},
         .header = false,
         .row_height = 44,
         .border = false},
        [this](std::size_t row, std::size_t column) { return place_cell(row, column); }};
    sidebar_->SetBackgroundColour(theme::side_ground());
    sidebar_->SetMinSize(FromDIP(wxSize{222, -1}));
    sidebar_->on_choose = [this](std::size_t row) {
        // Later: choosing may show another notice, which moves the list itself.
        CallAfter([this, row] {
            if (row < rows_.size()) shell_.go(rows_[row].place);
        });
    };
}

ListCell MainFrame::place_cell(std::size_t row, std::size_t column) const {
    if (row >= rows_.size()) return {};
    if (column == 0) return {"  " + rows_[row].name};
    if (rows_[row].count == 0) return {};
    return {std::to_string(rows_[row].count), Tone::warning, true, false};
}

void MainFrame::furnish() {
    const auto add = [this](Place place, auto* panel) {
        book_->AddPage(panel, to_wx(place_name(place)));
        return panel;
    };
    home_ = add(Place::home, new HomePanel{book_, desk_});
    reports_ = add(Place::reports, new ReportListPanel{book_, desk_});
    conflicts_ = add(Place::conflicts, new ConflictsPanel{book_, desk_});
    attention_ = add(Place::attention, new AttentionPanel{book_, desk_});
    matrix_ = add(Place::matrix, new MatrixPanel{book_, desk_});
    consolidation_ = add(Place::consolidation, new ConsolidationPanel{book_, desk_});
    forms_ = add(Place::forms, new FormsPanel{book_, desk_});
    editor_ = add(Place::report, new ReportEditorPanel{book_, desk_, [this] { shell_.back(); }});
    submission_ = add(Place::submission, new SubmitPanel{book_, desk_});
    shell_.furnish(Place::home, home_->presenter());
    shell_.furnish(Place::reports, reports_->presenter());
    shell_.furnish(Place::attention, attention_->presenter());
    shell_.furnish(Place::forms, forms_->presenter());
    shell_.furnish(editor_->presenter(), submission_->presenter(), conflicts_->presenter());
    shell_.furnish(matrix_->presenter(), consolidation_->presenter());
}

wxSizer* MainFrame::make_strip() {
    auto* const strip = new wxBoxSizer(wxHORIZONTAL);
    line_ = new ChipLabel{this, {Tone::plain, "○", tr("Not connected yet")}};
    owner_ = new wxStaticText(this, wxID_ANY, wxString{});
    owner_->SetForegroundColour(theme::quiet_text());
    const int gap = theme::gap(this);
    strip->Add(line_, wxSizerFlags{}.CentreVertical().Border(wxALL, gap / 2));
    strip->AddStretchSpacer();
    strip->Add(owner_, wxSizerFlags{}.CentreVertical().Border(wxALL, gap));
    return strip;
}

void MainFrame::make_menus() {
    const auto bind = [this](wxMenuItem* item, std::function<void()> action) {
        Bind(wxEVT_MENU, [this, action](wxCommandEvent&) { CallAfter(action); }, item->GetId());
    };
    auto* const file = new wxMenu;
    bind(file->Append(wxID_REFRESH, to_wx(tr("Exchange with the server &now") + "\tF5")), [this] {
        shell_.save_typed();
        session_.wake();
    });
    file->AppendSeparator();
    bind(file->Append(wxID_EXIT, to_wx(tr("&Quit") + "\tCtrl+Q")), [this] { Close(); });
    auto* const edit = new wxMenu;
    bind(edit->Append(wxID_UNDO, to_wx(tr("&Undo") + "\tCtrl+Z")), [this] {
        if (shell_.place() == Place::report) editor_->presenter().undo();
    });
    auto* const go = new wxMenu;
    int number = 1;
    for (const Place place : shell_.places()) {
        const std::string keys = "\tCtrl+" + std::to_string(number++);
        bind(go->Append(wxID_ANY, to_wx(place_name(place) + keys)),
             [this, place] { shell_.go(place); });
    }
    go->AppendSeparator();
    bind(go->Append(wxID_BACKWARD, to_wx(tr("&Back") + "\tAlt+Left")), [this] { shell_.back(); });
    auto* const language = new wxMenu;
    bind(language->AppendRadioItem(wxID_ANY, to_wx("Tiếng &Việt")),
         [this] { on_language_(Language::vietnamese); });
    auto* const english = language->AppendRadioItem(wxID_ANY, "&English");
    english->Check(current_language() == Language::english);
    bind(english, [this] { on_language_(Language::english); });
    auto* const bar = new wxMenuBar;
    bar->Append(file, to_wx(tr("&File")));
    bar->Append(edit, to_wx(tr("&Edit")));
    bar->Append(go, to_wx(tr("&Go to")));
    bar->Append(language, to_wx(tr("&Language")));
    SetMenuBar(bar);
}

void MainFrame::show_places(const std::vector<PlaceRow>& rows, Place marked) {
    rows_ = rows;
    sidebar_->reset(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].place == marked) sidebar_->choose(i);
    }
}

void MainFrame::show_place(Place place) {
    book_->ChangeSelection(static_cast<std::size_t>(place));
}

void MainFrame::show_line(const Chip& line, const std::string& detail) {
    line_->show_chip(line);
    line_->SetToolTip(to_wx(detail));
    Layout();
}

void MainFrame::show_owner(const std::string& words) {
    owner_->SetLabelText(to_wx(words));
    Layout();
}

void MainFrame::show_notice(Tone tone, const std::string& sentence) {
    const bool is_serious = tone == Tone::bad;
    notice_->ShowMessage(to_wx(sentence), is_serious              ? wxICON_ERROR
                                          : tone == Tone::warning ? wxICON_WARNING
                                                                  : wxICON_INFORMATION);
}

void MainFrame::clear_notice() {
    if (notice_->IsShown()) notice_->Dismiss();
}

}  // namespace thidua
