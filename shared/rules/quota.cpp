#include "shared/rules/quota.h"

namespace thidua {
namespace {

bool fits(const QuotaLine& line, const QuotaSeat& seat) {
    return line.award == seat.award && (!line.nominee || *line.nominee == seat.nominee) &&
           (line.unit_kind.empty() || line.unit_kind == seat.unit_kind) &&
           (line.unit.is_nil() || line.unit == seat.unit);
}

int narrowness(const QuotaLine& line) {
    return (line.unit.is_nil() ? 0 : 4) + (line.unit_kind.empty() ? 0 : 2) + (line.nominee ? 1 : 0);
}

}  // namespace

const QuotaLine* find_line(const std::vector<QuotaLine>& lines, const QuotaSeat& seat) {
    const QuotaLine* best = nullptr;
    for (const QuotaLine& line : lines)
        if (fits(line, seat) && (!best || narrowness(line) > narrowness(*best))) best = &line;
    return best;
}

std::vector<QuotaUse> use_quota(const std::vector<QuotaLine>& lines,
                                const std::vector<QuotaSeat>& nominations) {
    std::vector<QuotaUse> uses;
    uses.reserve(lines.size());
    for (const QuotaLine& line : lines) uses.push_back({.line = line});
    for (const QuotaSeat& seat : nominations)
        if (const QuotaLine* const line = find_line(lines, seat))
            ++uses.at(static_cast<std::size_t>(line - lines.data())).used;
    return uses;
}

}  // namespace thidua
