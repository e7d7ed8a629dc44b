#pragma once

#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {

/// A sealed version of a report, never changed again but for `withdrawn`. Its values are fields
/// below `answers/`, as they were when it was submitted.
struct Submission {
    static constexpr std::string_view record_type = record_types::submission;

    RecordId report;
    RecordId period;
    RecordId unit;
    std::int64_t version = 0;  ///< 1, 2, 3 ...
    std::string seal;          ///< hexadecimal
    std::string form_key;
    std::int64_t form_version = 0;
    std::string submitted_by;
    std::optional<Instant> device_time;  ///< by the device's clock; proves nothing
    bool withdrawn = false;

    bool operator==(const Submission&) const = default;
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<Submission> auto& submission) {
    visit("report", submission.report);
    visit("period", submission.period);
    visit("unit", submission.unit);
    visit("version", submission.version);
    visit("seal", submission.seal);
    visit("form_key", submission.form_key);
    visit("form_version", submission.form_version);
    visit("submitted_by", submission.submitted_by);
    visit("device_time", submission.device_time);
    visit("withdrawn", submission.withdrawn);
}

}  // namespace thidua
