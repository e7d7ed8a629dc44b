#include "tests/bench/load_typing.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "shared/evidence/seal.h"
#include "shared/forms/answers.h"
#include "shared/forms/form_reader.h"
#include "shared/model/ids.h"
#include "shared/model/report.h"
#include "shared/model/scope.h"
#include "shared/model/submission.h"
#include "shared/record/merge.h"
#include "tests/bench/prose.h"

namespace thidua {
namespace {

constexpr std::size_t text_bytes = 120;
constexpr std::size_t texts_count = 500;

SeededRandom chance_of(const LoadDevice& device, std::uint64_t number) {
    return SeededRandom{std::hash<DeviceId>{}(device.id) + number * 0x9e3779b97f4a7c15U};
}

/// One of many: the load must not spend its time on finding words.
const std::string& made_text(Random& random) {
    static const std::vector<std::string> texts = [] {
        std::vector<std::string> made;
        for (SeededRandom chance{7}; made.size() < texts_count;)
            made.push_back(made_prose(text_bytes, chance));
        return made;
    }();
    return texts[random.below(texts.size())];
}

/// Empty for what nobody types.
Value made_answer(const Field& field, Random& random) {
    switch (field.kind) {
        case FieldKind::integer: return static_cast<std::int64_t>(1 + random.below(2000));
        case FieldKind::percent:
        case FieldKind::number:
        case FieldKind::money: return Decimal{static_cast<std::int64_t>(random.below(100))};
        case FieldKind::yes_no: return random.below(2) == 1;
        case FieldKind::text:
        case FieldKind::long_text: return made_text(random);
        default: return Null{};
    }
}

Submission submission_of(const LoadDevice& device, const Record& report, const Fields& answers) {
    const auto view = view_of<Report>(report);
    return {.report = report.id,
            .period = view.period,
            .unit = view.unit,
            .version = 1,
            .seal = seal_of({answers, view.form_key, view.form_version}).hex(),
            .form_key = view.form_key,
            .form_version = view.form_version,
            .submitted_by = device.person};
}

void submit(Edit& edit, const LoadDevice& device, const Record& report) {
    const Fields answers = answers_of(report.fields);
    const Submission made = submission_of(device, report, answers);
    Record version =
        make_record(submission_id(report.id, made.version, made.seal), report.scope, made);
    version.fields.insert(answers.begin(), answers.end());
    create(edit, version);
    edit.operations.push_back({.kind = OperationKind::step,
                               .record_type = report.type,
                               .record = report.id,
                               .path = "submit",
                               .point = workflow_point(report.fields),
                               .arguments = {{"version", made.version}, {"seal", made.seal}}});
}

Record empty_report(const LoadDevice& device, const LoadPeriods& periods, std::size_t period) {
    const Report report{.period = periods.at(period),
                        .unit = device.unit,
                        .form_key = periods.form.key,
                        .form_version = periods.form.version};
    return make_record(report_id(report.period, report.unit), unit_scope(report.unit), report);
}

}  // namespace

LoadPeriods LoadPeriods::read(const std::filesystem::path& form_file, const std::string& year) {
    std::ifstream stream{form_file};
    std::ostringstream text;
    text << stream.rdbuf();
    return {.form = read_form(text.str()).value(), .year = year};
}

RecordId LoadPeriods::at(std::size_t number) const {
    return period_id(obligation_id(unit_id("BENCH"), fmt::format("bench-{:04}", number)), year);
}

Edit begin_edit(const LoadDevice& device, EditNumber number) {
    static const Instant now = SystemClock{}.now();
    SeededRandom random = chance_of(device, number.value());
    return {.id = EditId{make_uuid_v7(now, random)},
            .author = device.person,
            .device_time = now,
            .operations = {}};
}

std::int64_t made_figure(const LoadDevice& device, EditNumber number, std::uint64_t salt) {
    SeededRandom random = chance_of(device, number.value() * 1000 + salt);
    return static_cast<std::int64_t>(1 + random.below(1'000'000));
}

Record made_report(const LoadDevice& device, const LoadPeriods& periods, std::size_t period) {
    Record report = empty_report(device, periods, period);
    SeededRandom random = chance_of(device, period);
    for (const Section& section : periods.form.sections)
        for (const Field& field : section.fields)
            set_value(report.fields, answer_path(field.key), made_answer(field, random));
    return report;
}

void create(Edit& edit, const Record& record) {
    edit.operations.push_back({.kind = OperationKind::create,
                               .record_type = record.type,
                               .record = record.id,
                               .scope = record.scope});
    for (const bool is_answer : {false, true})
        for (const auto& [path, value] : record.fields)
            if (path.starts_with("answers/") == is_answer) set(edit, record, path, Null{}, value);
}

void set(Edit& edit, const Record& on, const FieldPath& path, Value seen, Value value) {
    edit.operations.push_back({.record_type = on.type,
                               .record = on.id,
                               .path = path,
                               .seen = std::move(seen),
                               .value = std::move(value)});
}

std::vector<FieldPath> integer_paths(const Form& form) {
    std::vector<FieldPath> paths;
    for (const Section& section : form.sections)
        for (const Field& field : section.fields)
            if (field.kind == FieldKind::integer) paths.push_back(answer_path(field.key));
    return paths;
}

Typing type_one_report(const LoadDevice& device, const LoadPeriods& periods) {
    const Record report = empty_report(device, periods, 0);
    const FieldPath path = integer_paths(periods.form).front();
    return [device, report, path](EditNumber number) {
        Edit edit = begin_edit(device, number);
        const EditNumber before{number.value() - 1};
        if (number == EditNumber{1})
            create(edit, report);
        else
            set(edit, report, path,
                before == EditNumber{1} ? Value{} : Value{made_figure(device, before)},
                made_figure(device, number));
        return edit;
    };
}

Typing type_new_reports(const LoadDevice& device, const LoadPeriods& periods) {
    return [device, &periods](EditNumber number) {
        Edit edit = begin_edit(device, number);
        create(edit, made_report(device, periods, number.value() - 1));
        return edit;
    };
}

Typing type_submissions(const LoadDevice& device, const LoadPeriods& periods) {
    // The one that is on the desk: it is asked for twice in a row.
    return [device, &periods, report = Record{}](EditNumber number) mutable {
        const std::size_t period = (number.value() - 1) / 2;
        if (report.id != report_id(periods.at(period), device.unit))
            report = made_report(device, periods, period);
        Edit edit = begin_edit(device, number);
        if (number.value() % 2 == 1)
            create(edit, report);
        else
            submit(edit, device, report);
        return edit;
    };
}

}  // namespace thidua
