#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "client/app/consolidation_ledger.h"
#include "client/gui/presenter/alive.h"
#include "client/gui/presenter/desk.h"

namespace thidua {

struct PeriodOption {
    RecordId period;
    std::string words;
};

struct FigureRow {
    std::string section;
    std::string label;
    std::string value;
    std::string parts;  ///< "12 units"
    std::string note;
};

struct PartRow {
    std::string unit;
    std::string value;
    std::string weight;
    RecordId report;
};

struct ConsolidationPage {
    std::string title;
    std::string made_at;   ///< "Calculated 14:02", "Frozen (no. 2) on …"
    std::string included;  ///< "12 reports accepted, 3 units missing"
    std::vector<FigureRow> figures;
    std::vector<std::string> missing;  ///< "unit: why"
    bool is_frozen = false;
    bool may_freeze = false;
};

/// The figures of this moment, or frozen ones.
struct VersionOption {
    RecordId frozen;  ///< nil: of this moment
    std::string words;
};

/// One line of what happened since the figures were frozen.
struct LedgerRow {
    std::string when;
    std::string unit;
    std::string what;
    std::string effect;   ///< on the figures, short
    std::string details;  ///< all of it, for the line that is chosen
};

struct LedgerPage {
    std::string title;  ///< "Changed since it was frozen: 3"
    std::vector<LedgerRow> rows;
    std::string totals;  ///< frozen against now, one figure a line; empty when nothing differs
};

/// Before figures are frozen: which units to leave out, and why.
struct FreezeQuestion {
    std::string words;
    std::vector<std::pair<RecordId, std::string>> units;  ///< in the figures, by name
};

struct FreezeAnswer {
    std::vector<Exclusion> exclusions;
    std::string note;
};

class ConsolidationView {
public:
    virtual ~ConsolidationView() = default;
    virtual void show_periods(const std::vector<PeriodOption>& periods, std::size_t chosen) = 0;
    /// Nothing while there is no period.
    virtual void show_consolidation(const ConsolidationPage* page) = 0;
    virtual void show_parts(const std::string& title, const std::vector<PartRow>& parts) = 0;
    virtual void show_versions(const std::vector<VersionOption>& versions, std::size_t chosen) = 0;
    /// Nothing while figures of this moment are shown.
    virtual void show_ledger(const LedgerPage* page) = 0;
    /// Empty when the person thought better of it.
    virtual std::optional<FreezeAnswer> ask_freeze(const FreezeQuestion& question) = 0;
};

/// A period's accepted reports as one: each figure opens to its parts, and each part to its report.
/// Frozen figures stand beside those of this moment, each with its ledger.
class ConsolidationPresenter final : public PlacePresenter {
public:
    ConsolidationPresenter(Desk& desk, ConsolidationView& view) : desk_{desk}, view_{view} {}

    void refresh() override;
    /// To be shown at the next refresh(), with the figures of this moment.
    void choose(const RecordId& period);
    void choose_period(std::size_t place);
    void choose_version(std::size_t place);
    void select_figure(std::size_t row);
    void open_part(std::size_t row);
    void open_ledger_row(std::size_t row);
    void freeze();
    /// .xlsx or .json, by the ending.
    void write(const std::filesystem::path& file);
    /// What a file of it might be called.
    [[nodiscard]] std::string file_name() const;

private:
    struct Reading;
    void read();
    void show_periods();
    void show_versions();
    void show(const Reading& reading);
    void show_ledger(const ConsolidationLedger& ledger);

    Desk& desk_;
    ConsolidationView& view_;
    Alive alive_;
    std::vector<PeriodOption> periods_;
    RecordId period_;
    std::vector<VersionOption> versions_;
    RecordId version_;  ///< of the frozen one that is shown; nil: of this moment
    std::vector<std::optional<RecordId>> ledger_reports_;
    std::shared_ptr<const Consolidation> made_;
    std::vector<PartRow> parts_;
    std::size_t figure_ = 0;
};

}  // namespace thidua
