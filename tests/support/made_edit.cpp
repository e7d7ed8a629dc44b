#include "tests/support/made_edit.h"

#include "shared/evidence/seal.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "shared/model/report.h"
#include "shared/model/scope.h"
#include "shared/model/submission.h"
#include "shared/record/merge.h"

namespace thidua {

MadeEdit::MadeEdit(SampleServer& server, const std::string& author)
    : edit_{.id = EditId{make_uuid_v7(server.clock().now(), server.random())},
            .author = author,
            .device_time = server.clock().now()} {}

MadeEdit& MadeEdit::create(const Record& record) {
    edit_.operations.push_back({.kind = OperationKind::create,
                                .record_type = record.type,
                                .record = record.id,
                                .scope = record.scope});
    for (const bool answers : {false, true})
        for (const auto& [path, value] : record.fields)
            if (path.starts_with("answers/") == answers) set_on(record, path, Null{}, value);
    return *this;
}

MadeEdit& MadeEdit::set(const Record& seen_in, const FieldPath& path, Value value) {
    return set_on(seen_in, path, find_value(seen_in.fields, path), std::move(value));
}

MadeEdit& MadeEdit::set_on(const Record& record, const FieldPath& path, Value seen, Value value) {
    edit_.operations.push_back({.kind = OperationKind::set,
                                .record_type = record.type,
                                .record = record.id,
                                .path = path,
                                .seen = std::move(seen),
                                .value = std::move(value)});
    return *this;
}

MadeEdit& MadeEdit::remove_row(const Record& seen_in, const FieldPath& marker) {
    edit_.operations.push_back({.kind = OperationKind::remove_row,
                                .record_type = seen_in.type,
                                .record = seen_in.id,
                                .path = marker,
                                .seen = row_fingerprint(seen_in.fields, marker)});
    return *this;
}

MadeEdit& MadeEdit::step(const Record& now, const std::string& name, Fields arguments) {
    edit_.operations.push_back({.kind = OperationKind::step,
                                .record_type = now.type,
                                .record = now.id,
                                .path = name,
                                .point = workflow_point(now.fields),
                                .arguments = std::move(arguments)});
    return *this;
}

MadeEdit& MadeEdit::submit(const Record& report) {
    const Record version = submission_of(report);
    create(version);
    return step(report, "submit",
                {{"version", find_value(version.fields, "version")},
                 {"seal", find_value(version.fields, "seal")}});
}

Record quarterly_report(const std::string& unit_code, const std::string& label) {
    const Report report{.period = SampleServer::period(label),
                        .unit = unit_id(unit_code),
                        .form_key = "quarterly-progress",
                        .form_version = 1};
    return make_record(report_id(report.period, report.unit), unit_scope(report.unit), report);
}

Record submission_of(const Record& report) {
    const auto view = view_of<Report>(report);
    const Fields answers = answers_of(report.fields);
    const Submission made{
        .report = report.id,
        .period = view.period,
        .unit = view.unit,
        .version = view.version + 1,
        .seal = seal_of({answers, view.form_key, view.form_version}).hex(),
        .form_key = view.form_key,
        .form_version = view.form_version};
    Record record = make_record(submission_id(report.id, made.version, made.seal), report.scope,
                                made);
    record.fields.insert(answers.begin(), answers.end());
    return record;
}

Fields quarterly_answers(std::int64_t planned, std::int64_t done) {
    return {{answer_path("tasks_planned"), planned},
            {answer_path("tasks_done"), done},
            {answer_path("tasks_late"), std::int64_t{0}},
            {answer_path("year_estimate"), Decimal{95}},
            {answer_path("progress_summary"), std::string{"Hoàn thành số hóa sổ hộ tịch."}},
            {answer_path("next_quarter"), std::string{"Tập huấn cho công chức cấp xã."}}};
}

}  // namespace thidua
