#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "client/app/reports.h"
#include "client/store/record_query.h"

namespace thidua {

/// The order of a long list of reports, newest due date first and then the units in theirs, without
/// the reports: how many of each period match. A page reads only the periods that it shows, so it
/// takes as long at the end of 100,000 reports as at the beginning.
class ReportOrder {
public:
    ReportOrder(Workspace& workspace, const ReportFilter& filter);

    /// Whether it still holds for that filter, whatever its page.
    [[nodiscard]] bool is_of(const ReportFilter& filter, const RecordQuery::Stamp& stamp) const;

    [[nodiscard]] std::size_t size() const { return size_; }
    /// In the order of the list, at most `limit` from `offset` on.
    [[nodiscard]] std::vector<RecordQuery::Row> rows(std::size_t offset, std::size_t limit);
    /// The place after the report's; empty when it does not match.
    [[nodiscard]] std::optional<std::size_t> place_after(const RecordId& report);

private:
    struct Slot {
        RecordId period;
        Instant due;
        std::string words;  ///< folded name
        std::size_t count = 0;
        std::size_t first = 0;  ///< place of its first report
    };
    struct UnitPlace {
        std::string words;  ///< folded name and code
        std::size_t rank = 0;
    };
    void read_units();
    void read_periods();
    void count_reports();
    [[nodiscard]] bool matches(const Slot& slot, const RecordId& unit) const;
    [[nodiscard]] RecordQuery::Filter query_of(const Slot& slot) const;
    [[nodiscard]] std::vector<RecordQuery::Row> rows_of(const Slot& slot);

    Workspace& workspace_;
    RecordQuery query_;
    ReportFilter filter_;
    std::string words_;  ///< folded
    RecordQuery::Stamp stamp_;
    std::unordered_map<RecordId, UnitPlace> units_;
    std::vector<Slot> slots_;
    std::size_t size_ = 0;
};

}  // namespace thidua
