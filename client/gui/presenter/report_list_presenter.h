#pragma once

#include <map>
#include <vector>

#include "client/app/periods.h"
#include "client/app/reports.h"
#include "client/gui/presenter/alive.h"
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
    /// These rows were not known before, and are now.
    virtual void show_rows(std::size_t first, std::size_t count) = 0;
    /// "1.234 of 100.000 reports".
    virtual void show_summary(const std::string& words) = 0;
    virtual void show_start_options(const std::vector<StartOption>& options) = 0;
};

/// All reports this device may see. Rows come from the store a page at a time and beside the
/// window's thread, so that a list of 100,000 opens, scrolls and filters as one types; a row that
/// has not come yet is blank.
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
    void open(std::size_t index);
    void start(const RecordId& period);

private:
    static constexpr std::size_t page_rows = 100;
    static constexpr std::size_t pages_max = 100;
    using Page = std::vector<ReportSummary>;
    struct Overview {
        std::size_t count = 0;
        std::size_t all = 0;
        Page first_page;
        std::vector<StartOption> start_options;
    };
    [[nodiscard]] static Page read_page(Workspace& workspace, ReportFilter filter,
                                        std::size_t page);
    [[nodiscard]] static Overview read_overview(Workspace& workspace, const ReportFilter& filter);
    void show(Overview overview);
    const ReportSummary* find_row(std::size_t index);
    void request(std::size_t page);

    Desk& desk_;
    ReportListView& view_;
    ReportFilter filter_;
    Alive alive_;
    std::size_t count_ = 0;
    std::uint64_t asked_ = 0;  ///< which question the pages answer; older answers are dropped
    /// Known pages, and empty ones that are on their way.
    std::map<std::size_t, Page> pages_;
};

}  // namespace thidua
