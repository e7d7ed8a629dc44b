#pragma once

#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {

/// A period's figures as they were frozen at one moment: the head of it. What was frozen is fields
/// of one or more further records of the same type, its pages, because it may be longer than one
/// record can be; a page has "part_of" and no number. None of them is ever changed.
struct ConsolidationRecord {
    static constexpr std::string_view record_type = record_types::consolidation;

    RecordId period;
    RecordId organ;
    std::int64_t number = 0;  ///< 1, 2, 3 ... in the period, as its maker counted
    std::string form_key;
    std::int64_t form_version = 0;
    std::string frozen_by;
    std::optional<Instant> frozen_at;  ///< by the device's clock
    std::int64_t included = 0;         ///< reports in the figures
    std::int64_t left_out = 0;         ///< units that are not
    std::string seal;                  ///< of all the content, hexadecimal
    RecordId former;                   ///< the one that this corrects; nil for the first
    std::string note;                  ///< why it was frozen again; may be empty
    std::set<RecordId> pages;

    bool operator==(const ConsolidationRecord&) const = default;
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<ConsolidationRecord> auto& consolidation) {
    visit("period", consolidation.period);
    visit("organ", consolidation.organ);
    visit("number", consolidation.number);
    visit("form_key", consolidation.form_key);
    visit("form_version", consolidation.form_version);
    visit("frozen_by", consolidation.frozen_by);
    visit("frozen_at", consolidation.frozen_at);
    visit("included", consolidation.included);
    visit("left_out", consolidation.left_out);
    visit("seal", consolidation.seal);
    visit("former", consolidation.former);
    visit("note", consolidation.note);
    visit("pages", consolidation.pages);
}

/// On a page: the head that it belongs to.
inline constexpr std::string_view part_of_path = "part_of";

}  // namespace thidua
