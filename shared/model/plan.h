#pragma once

#include "shared/model/movement.h"
#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {

/// One content of an organ's plan. The key ("infrastructure") is the same in every organ, so that
/// reports add up though wording and numbering differ; the order is the organ's own.
struct ContentLine {
    std::string text;
    std::int64_t order = 0;

    bool operator==(const ContentLine&) const = default;
};

/// Whether the organ leads the work or takes part in it. `either` where the plan says
/// "lead or coordinate".
enum class PlanRole { own, lead, coordinate, either };

struct Criterion {
    std::string text;
    PlanRole role = PlanRole::own;
    std::int64_t order = 0;

    bool operator==(const Criterion&) const = default;
};

/// How one organ carries out one or several movements.
struct Plan {
    static constexpr std::string_view record_type = record_types::plan;

    std::string key;  ///< unique within the organ
    RecordId organ;
    std::string title;
    std::int64_t from_year = 0;
    std::int64_t to_year = 0;
    std::set<RecordId> movements;
    std::map<std::string, LegalBasis> bases;
    std::map<std::string, ContentLine> contents;
    /// By group: "collective", "individual", "other_party"; then by key.
    std::map<std::string, std::map<std::string, Criterion>> criteria;
    std::string source;  ///< where the words come from

    bool operator==(const Plan&) const = default;
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<ContentLine> auto& line) {
    visit("text", line.text);
    visit("order", line.order);
}

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<Criterion> auto& criterion) {
    visit("text", criterion.text);
    visit("role", criterion.role);
    visit("order", criterion.order);
}

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<Plan> auto& plan) {
    visit("key", plan.key);
    visit("organ", plan.organ);
    visit("title", plan.title);
    visit("from_year", plan.from_year);
    visit("to_year", plan.to_year);
    visit("movements", plan.movements);
    visit("bases", plan.bases);
    visit("contents", plan.contents);
    visit("criteria", plan.criteria);
    visit("source", plan.source);
}

template <>
struct EnumNames<PlanRole> {
    static constexpr std::array<std::string_view, 4> names{"own", "lead", "coordinate", "either"};
};

}  // namespace thidua
