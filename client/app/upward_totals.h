#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/decimal.h"
#include "shared/base/id.h"
#include "shared/base/time.h"

namespace thidua {

class Workspace;

/// What one organ sent up of a figure, and where it is from.
struct OrganPart {
    std::string organ;  ///< code
    RecordId dispatch;
    Decimal value;
};

struct OrgansFigure {
    std::string field;
    std::string label;
    std::string measure;
    std::optional<Decimal> total = {};  ///< of what adds up; a rate has its parts alone
    std::vector<OrganPart> parts = {};
};

/// An organ whose report is not in the totals, and why.
struct OrganNotCounted {
    std::string organ;
    std::string name;
    std::string why;  ///< permanent: "missing", "sent", "returned", "no_figures"
};

/// The reports of one kind and period over the organs that send here: only those whose receipt is
/// confirmed are added up, each organ once however many it was sent to, and the rest is named.
/// Periods that count other days stand apart.
struct OrgansTotals {
    std::string form_key;
    std::string label;  ///< "2026"
    std::string name;
    std::optional<CivilDate> from;
    std::optional<CivilDate> through;
    std::vector<std::string> counted = {};  ///< codes of organs
    std::vector<OrganNotCounted> not_counted = {};
    std::vector<OrgansFigure> figures = {};
};

/// By period, those alone of which something was sent.
std::vector<OrgansTotals> totals_of_organs(Workspace& workspace);
std::string words_of(const OrganNotCounted& organ);

}  // namespace thidua
