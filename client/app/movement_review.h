#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/id.h"
#include "shared/base/result.h"
#include "shared/record/value.h"

namespace thidua {

class Workspace;

/// One figure of the annual reports over the years.
struct ReviewFigure {
    std::string field;
    std::string label;
    std::string measure;
    std::vector<Value> by_year;  ///< null where that year has none
    Value total;                 ///< of what adds up; null otherwise
};

/// How many of the year's other work there are, by the year in which it was decided.
struct ReviewCount {
    std::string name;  ///< permanent: "initiatives", "role_models", "awards", "difficulties_closed"
    std::string label;  ///< for people
    std::vector<std::int64_t> by_year;
};

/// What stands by name in a review, in the order of years and names.
struct ReviewItem {
    int year = 0;
    std::string name;
    std::string unit_name;
    std::string place;  ///< as papers say it: position and unit, another party's own address
    std::string words;  ///< a role model's story; an award's name and decision; what is proposed
};

/// The interim (2027) or final (2030) review of a movement: figures and counts of several years
/// (C18). Only what was accepted is in it, as in each year's own consolidation.
struct MovementReview {
    std::vector<int> years;
    std::vector<std::string> period_names;  ///< of the years; empty where there is no period
    std::vector<std::int64_t> reports;      ///< accepted reports in each year's figures
    std::vector<ReviewFigure> figures;
    std::vector<ReviewCount> counts;
    std::vector<ReviewItem> role_models;        ///< accepted
    std::vector<ReviewItem> awards;             ///< not cancelled
    std::vector<ReviewItem> open_difficulties;  ///< handed in by the last year, however early
};

struct ReviewOrder {
    std::string form_key;
    int from_year = 0;
    int to_year = 0;
    /// What is about another movement is left out; what names none is about all of them.
    std::optional<RecordId> movement = {};
    /// The rule that asks for the reports, where several do by this form.
    std::optional<RecordId> obligation = {};
};

/// For those who may read consolidations. Errors: not_allowed; not_found when no year has a period
/// with that form; invalid_input for years that are none, or more than ten, and when several rules
/// ask for reports by that form and none is named: each counts its own days.
Result<MovementReview> review_years(Workspace& workspace, const ReviewOrder& order);

}  // namespace thidua
