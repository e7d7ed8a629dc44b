#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "shared/model/ids.h"
#include "shared/model/period.h"
#include "shared/model/report.h"

namespace thidua {
namespace {

std::string some_text() { return *rc::gen::element<std::string>("", "a", "Quý II/2026", "x/y"); }

std::optional<CivilDate> some_date() {
    const int day = *rc::gen::inRange(0, 1000);
    if (day % 3 == 0) return std::nullopt;
    return plus_days(CivilDate{std::chrono::year{2026} / 1 / 1}, day);
}

Report some_report() {
    Report report;
    report.period = period_id(RecordId{}, some_text());
    report.state = *rc::gen::element(ReportState::draft, ReportState::submitted,
                                     ReportState::returned, ReportState::accepted);
    report.version = *rc::gen::inRange(0, 4);
    report.seal = some_text();
    report.reason = some_text();
    report.return_due = some_date();
    report.entered_on_behalf = *rc::gen::arbitrary<bool>();
    if (*rc::gen::arbitrary<bool>()) report.decided_at = Instant{*rc::gen::inRange(0, 99)};
    return report;
}

RC_GTEST_PROP(TypedRecordProperty, ReadsBackWhatItWrote, ()) {
    const Report report = some_report();
    Fields fields;
    write_fields(fields, report);
    RC_ASSERT(view_of<Report>(fields) == report);
}

RC_GTEST_PROP(TypedRecordProperty, BringsAnyEarlierStateToTheNewOne, ()) {
    Fields fields;
    write_fields(fields, some_report());
    const Report later = some_report();
    write_fields(fields, later);
    RC_ASSERT(view_of<Report>(fields) == later);
}

RC_GTEST_PROP(TypedRecordProperty, ChangesNothingWhenNothingChanged, ()) {
    Fields fields;
    write_fields(fields, some_report());
    const Fields before = fields;
    write_fields(fields, view_of<Report>(fields));
    RC_ASSERT(fields == before);
}

}  // namespace
}  // namespace thidua
