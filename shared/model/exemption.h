#pragma once

#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {

/// A unit that need not report for one period, and why.
struct Exemption {
    static constexpr std::string_view record_type = record_types::exemption;

    RecordId period;
    RecordId unit;
    std::string reason;
    std::string by;

    bool operator==(const Exemption&) const = default;
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<Exemption> auto& exemption) {
    visit("period", exemption.period);
    visit("unit", exemption.unit);
    visit("reason", exemption.reason);
    visit("by", exemption.by);
}

}  // namespace thidua
