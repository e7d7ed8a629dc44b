#include "client/gui/view/report_editor_panel.h"

#include <wx/sizer.h>
#include <wx/wupdlock.h>

#include "client/gui/view/dialogs.h"
#include "client/gui/view/theme.h"
#include "client/gui/view/wx_text.h"
#include "shared/base/translate.h"

namespace thidua {

ReportEditorPanel::ReportEditorPanel(wxWindow* parent, Desk& desk, std::function<void()> back)
    : wxPanel(parent), presenter_{desk, *this} {
    SetBackgroundColour(theme::page_ground());
    auto* const page = new wxBoxSizer(wxVERTICAL);
    page->Add(make_head(std::move(back)),
              wxSizerFlags{}.Expand().Border(wxALL, theme::wide_gap(this)));
    make_body(page);
    SetSizer(page);
    saving_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { presenter_.on_save_timer(); });
}

wxSizer* ReportEditorPanel::make_head(std::function<void()> back) {
    auto* const head = new wxBoxSizer(wxVERTICAL);
    auto* const line = new wxBoxSizer(wxHORIZONTAL);
    auto* const words = new wxBoxSizer(wxVERTICAL);
    auto* const top = new wxBoxSizer(wxHORIZONTAL);
    auto* const back_button = theme::make_button(this, "‹ " + tr("&Back"));
    back_button->Bind(wxEVT_BUTTON, [this, back](wxCommandEvent&) { CallAfter(back); });
    top->Add(back_button, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, theme::gap(this) * 2));
    title_ = new wxStaticText(this, wxID_ANY, wxString{});
    title_->SetFont(theme::title_font());
    top->Add(title_, wxSizerFlags{}.CentreVertical());
    chip_ = new ChipLabel{this, {}};
    top->Add(chip_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, theme::gap(this) * 2));
    words->Add(top);
    words->AddSpacer(theme::gap(this) / 2);
    unit_ = theme::add_note(this, words, {}, 900);
    line->Add(words, wxSizerFlags{1}.CentreVertical());
    line->Add(make_buttons(), wxSizerFlags{}.CentreVertical());
    head->Add(line, wxSizerFlags{}.Expand());
    reason_ = theme::add_note(this, head, {}, 900);
    reason_->SetForegroundColour(theme::colours_of(Tone::warning).text);
    return head;
}

wxSizer* ReportEditorPanel::make_buttons() {
    auto* const line = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](const std::string& label, bool is_main, auto action) {
        auto* const button = theme::make_button(this, label, is_main);
        button->Bind(wxEVT_BUTTON, [this, action](wxCommandEvent&) { CallAfter(action); });
        line->Add(button, wxSizerFlags{}.CentreVertical().Border(wxLEFT, theme::gap(this)));
        return button;
    };
    undo_ = add(tr("&Undo"), false, [this] { presenter_.undo(); });
    add(tr("&History"), false, [this] { show_history(this, presenter_.history()); });
    withdraw_ = add(tr("&Withdraw to change"), false, [this] { presenter_.withdraw(); });
    reopen_ = add(tr("Open a&gain …"), false, [this] { presenter_.reopen(); });
    return_ = add(tr("Re&turn …"), false, [this] { presenter_.send_back(); });
    accept_ = add(tr("&Accept"), true, [this] { presenter_.accept(); });
    submit_ = add(tr("&Submit …"), true, [this] { presenter_.go_to_submission(); });
    return line;
}

void ReportEditorPanel::make_body(wxSizer* page) {
    auto* const body = new wxBoxSizer(wxHORIZONTAL);
    sections_ = new VirtualList{
        this,
        {.name = tr("Sections"),
         .columns = {{tr("Section"), 206}, {tr("Filled in"), 86}},
         .header = false,
         .row_height = 36},
        [this](std::size_t row, std::size_t column) { return section_cell(row, column); }};
    sections_->SetMinSize(FromDIP(wxSize{300, -1}));
    sections_->on_choose = [this](std::size_t row) {
        if (row != section_) CallAfter([this, row] { show_section(row); });
    };
    body->Add(sections_, wxSizerFlags{}.Expand().Border(wxLEFT | wxBOTTOM, theme::wide_gap(this)));
    fields_ = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                   wxVSCROLL | wxHSCROLL | wxTAB_TRAVERSAL);
    fields_->SetBackgroundColour(theme::page_ground());
    fields_->SetScrollRate(FromDIP(16), FromDIP(16));
    fields_->SetSizer(new wxBoxSizer(wxVERTICAL));
    body->Add(fields_, wxSizerFlags{1}.Expand().Border(wxLEFT, theme::wide_gap(this)));
    page->Add(body, wxSizerFlags{1}.Expand());
}

