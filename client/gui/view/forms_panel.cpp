#include "client/gui/view/forms_panel.h"

#include <wx/ffile.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>

#include "client/gui/view/dialogs.h"
#include "client/gui/view/theme.h"
#include "client/gui/view/wx_text.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"

namespace thidua {

FormsPanel::FormsPanel(wxWindow* parent, Desk& desk) : wxPanel(parent), presenter_{desk, *this} {
    SetBackgroundColour(theme::page_ground());
    auto* const rows = new wxBoxSizer(wxVERTICAL);
    theme::add_title(this, rows, tr("Forms and periods"));
    add_periods(rows);
    rows->AddSpacer(theme::gap(this) * 2);
    add_forms(rows);
    auto* const all = new wxBoxSizer(wxVERTICAL);
    all->Add(rows, wxSizerFlags{1}.Expand().Border(wxALL, theme::wide_gap(this)));
    SetSizer(all);
}

wxButton* FormsPanel::add_button(wxSizer* line, const std::string& label,
                                 std::function<void()> action) {
    auto* const button = theme::make_button(this, label);
    button->Bind(wxEVT_BUTTON, [this, action](wxCommandEvent&) { CallAfter(action); });
    line->Add(button, wxSizerFlags{}.Border(wxTOP | wxRIGHT, theme::gap(this)));
    return button;
}

void FormsPanel::add_periods(wxSizer* rows) {
    theme::add_heading(this, rows, tr("Reporting periods"));
    period_list_ = new VirtualList{
        this,
        {.name = tr("Reporting periods"),
         .columns = {{tr("Period"), 340}, {tr("Due"), 240}, {tr("Form"), 180}, {tr("Status"), 180}},
         .row_height = 32},
        [this](std::size_t row, std::size_t column) -> ListCell {
            if (row >= periods_.size()) return {};
            const PeriodRow& shown = periods_[row];
            if (column == 0) return {shown.name};
            if (column == 1) return {shown.due};
            if (column == 2) return {shown.form, Tone::plain, false, true};
            return cell_of(shown.chip);
        }};
    rows->Add(period_list_, wxSizerFlags{3}.Expand());
    auto* const line = new wxBoxSizer(wxHORIZONTAL);
    create_ = add_button(line, tr("&Exceptional period …"), [this] { presenter_.create_period(); });
    extend_ = add_button(line, tr("&More time for a unit …"),
                         [this] { presenter_.extend(period_list_->first_chosen()); });
    exempt_ = add_button(line, tr("E&xempt a unit …"),
                         [this] { presenter_.exempt(period_list_->first_chosen()); });
    rows->Add(line);
}

void FormsPanel::add_forms(wxSizer* rows) {
    theme::add_heading(this, rows, tr("Report forms"));
    form_list_ = new VirtualList{
        this,
        {.name = tr("Report forms"),
         .columns = {{tr("Form"), 420}, {tr("Key"), 200}, {tr("Version"), 140}, {tr("Size"), 140}},
         .row_height = 32},
        [this](std::size_t row, std::size_t column) -> ListCell {
            if (row >= forms_.size()) return {};
            const FormRow& shown = forms_[row];
            if (column == 0) return {shown.title};
            if (column == 1) return {shown.key, Tone::plain, false, true};
            return {column == 2 ? shown.version : shown.fields};
        }};
    rows->Add(form_list_, wxSizerFlags{2}.Expand());
    auto* const line = new wxBoxSizer(wxHORIZONTAL);
    publish_ = add_button(line, tr("&Publish a form file …"), [this] { ask_file(); });
    rows->Add(line);
}

void FormsPanel::show_forms(const std::vector<FormRow>& rows) {
    forms_ = rows;
    form_list_->reset(rows.size());
}

void FormsPanel::show_periods(const std::vector<PeriodRow>& rows) {
    periods_ = rows;
    period_list_->reset(rows.size());
    if (period_list_->chosen().empty()) period_list_->choose(0);
}

void FormsPanel::allow(bool publish, bool create, bool relieve) {
    publish_->Enable(publish);
    create_->Enable(create);
    extend_->Enable(relieve && !periods_.empty());
    exempt_->Enable(relieve && !periods_.empty());
}

std::optional<PeriodWish> FormsPanel::ask_period(const std::vector<FormRow>& forms) {
    return thidua::ask_period(this, forms);
}

std::optional<ReliefWish> FormsPanel::ask_extension(const std::string& period,
                                                    const std::vector<UnitOption>& units) {
    return ask_relief(this, tr("More time for a unit") + " · " + period, true, units);
}

std::optional<ReliefWish> FormsPanel::ask_exemption(const std::string& period,
                                                    const std::vector<UnitOption>& units) {
    return ask_relief(this, tr("Exempt a unit") + " · " + period, false, units);
}

void FormsPanel::ask_file() {
    wxFileDialog dialog{
        this,       to_wx(tr("Publish a form file")),  wxString{},
        wxString{}, to_wx(tr("Form (*.json)|*.json")), wxFD_OPEN | wxFD_FILE_MUST_EXIST};
    if (dialog.ShowModal() != wxID_OK) return;
    wxFFile file{dialog.GetPath(), "rb"};
    if (!file.IsOpened()) return;
    // One byte more than a form may have: the reader then says that it is too large.
    std::string definition(limits::form_file_bytes_max + 1, '\0');
    definition.resize(file.Read(definition.data(), definition.size()));
    presenter_.publish(definition);
}

}  // namespace thidua
