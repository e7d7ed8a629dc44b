#pragma once

#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {

/// A document that a movement, plan or obligation rests on.
struct LegalBasis {
    std::string kind;    ///< "Quyết định"
    std::string number;  ///< "1009/QĐ-UBND"
    std::optional<CivilDate> date;
    std::string issuer;
    std::string subject;
    std::int64_t order = 0;

    bool operator==(const LegalBasis&) const = default;
};

struct Phase {
    std::string name;
    std::int64_t from_year = 0;
    std::int64_t to_year = 0;
    std::string ends_with;  ///< "interim_review" or "final_review"; may be empty

    bool operator==(const Phase&) const = default;
};

/// An emulation movement as it was launched; what an organ makes of it is its plan.
struct Movement {
    static constexpr std::string_view record_type = record_types::movement;

    std::string code;
    std::string name;
    std::int64_t from_year = 0;  ///< both years included
    std::int64_t to_year = 0;
    std::optional<CivilDate>
        plans_due;  ///< the last day for the plans of the organs that take part
    std::map<std::string, LegalBasis> bases;
    std::map<std::string, Phase> phases;  ///< by key; in the order of their years

    bool operator==(const Movement&) const = default;
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<LegalBasis> auto& basis) {
    visit("kind", basis.kind);
    visit("number", basis.number);
    visit("date", basis.date);
    visit("issuer", basis.issuer);
    visit("subject", basis.subject);
    visit("order", basis.order);
}

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<Phase> auto& phase) {
    visit("name", phase.name);
    visit("from_year", phase.from_year);
    visit("to_year", phase.to_year);
    visit("ends_with", phase.ends_with);
}

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<Movement> auto& movement) {
    visit("code", movement.code);
    visit("name", movement.name);
    visit("from_year", movement.from_year);
    visit("to_year", movement.to_year);
    visit("plans_due", movement.plans_due);
    visit("bases", movement.bases);
    visit("phases", movement.phases);
}

}  // namespace thidua
