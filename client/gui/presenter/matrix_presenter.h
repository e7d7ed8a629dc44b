#pragma once

#include <vector>

#include "client/app/evidence_tray.h"
#include "client/app/periods.h"
#include "client/gui/presenter/alive.h"
#include "client/gui/presenter/desk.h"
#include "client/gui/presenter/return_wish.h"

namespace thidua {

enum class MatrixFilter { all, missing, late, on_time, to_review, extended };

struct MatrixColumn {
    std::string name;
    std::string due;
};

struct MatrixPlace {
    std::size_t row = 0;  ///< the row after the last unit is the total
    std::size_t column = 0;
};

/// What is known of one unit in one period, and what may be done about it.
struct MatrixDetail {
    std::string title;
    Chip chip;
    std::vector<std::string> lines;  ///< the evidence, in words
    bool has_report = false;
    bool may_review = false;
    bool may_reopen = false;
    bool may_decline = false;  ///< the unit asks to open it again
    bool may_extend = false;
    bool may_judge = false;  ///< arrived late, and its device says that it was finished in time
};

class MatrixView {
public:
    virtual ~MatrixView() = default;
    /// Columns, rows or cells changed, or another cell is the chosen one: the view asks for those
    /// it shows, and brings the chosen one into sight.
    virtual void show_matrix() = 0;
    virtual void show_detail(const MatrixDetail* detail) = 0;
    virtual void show_counts(const std::vector<std::pair<MatrixFilter, std::string>>& counts) = 0;
    virtual std::optional<std::string> ask_reason(const std::string& question) = 0;
    /// A reason and perhaps a day; empty when cancelled.
    virtual std::optional<ReturnWish> ask_return(const std::string& question) = 0;
    /// A date and a reason; empty when cancelled.
    virtual std::optional<std::pair<std::string, std::string>> ask_date_and_reason(
        const std::string& question) = 0;
};

/// The Office's view of the whole: units by periods, with the evidence behind each cell.
class MatrixPresenter final : public PlacePresenter {
public:
    MatrixPresenter(Desk& desk, MatrixView& view) : desk_{desk}, view_{view} {}

    void refresh() override;
    void set_filter(MatrixFilter filter);
    [[nodiscard]] MatrixFilter filter() const { return filter_; }
    /// Of one period, in words for people: the filter's counts refer to it.
    void set_words(const std::string& words);
    [[nodiscard]] const std::string& words() const { return words_; }

    [[nodiscard]] const std::vector<MatrixColumn>& columns() const { return columns_; }
    [[nodiscard]] std::size_t unit_count() const { return shown_.size(); }
    [[nodiscard]] std::string unit_name(std::size_t row) const;
    [[nodiscard]] Chip cell(const MatrixPlace& place) const;
    /// "12 of 15 on time" of what is shown.
    [[nodiscard]] std::string total(std::size_t column) const;

    void select(const MatrixPlace& place);
    /// The cell of that report, at the next refresh().
    void choose(const RecordId& report) { wanted_ = report; }
    /// The cell that the detail is about; empty while nothing is shown.
    [[nodiscard]] std::optional<MatrixPlace> chosen() const;
    void open_report();
    void accept();
    void send_back();
    void reopen();
    /// Keeps the accepted report as it is, against what its unit asks.
    void decline();
    void extend();
    void exempt();
    /// Whether a report that arrived late counts as finished in time.
    void judge(bool on_time);

private:
    struct UnitLine {
        RecordId unit;
        std::string name;
        std::string code;
        std::vector<const UnitStanding*> cells;  ///< by column; null where nothing is owed
    };
    void show(std::vector<PeriodStatus> periods, std::vector<ClaimedSubmission> claims);
    void choose_wanted();
    void choose_if_hidden();
    [[nodiscard]] const ClaimedSubmission* find_claim(const UnitStanding& unit) const;
    void arrange();
    void arrange_rows();
    void show_rows();
    [[nodiscard]] bool fits(const UnitLine& line) const;
    [[nodiscard]] std::vector<std::pair<MatrixFilter, std::string>> counts() const;
    [[nodiscard]] const UnitStanding* standing(const MatrixPlace& place) const;
    [[nodiscard]] const UnitStanding* selected() const;
    [[nodiscard]] MatrixDetail detail_of(const UnitStanding& unit,
                                         const PeriodStatus& period) const;
    void show_detail();
    void review(const std::function<Result<void>(const RecordId& report)>& action);

    Desk& desk_;
    MatrixView& view_;
    Alive alive_;
    std::vector<PeriodStatus> periods_;
    std::vector<ClaimedSubmission> claims_;  ///< that wait for a decision
    std::vector<MatrixColumn> columns_;
    std::vector<UnitLine> units_;
    std::vector<std::size_t> shown_;  ///< places in units_
    MatrixFilter filter_ = MatrixFilter::all;
    std::string words_;
    RecordId chosen_unit_;
    RecordId chosen_period_;
    RecordId wanted_;  ///< a report, until it is found
};

bool matches(MatrixFilter filter, const UnitStanding& unit);
std::string filter_words(MatrixFilter filter);

}  // namespace thidua
