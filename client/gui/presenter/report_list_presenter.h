#pragma once

#include <map>
#include <vector>

#include "client/app/periods.h"
#include "client/app/reports.h"
#include "client/gui/presenter/desk.h"

namespace thidua {

struct ReportRow {
    std::string period;
    std::string unit;
    std::string version;  ///< "Version 2"; empty before the first submission
    Chip chip;
};

struct StateOption {
    std::string state;  ///< empty: any
    std::string words;
};

/// A period whose report this unit has not started.
struct StartOption {
    RecordId period;
    std::string words;
};

class ReportListView {
public:
    virtual ~ReportListView() = default;
    /// The rows changed; the view asks for those it shows. Keeps the selected report selected.
    virtual void reset(std::size_t count) = 0;
    /// "1.234 of 100.000 reports".
    virtual void show_summary(const std::string& words) = 0;
    virtual void show_start_options(const std::vector<StartOption>& options) = 0;
};

/// All reports this device may see. Rows come from the store a page at a time, so that a list of
/// 100,000 opens, scrolls and filters as one types.
class ReportListPresenter final : public PlacePresenter {
public:
    ReportListPresenter(Desk& desk, ReportListView& view) : desk_{desk}, view_{view} {}

    void refresh() override;

    [[nodiscard]] std::vector<StateOption> state_options() const;
    void set_state(const std::string& state);
    /// Words of unit or period, with or without marks.
    void set_words(const std::string& words);
    [[nodiscard]] const ReportFilter& filter() const { return filter_; }

    [[nodiscard]] ReportRow row(std::size_t index);
    [[nodiscard]] std::optional<RecordId> report_at(std::size_t index);
    void open(std::size_t index);
    void start(const RecordId& period);

private:
    static constexpr std::size_t page_rows = 200;
    static constexpr std::size_t pages_max = 50;
    const ReportSummary* find_row(std::size_t index);
    void show_summary();

    Desk& desk_;
    ReportListView& view_;
    ReportFilter filter_;
    std::size_t count_ = 0;
    std::map<std::size_t, std::vector<ReportSummary>> pages_;
};

}  // namespace thidua
