#pragma once

#include <gtest/gtest.h>

#include <string>

#include "client/app/attention.h"
#include "client/app/conflicts.h"
#include "client/app/periods.h"
#include "client/app/reports.h"
#include "shared/forms/answers.h"
#include "tests/support/made_edit.h"
#include "tests/support/served_device.h"

namespace thidua {

/// Answers of that report.
inline const FieldPath done = answer_path("tasks_done");
inline const FieldPath planned = answer_path("tasks_planned");
inline const FieldPath prose = answer_path("progress_summary");

/// The Department of Justice at work on the report of the third quarter: an officer and the head
/// of Hành chính tư pháp and the Office, each at a machine that has pulled once. English.
class DepartmentTest : public testing::Test {
protected:
    DepartmentTest();

    static Reports& reports(ServedDevice& device) { return device.workspace().reports(); }
    static Conflicts& conflicts(ServedDevice& device) { return device.workspace().conflicts(); }

    /// Started by Bích and known to everybody; empty.
    RecordId started();
    /// With answers that may be submitted.
    RecordId filled();
    /// Version 1, as Kiên submitted it, with the Office.
    RecordId submitted();
    RecordId accepted();
    /// Another unit's, from its start to its acceptance.
    RecordId accepted_of(const std::string& unit, const Fields& answers);

    /// Saves one answer, made on what the device shows.
    static void type(ServedDevice& device, const RecordId& report, const FieldPath& path,
                     const Value& value);
    static Value seen(ServedDevice& device, const RecordId& report, const FieldPath& path);
    static ReportSummary summary(ServedDevice& device, const RecordId& report);
    static std::string state(ServedDevice& device, const RecordId& report);

    /// Each device once, and those that came early once more.
    void sync_all();
    /// The same moment on the server and on every machine.
    void set_time(Instant now);

    SampleServer server_;
    ServedDevice bich_{server_, people::officer_bich()};
    ServedDevice kien_{server_, people::head_kien()};
    ServedDevice ha_{server_, people::office_ha()};
    const RecordId quarter_ = SampleServer::period("2026-Q3");
};

}  // namespace thidua
