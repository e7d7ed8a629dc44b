#include "client/app/report_order.h"

#include <algorithm>

#include "client/app/periods.h"
#include "client/app/workspace.h"
#include "shared/base/text.h"
#include "shared/model/period_standing.h"
#include "shared/model/record_types.h"
#include "shared/model/report.h"
#include "shared/model/unit.h"

namespace thidua {
namespace {

using ListedRow = RecordQuery::Row;

bool comes_before(const Unit& a, const Unit& b) {
    if (a.sort_key != b.sort_key) return a.sort_key < b.sort_key;
    return a.name != b.name && compare_text(a.name, b.name) < 0;
}

}  // namespace

ReportOrder::ReportOrder(Workspace& workspace, const ReportFilter& filter)
    : workspace_{workspace},
      query_{workspace.store()},
      filter_{filter},
      words_{folded(filter.words)},
      stamp_{query_.stamp()} {
    read_units();
    read_periods();
    count_reports();
}

bool ReportOrder::is_of(const ReportFilter& filter, const RecordQuery::Stamp& stamp) const {
    return stamp == stamp_ && filter.period == filter_.period && filter.unit == filter_.unit &&
           filter.state == filter_.state && filter.words == filter_.words;
}

void ReportOrder::read_units() {
    std::vector<std::pair<RecordId, Unit>> units;
    for (const Record& record : query_.list({.type = record_types::unit}))
        units.emplace_back(record.id, view_of<Unit>(record));
    std::ranges::sort(units, [](const auto& a, const auto& b) {
        if (comes_before(a.second, b.second)) return true;
        return !comes_before(b.second, a.second) && a.first < b.first;
    });
    for (std::size_t rank = 0; rank < units.size(); ++rank) {
        const auto& [id, unit] = units[rank];
        const std::string words = words_.empty() ? "" : folded(unit.name + ' ' + unit.code);
        units_.emplace(id, UnitPlace{words, rank});
    }
}

/// Newest due date first.
void ReportOrder::read_periods() {
    const HolidayCalendar calendar = workspace_.periods().holidays();
    const auto add = [&](const Record& record) {
        const auto period = view_of<Period>(record);
        slots_.push_back({.period = record.id, .due = due_at(period, calendar)});
        if (!words_.empty()) slots_.back().words = folded(display_name(period));
    };
    if (!filter_.period)
        for (const Record& record : query_.list({.type = record_types::period})) add(record);
    else if (const auto record = query_.find(*filter_.period))
        add(*record);
    std::ranges::sort(slots_, [](const Slot& a, const Slot& b) {
        return a.due != b.due ? a.due > b.due : a.period < b.period;
    });
}

void ReportOrder::count_reports() {
    std::unordered_map<RecordId, std::size_t> place_of;
    for (std::size_t at = 0; at < slots_.size(); ++at) place_of.emplace(slots_[at].period, at);
    std::optional<RecordId> last;  // they come period by period
    std::size_t at = 0;
    const auto count = [&](const RecordId& period, const RecordId& unit) {
        if (period != last) {
            // A period that has not been pulled comes last.
            const auto [known, is_new] = place_of.emplace(period, slots_.size());
            if (is_new) slots_.push_back({.period = period});
            last = period;
            at = known->second;
        }
        if (matches(slots_[at], unit)) ++slots_[at].count;
    };
    query_.for_each_key({.type = record_types::report,
                         .parent = filter_.period,
                         .unit = filter_.unit,
                         .state = filter_.state},
                        count);
    std::erase_if(slots_, [](const Slot& slot) { return slot.count == 0; });
    for (Slot& slot : slots_) {
        slot.first = size_;
        size_ += slot.count;
    }
}

bool ReportOrder::matches(const Slot& slot, const RecordId& unit) const {
    if (words_.empty()) return true;
    static const std::string nothing;
    const auto known = units_.find(unit);
    const std::string& unit_words = known == units_.end() ? nothing : known->second.words;
    if (unit_words.find(words_) != std::string::npos) return true;
    if (slot.words.find(words_) != std::string::npos) return true;
    const bool may_span = words_.find(' ') != std::string::npos;
    return may_span && (unit_words + ' ' + slot.words).find(words_) != std::string::npos;
}

RecordQuery::Filter ReportOrder::query_of(const Slot& slot) const {
    return {.type = record_types::report,
            .parent = slot.period,
            .unit = filter_.unit,
            .state = filter_.state};
}

std::vector<ListedRow> ReportOrder::rows_of(const Slot& slot) {
    std::vector<ListedRow> rows = query_.list_rows(query_of(slot));
    std::erase_if(rows, [&](const ListedRow& row) { return !matches(slot, row.unit); });
    const auto rank = [this](const ListedRow& row) {
        const auto known = units_.find(row.unit);
        return std::pair{known == units_.end() ? units_.size() : known->second.rank, row.id};
    };
    std::ranges::sort(rows, {}, rank);
    return rows;
}

std::vector<ListedRow> ReportOrder::rows(std::size_t offset, std::size_t limit) {
    std::vector<ListedRow> page;
    auto slot = std::ranges::upper_bound(slots_, offset, {}, &Slot::first);
    if (slot != slots_.begin()) --slot;
    for (; slot != slots_.end() && page.size() < limit; ++slot) {
        std::vector<ListedRow> rows = rows_of(*slot);
        const std::size_t skipped = offset > slot->first ? offset - slot->first : 0;
        for (std::size_t at = skipped; at < rows.size() && page.size() < limit; ++at)
            page.push_back(std::move(rows[at]));
    }
    return page;
}

std::optional<std::size_t> ReportOrder::place_after(const RecordId& report) {
    const auto record = query_.find(report);
    if (!record) return std::nullopt;
    const auto view = view_of<Report>(*record);
    const auto slot = std::ranges::find(slots_, view.period, &Slot::period);
    if (slot == slots_.end()) return std::nullopt;
    const std::vector<ListedRow> rows = rows_of(*slot);
    const auto row = std::ranges::find(rows, report, &ListedRow::id);
    if (row == rows.end()) return std::nullopt;
    return slot->first + static_cast<std::size_t>(row - rows.begin()) + 1;
}

}  // namespace thidua
