#pragma once

#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {

/// Where a report stands: draft -> submitted -> accepted or returned; returned -> submitted again;
/// submitted -> draft (withdrawn); accepted -> returned (reopened).
enum class ReportState { draft, submitted, returned, accepted };

/// A unit's report for one period. Its answers are fields of the same record, below `answers/`,
/// and are not described here: the form says what they are.
struct Report {
    static constexpr std::string_view record_type = record_types::report;

    RecordId period;
    RecordId unit;
    std::string form_key;
    std::int64_t form_version = 0;
    ReportState state = ReportState::draft;
    std::int64_t version = 0;  ///< of the last submission; 0 before the first
    std::string seal;          ///< of that submission, hexadecimal; empty before the first
    std::string reason;        ///< why it was returned or reopened
    std::string requested_step;    ///< "reopen": what the unit asks of the office; empty for none
    std::string requested_reason;  ///< in the unit's words
    std::string submitted_by;
    std::optional<Instant> submitted_at;  ///< by the device's clock
    std::string decided_by;               ///< who accepted, returned or reopened it
    std::optional<Instant> decided_at;    ///< by the device's clock
    std::optional<CivilDate> return_due;  ///< until when the returned report is to come again
    bool entered_on_behalf = false;       ///< the office typed it for the unit
    std::string declined_by;              ///< who last declined to reopen it
    std::optional<Instant> declined_at;   ///< by the device's clock
    std::string declined_reason;          ///< empty when nobody has since it was submitted

    bool operator==(const Report&) const = default;
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<Report> auto& report) {
    visit("period", report.period);
    visit("unit", report.unit);
    visit("form_key", report.form_key);
    visit("form_version", report.form_version);
    visit("state", report.state);
    visit("version", report.version);
    visit("seal", report.seal);
    visit("reason", report.reason);
    visit("requested_step", report.requested_step);
    visit("requested_reason", report.requested_reason);
    visit("submitted_by", report.submitted_by);
    visit("submitted_at", report.submitted_at);
    visit("decided_by", report.decided_by);
    visit("decided_at", report.decided_at);
    visit("return_due", report.return_due);
    visit("entered_on_behalf", report.entered_on_behalf);
    visit("declined_by", report.declined_by);
    visit("declined_at", report.declined_at);
    visit("declined_reason", report.declined_reason);
}

/// The state in the language of the interface.
[[nodiscard]] std::string state_words(ReportState state);

template <>
struct EnumNames<ReportState> {
    static constexpr std::array<std::string_view, 4> names{"draft", "submitted", "returned",
                                                           "accepted"};
};

}  // namespace thidua