ListCell ReportEditorPanel::section_cell(std::size_t row, std::size_t column) const {
    const auto& sections = presenter_.model().sections;
    if (row >= sections.size()) return {};
    if (column == 1) return cell_of(sections[row].chip);
    return {sections[row].title, Tone::plain, row == section_, false};
}

FieldBox* ReportEditorPanel::find_box(const FieldPath& path) {
    for (FieldBox* const box : boxes_) {
        if (box->path() == path) return box;
    }
    return nullptr;
}

void ReportEditorPanel::show_report() {
    const auto& model = presenter_.model();
    if (model.report != report_) section_ = 0;
    report_ = model.report;
    show_head();
    sections_->reset(model.sections.size());
    show_section(section_ < model.sections.size() ? section_ : 0);
}

void ReportEditorPanel::show_head() {
    const auto& model = presenter_.model();
    title_->SetLabelText(to_wx(model.title));
    theme::set_note(unit_, model.unit + " · " + model.due, 900);
    chip_->show_chip(model.chip);
    std::string reason = model.missing_form;
    if (!model.reason.empty()) reason = "↩ " + tr("Returned by the Office:") + " " + model.reason;
    if (!model.request.empty()) reason += (reason.empty() ? "? " : "\n? ") + model.request;
    if (!model.declined.empty()) reason += (reason.empty() ? "" : "\n") + model.declined;
    theme::set_note(reason_, reason, 900);
    undo_->Show(model.editable || presenter_.can_undo());
    undo_->Enable(presenter_.can_undo());
    submit_->Show(model.may_submit);
    withdraw_->Show(model.may_withdraw);
    accept_->Show(model.may_review);
    return_->Show(model.may_review);
    reopen_->Show(model.may_reopen);
    Layout();
}

void ReportEditorPanel::show_section(std::size_t place) {
    const wxWindowUpdateLocker quiet{this};
    section_ = place;
    boxes_.clear();
    fields_->GetSizer()->Clear(true);
    const auto& sections = presenter_.model().sections;
    if (place < sections.size()) {
        theme::add_heading(fields_, fields_->GetSizer(), sections[place].title);
        for (const EditorField& field : sections[place].content) {
            auto* const box = new FieldBox{fields_, field, presenter_};
            fields_->GetSizer()->Add(
                box, wxSizerFlags{}.Expand().Border(wxBOTTOM | wxRIGHT, theme::gap(this) * 2));
            boxes_.push_back(box);
        }
        add_next_button();
    }
    sections_->choose(place);
    sections_->redraw();
    fields_->Scroll(0, 0);
    fields_->FitInside();
    Layout();
}

void ReportEditorPanel::add_next_button() {
    if (section_ + 1 >= presenter_.model().sections.size()) return;
    const std::string& title = presenter_.model().sections[section_ + 1].title;
    auto* const next = theme::make_button(fields_, tr("Next section:") + " " + title + " ›");
    next->Bind(wxEVT_BUTTON,
               [this](wxCommandEvent&) { CallAfter([this] { show_section(section_ + 1); }); });
    fields_->GetSizer()->Add(next, wxSizerFlags{}.Border(wxBOTTOM, theme::wide_gap(this)));
}

void ReportEditorPanel::show_values() {
    show_head();
    bool moved = false;
    for (FieldBox* const box : boxes_) {
        const EditorField* const field = presenter_.model().find(box->path());
        if (field != nullptr) moved = box->show_field(*field) || moved;
    }
    sections_->redraw();
    if (!moved) return;
    fields_->FitInside();
    fields_->Layout();
}

void ReportEditorPanel::focus(const FieldPath& path) {
    // A cell's path begins with that of its table.
    const auto& sections = presenter_.model().sections;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        for (const EditorField& field : sections[i].content) {
            if (path != field.path && !path.starts_with(field.path + "/")) continue;
            if (i != section_) show_section(i);
            CallAfter([this, wanted = field.path] {
                if (FieldBox* const box = find_box(wanted)) box->take_focus();
            });
            return;
        }
    }
}

void ReportEditorPanel::save_in(std::chrono::milliseconds delay) {
    const int milliseconds = static_cast<int>(delay.count());
    if (!saving_.IsRunning() || milliseconds < saving_.GetInterval())
        saving_.StartOnce(milliseconds);
}

std::optional<ReturnWish> ReportEditorPanel::ask_return(const std::string& question) {
    return thidua::ask_return(this, question);
}

}  // namespace thidua
