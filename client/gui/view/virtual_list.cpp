#include "client/gui/view/virtual_list.h"

#include <algorithm>

#include "client/gui/view/theme.h"
#include "client/gui/view/wx_text.h"

namespace thidua {

class VirtualList::Model final : public wxDataViewVirtualListModel {
public:
    Model(CellOf cell_of, unsigned columns) : cell_of_{std::move(cell_of)}, columns_{columns} {}

    unsigned int GetColumnCount() const override { return columns_ + 1; }
    wxString GetColumnType(unsigned int) const override { return "string"; }
    void GetValueByRow(wxVariant& value, unsigned int row, unsigned int column) const override {
        value = column < columns_ ? to_wx(cell_of_(row, column).text) : wxString{};
    }
    bool SetValueByRow(const wxVariant&, unsigned int, unsigned int) override { return false; }
    bool GetAttrByRow(unsigned int row, unsigned int column,
                      wxDataViewItemAttr& attributes) const override {
        if (column >= columns_) return false;
        const ListCell cell = cell_of_(row, column);
        if (cell.strong) attributes.SetBold(true);
        if (cell.tone != Tone::plain)
            attributes.SetColour(theme::colours_of(cell.tone).text);
        else if (cell.quiet)
            attributes.SetColour(theme::quiet_text());
        return cell.strong || cell.quiet || cell.tone != Tone::plain;
    }

private:
    CellOf cell_of_;
    unsigned columns_;
};

namespace {

/// An empty cell that keeps its row as high as asked: GTK takes the height from the cells and does
/// not hear of SetRowHeight().
class RowSpacer final : public wxDataViewCustomRenderer {
public:
    explicit RowSpacer(int height)
        : wxDataViewCustomRenderer("string", wxDATAVIEW_CELL_INERT), height_{height} {}

    bool SetValue(const wxVariant&) override { return true; }
    bool GetValue(wxVariant&) const override { return false; }
    wxSize GetSize() const override { return {1, height_}; }
    bool Render(wxRect, wxDC*, int) override { return true; }

private:
    int height_;
};

}  // namespace

VirtualList::VirtualList(wxWindow* parent, const Options& options, CellOf cell_of)
    : wxDataViewCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                     (options.header ? 0 : wxDV_NO_HEADER) |
                         (options.several ? wxDV_MULTIPLE : wxDV_SINGLE) |
                         (options.border ? wxBORDER_THEME : wxBORDER_NONE)) {
    model_ = new Model{std::move(cell_of), static_cast<unsigned>(options.columns.size())};
    AssociateModel(model_);
    model_->DecRef();
    SetName(to_wx(options.name));
    SetRowHeight(FromDIP(options.row_height));
    // A head that is narrower than its own frame makes GTK complain.
    const int spacer_width = FromDIP(options.header ? 14 : 2);
    AppendColumn(new wxDataViewColumn(wxString{}, new RowSpacer{FromDIP(options.row_height)},
                                      static_cast<unsigned>(options.columns.size()), spacer_width,
                                      wxALIGN_LEFT, 0));
    for (unsigned i = 0; i < options.columns.size(); ++i) {
        const ListColumn& column = options.columns[i];
        auto* const renderer = new wxDataViewTextRenderer("string", wxDATAVIEW_CELL_INERT);
        renderer->EnableEllipsize(wxELLIPSIZE_END);
        const auto alignment = column.to_the_right ? wxALIGN_RIGHT : wxALIGN_LEFT;
        renderer->SetAlignment(alignment | wxALIGN_CENTRE_VERTICAL);
        AppendColumn(new wxDataViewColumn(to_wx(column.title), renderer, i, FromDIP(column.width),
                                          alignment, wxDATAVIEW_COL_RESIZABLE));
    }
    Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        const std::size_t row = first_chosen();
        if (telling_ && on_choose && row < model_->GetCount()) on_choose(row);
    });
    Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent& event) {
        if (on_open && event.GetItem().IsOk()) on_open(model_->GetRow(event.GetItem()));
    });
}

void VirtualList::reset(std::size_t rows) {
    const auto kept = chosen();
    const wxDataViewItem top = GetTopItem();
    telling_ = false;
    model_->Reset(static_cast<unsigned>(rows));
    wxDataViewItemArray items;
    for (const std::size_t row : kept) {
        if (row < rows) items.Add(model_->GetItem(static_cast<unsigned>(row)));
    }
    SetSelections(items);
    if (top.IsOk() && model_->GetRow(top) < rows) EnsureVisible(top);
    telling_ = true;
}

void VirtualList::redraw() {
    redraw(0, model_->GetCount());
}

void VirtualList::redraw(std::size_t first, std::size_t count) {
    const std::size_t end = std::min<std::size_t>(first + count, model_->GetCount());
    for (std::size_t row = first; row < end; ++row) model_->RowChanged(static_cast<unsigned>(row));
}

void VirtualList::choose(std::size_t row) {
    if (row >= model_->GetCount() || first_chosen() == row) return;
    telling_ = false;
    Select(model_->GetItem(static_cast<unsigned>(row)));
    telling_ = true;
}

std::vector<std::size_t> VirtualList::chosen() const {
    wxDataViewItemArray items;
    GetSelections(items);
    std::vector<std::size_t> rows;
    for (const wxDataViewItem& item : items) rows.push_back(model_->GetRow(item));
    return rows;
}

std::size_t VirtualList::first_chosen() const {
    const auto rows = chosen();
    return rows.empty() ? model_->GetCount() : rows.front();
}

}  // namespace thidua
