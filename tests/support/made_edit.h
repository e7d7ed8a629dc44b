#pragma once

#include <string>

#include "shared/record/edit.h"
#include "shared/record/record.h"
#include "tests/support/sample_server.h"

namespace thidua {

/// One save as a client, good or bad, would send it.
class MadeEdit {
public:
    MadeEdit(SampleServer& server, const std::string& author);

    /// The record and all its fields, each seen as absent; answers last.
    MadeEdit& create(const Record& record);
    /// On what `seen_in` holds there.
    MadeEdit& set(const Record& seen_in, const FieldPath& path, Value value);
    MadeEdit& set_on(const Record& record, const FieldPath& path, Value seen, Value value);
    MadeEdit& remove_row(const Record& seen_in, const FieldPath& marker);
    MadeEdit& step(const Record& now, const std::string& name, Fields arguments = {});
    /// The version of the report that its answers make now, and the step.
    MadeEdit& submit(const Record& report);

    [[nodiscard]] const Edit& edit() const { return edit_; }
    [[nodiscard]] Edit& edit() { return edit_; }

private:
    Edit edit_;
};

/// An empty draft of that unit in that quarter of the Department of Justice ("2026-Q3").
Record quarterly_report(const std::string& unit_code, const std::string& label = "2026-Q3");
/// The sealed version that submitting the report makes.
Record submission_of(const Record& report);
/// What a unit with nothing to hide answers in a quarter.
Fields quarterly_answers(std::int64_t planned = 40, std::int64_t done = 30);

}  // namespace thidua
