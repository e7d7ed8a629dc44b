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

/// One report as a form; there is nothing to press. What is typed goes to the working copy within
/// two seconds. An edit is cut from it on leaving the field, on leaving the report, before a step
/// of it and before a session: not at every pause, because each one is history and bytes on the
/// line. What cannot be stored, or has no meaning for its field, stays until it is corrected or
/// undone. What others change comes in beneath: fields that nobody is typing into follow, the one
/// being typed keeps what the person saw.
class ReportEditorPresenter final : public PlacePresenter {
public:
    static constexpr std::chrono::milliseconds save_delay{1500};
    /// After a store that failed.
    static constexpr std::chrono::milliseconds retry_delay{5000};

    ReportEditorPresenter(Desk& desk, ReportEditorView& view) : desk_{desk}, view_{view} {}

    /// False, with a notice, when there is no such report, or while what was typed into the one
    /// before can be stored nowhere.
    bool open(const RecordId& report, const FieldPath& field = {});
    void refresh() override;
    void leave() override;

    [[nodiscard]] const EditorModel& model() const { return model_; }

    void type(const FieldPath& path, const std::string& text);
    void leave_field(const FieldPath& path);
    void on_save_timer();
    /// A session is about to begin, and takes along what is typed so far.
    void save_typed();
    /// False while something typed stands in this window only.
    [[nodiscard]] bool is_safe() const;

    /// A cell of the row at that place; of the blank row when it is the last one, which makes it a
    /// row as soon as its key (or, without one, any cell) is there.
    void type_cell(const std::string& table, std::size_t row, std::size_t column,
                   const std::string& text);
    /// The same while the cell is being typed into: kept, and stored when type_cell() says so.
    void type_in_cell(const std::string& table, std::size_t row, std::size_t column,
                      const std::string& text);
    /// What a spreadsheet put on the clipboard, its first cell at that place.
    void paste(const std::string& table, std::size_t row, std::size_t column,
               const std::string& text);
    void remove_row(const std::string& table, std::size_t row);

    void undo();
    [[nodiscard]] bool can_undo() const {
        return draft_.has_unsaved() || (model_.editable && !steps_.empty());
    }

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

    /// What has no meaning is told, and of which report where another one is shown next.
    void leave_for(const RecordId& next);
    bool load();
    void rebuild();
    const Field* find_field_at(const FieldPath& path) const;
    void restore();
    /// What is typed in a row that somebody else removed goes with it, and is told.
    void drop_lost_cells();
    /// Cuts an edit from what is typed and keeps the rest.
    void save();
    void keep();
    /// False, with a notice, when the store failed: everything typed stands as it did, and a timer
    /// tries again.
    bool try_store(const std::function<void()>& action);
    bool cut(const ReportDraft::Change& change);
    Result<void> store(const ReportDraft::Change& change);
    bool store_one_by_one(const ReportDraft::Change& change);
    void remember(const ReportDraft::Change& change);
    Result<void> take_back(const Step& step);
    void changed();
    /// Saves, does it, shows the report anew.
    void step(const std::function<Result<void>()>& action);

    const Field* find_table(const std::string& key) const;
    FieldPath path_of_cell(const Field& table, std::size_t row, std::size_t column) const;
    using Cells = std::vector<std::pair<std::string, Value>>;
    /// Of the blank row, by column; empty while they make no row.
    [[nodiscard]] Cells complete_blank_row(const Field& table) const;
    void add_complete_rows();
    bool add_blank_row(const Field& table);
    bool paste_row(const Field& table, std::size_t row, std::size_t column,
                   const std::vector<std::string>& cells, std::size_t& refused);
    /// How many do not fit.
    std::size_t paste_blank_row(const Field& table, std::size_t column,
                                const std::vector<std::string>& cells);

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
    std::map<FieldPath, std::string> kept_;  ///< of the working copy, what this window knows of it
    bool is_restored_ = false;               ///< the working copy has been read
    bool is_failing_ = false;                ///< the store is, and the person was told
    bool owes_edit_ = false;                 ///< one was to be cut when the store failed
};

}  // namespace thidua
