#pragma once

#include <wx/panel.h>

#include "client/gui/presenter/editor_model.h"

class wxButton;
class wxChoice;
class wxSizer;
class wxStaticText;
class wxTextCtrl;

namespace thidua {

class ReportEditorPresenter;
class TableBox;

/// One field of a form: its label, what it is filled in with, last period's value, and what is
/// wrong with it, in words. Shows what it is given and hands typing to the presenter.
class FieldBox final : public wxPanel {
public:
    FieldBox(wxWindow* parent, const EditorField& field, ReportEditorPresenter& presenter);

    /// Another state of the same field. A text that is as shown already is not touched, so that
    /// the cursor stays where it is. True when its height may have changed.
    bool show_field(const EditorField& field);
    void take_focus();
    [[nodiscard]] const FieldPath& path() const { return path_; }

private:
    void add_label(wxSizer* sizer, const EditorField& field);
    void add_control(wxSizer* sizer, const EditorField& field);
    wxWindow* make_control(const EditorField& field);
    wxTextCtrl* make_text(const EditorField& field);
    wxChoice* make_choice(const EditorField& field);
    void show_text(const EditorField& field);
    bool show_words(const EditorField& field);

    ReportEditorPresenter& presenter_;
    FieldPath path_;
    std::vector<EditorOption> options_;
    wxTextCtrl* text_ = nullptr;
    wxChoice* choice_ = nullptr;
    wxStaticText* computed_ = nullptr;
    TableBox* table_ = nullptr;
    wxStaticText* last_ = nullptr;
    wxStaticText* finding_ = nullptr;
    wxStaticText* asked_ = nullptr;
    wxStaticText* hint_ = nullptr;
    wxButton* conflict_ = nullptr;
    std::string shown_words_;  ///< what show_words() last showed
};

}  // namespace thidua
