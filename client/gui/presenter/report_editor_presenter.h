#pragma once

#include <chrono>
#include <variant>
#include <vector>

#include "client/gui/presenter/desk.h"
#include "client/gui/presenter/editor_model.h"
#include "client/gui/presenter/return_wish.h"

namespace thidua {

class ReportEditorView {
public:
    virtual ~ReportEditorView() = default;
    /// Another report, or another shape of this one: everything anew.
    virtual void show_report() = 0;
    /// Values, findings and chips changed. The control that is being typed into keeps its text.
    virtual void show_values() = 0;
    virtual void focus(const FieldPath& path) = 0;
    /// Call on_save_timer() after this long, unless a call is due sooner.
    virtual void save_in(std::chrono::milliseconds delay) = 0;
    /// A reason and perhaps a day; empty when cancelled.
    virtual std::optional<ReturnWish> ask_return(const std::string& question) = 0;
};

/// One line of "who changed what", in words.
struct HistoryRow {
    std::string when;
    std::string who;
    std::string what;
};

/// One report as a form. Every change is stored within two seconds and on leaving the field; there
/// is nothing to press. What others change comes in beneath: fields that nobody is typing into
/// follow, the one being typed keeps what the person saw.
class ReportEditorPresenter final : public PlacePresenter {
public:
    static constexpr std::chrono::milliseconds save_delay{1500};

    ReportEditorPresenter(Desk& desk, ReportEditorView& view) : desk_{desk}, view_{view} {}

    /// False, with a notice, when there is no such report.
    bool open(const RecordId& report, const FieldPath& field = {});
    void refresh() override;
    void leave() override;

    [[nodiscard]] const EditorModel& model() const { return model_; }

    void type(const FieldPath& path, const std::string& text);
    void leave_field(const FieldPath& path);
    void on_save_timer() { save(); }

    /// A cell of the row at that place; of the blank row when it is the last one, which makes it a
    /// row as soon as its key (or, without one, any cell) is there.
    void type_cell(const std::string& table, std::size_t row, std::size_t column,
                   const std::string& text);
    /// What a spreadsheet put on the clipboard, its first cell at that place.
    void paste(const std::string& table, std::size_t row, std::size_t column,
               const std::string& text);
    void remove_row(const std::string& table, std::size_t row);

    void undo();
    [[nodiscard]] bool can_undo() const { return !steps_.empty() || draft_.has_unsaved(); }

    void go_to_submission();
    void withdraw();
    void accept();
    void send_back();
    void reopen();
    void open_conflict(const FieldPath& path);
    [[nodiscard]] std::vector<HistoryRow> history();

private:
    struct RowAdded {
        std::string table;
        RecordId row;
    };
    struct RowRemoved {
        std::string table;
        std::vector<std::pair<std::string, Value>> cells;
    };
    using Step = std::variant<ReportDraft::Change, RowAdded, RowRemoved>;

    bool load();
    void rebuild();
    void save();
    Result<void> store(const ReportDraft::Change& change);
    Result<void> store_one_by_one(const ReportDraft::Change& change);
    void remember(const ReportDraft::Change& change);
    Result<void> take_back(const Step& step);
    void changed();
    /// Saves, does it, shows the report anew.
    void step(const std::function<Result<void>()>& action);

    const Field* find_table(const std::string& key) const;
    void show_blank_rows();
    void set_blank_cell(const Field& table, const Field& column, const std::string& text);
    Result<void> add_blank_row(const Field& table);
    void paste_row(const Field& table, std::size_t row, std::size_t column,
                   const std::vector<std::string>& cells, std::size_t& refused);

    Desk& desk_;
    ReportEditorView& view_;
    RecordId report_;
    ReportDetails details_;
    std::string due_;
    std::map<FieldPath, RecordId> conflicts_;
    ReportDraft draft_;
    EditorModel model_;
    std::vector<Step> steps_;
    FieldPath last_typed_;  ///< the field of the newest step, while it has not been left
    /// By table: what the blank row holds while it is no row yet.
    std::map<std::string, std::map<std::string, Value>> blank_;
};

}  // namespace thidua
