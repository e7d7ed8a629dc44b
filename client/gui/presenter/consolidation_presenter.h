#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "client/app/consolidations.h"
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
    std::string made_at;
    std::string included;  ///< "12 reports accepted, 3 units missing"
    std::vector<FigureRow> figures;
    std::vector<std::string> missing;  ///< "unit: why"
};

class ConsolidationView {
public:
    virtual ~ConsolidationView() = default;
    virtual void show_periods(const std::vector<PeriodOption>& periods, std::size_t chosen) = 0;
    /// Nothing while there is no period.
    virtual void show_consolidation(const ConsolidationPage* page) = 0;
    virtual void show_parts(const std::string& title, const std::vector<PartRow>& parts) = 0;
};

/// A period's accepted reports as one: each figure opens to its parts, and each part to its report.
class ConsolidationPresenter final : public PlacePresenter {
public:
    ConsolidationPresenter(Desk& desk, ConsolidationView& view) : desk_{desk}, view_{view} {}

    void refresh() override;
    void choose_period(std::size_t place);
    void select_figure(std::size_t row);
    void open_part(std::size_t row);
    /// .xlsx or .json, by the ending.
    void write(const std::filesystem::path& file);
    /// What a file of it might be called.
    [[nodiscard]] std::string file_name() const;

private:
    void read();
    void show_periods();
    void show(std::shared_ptr<const Consolidation> made);

    Desk& desk_;
    ConsolidationView& view_;
    Alive alive_;
    std::vector<PeriodOption> periods_;
    RecordId period_;
    std::shared_ptr<const Consolidation> made_;
    std::vector<PartRow> parts_;
    std::size_t figure_ = 0;
};

}  // namespace thidua
