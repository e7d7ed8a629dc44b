#include "tests/presenter/sample_device.h"

#include <array>

#include "client/store/local_store.h"
#include "client/store/outbox.h"
#include "client/store/record_layer.h"
#include "shared/evidence/seal.h"
#include "shared/forms/answers_reader.h"
#include "shared/forms/form_reader.h"
#include "shared/model/conflict_record.h"
#include "shared/model/evidence_record.h"
#include "shared/model/form_record.h"
#include "shared/model/ids.h"
#include "shared/model/obligation.h"
#include "shared/model/scope.h"
#include "shared/model/submission.h"
#include "shared/model/unit.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

struct SampleUnit {
    const char* code;
    const char* name;
    UnitKind kind;
};

constexpr std::array sample_units{
    SampleUnit{"STP-VP", "Văn phòng Sở Tư pháp", UnitKind::office},
    SampleUnit{"STP-HCTP", "Phòng Hành chính tư pháp", UnitKind::division},
    SampleUnit{"STP-PBGDPL", "Phòng Phổ biến, giáo dục pháp luật", UnitKind::division},
    SampleUnit{"STP-BTTP", "Phòng Bổ trợ tư pháp", UnitKind::division},
    SampleUnit{"STP-XDKT", "Phòng Xây dựng và kiểm tra văn bản", UnitKind::division},
    SampleUnit{"STP-TGPL", "Trung tâm Trợ giúp pháp lý nhà nước", UnitKind::service_unit},
    SampleUnit{"STP-CC1", "Phòng Công chứng số 1", UnitKind::service_unit}};

std::string sample_file(const std::string& name) {
    return read_whole_file(std::filesystem::path{THIDUA_SAMPLE_FOLDER} / name);
}

RecordId organ() {
    return unit_id("STP");
}

CivilDate date(int year, unsigned month, unsigned day) {
    return CivilDate{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

Period make_period(const std::string& name, const std::string& form, CivilDate opens, CivilDate due,
                   CivilDate closes) {
    Period period;
    period.organ = organ();
    period.form_key = form;
    period.name = name;
    period.opens = opens;
    period.due_date = due;
    period.due_wording = DueWording::before;
    period.closes = closes;
    period.reporter_kinds = {"division", "service_unit"};
    return period;
}

}  // namespace

CivilDate day_of(int year, unsigned month, unsigned day) {
    return date(year, month, day);
}

Instant morning_of(int year, unsigned month, unsigned day) {
    return to_start_of_day(date(year, month, day)).plus(std::chrono::minutes{510});
}

SampleDevice::SampleDevice(Owner owner) : clock_{morning_of(2026, 12, 10)} {
    workspace_ = *Workspace::open(folder_.path(), environment());
    if (owner == Owner::nobody) return;
    pull_organisation();
    pull_forms_and_periods();
    enrol(owner);
}

SampleDevice::~SampleDevice() = default;

void SampleDevice::enrol(Owner owner) {
    LocalStore& store = workspace_->store();
    const bool is_office = owner == Owner::office;
    const std::size_t place = is_office ? 0 : 1;
    const SampleUnit& unit = sample_units.at(place);
    const char* const role = is_office ? "office" : owner == Owner::head ? "head" : "officer";
    const char* const person = is_office              ? "Lương Thu Hà"
                               : owner == Owner::head ? "Hoàng Văn Kiên"
                                                      : "Nông Thị Bích";
    Transaction transaction{store.database()};
    store.set_meta(device_keys::device, sha256(role).view().substr(0, 16));
    store.set_meta(device_keys::device_name, "MAY-01");
    store.set_meta(device_keys::person, person);
    store.set_meta(device_keys::role, role);
    store.set_meta(device_keys::unit, unit_id(unit.code).value().view());
    store.set_meta(device_keys::unit_code, unit.code);
    store.set_meta(device_keys::unit_name, unit.name);
    transaction.commit();
}

std::string SampleDevice::person() const {
    return workspace_->profile()->person;
}

RecordId SampleDevice::unit(const std::string& code) {
    return unit_id(code);
}
RecordId SampleDevice::annual_period() {
    return period_id(obligation_id(organ(), "annual"), "2026");
}
RecordId SampleDevice::quarter_period() {
    return period_id(obligation_id(organ(), "quarterly"), "2026-Q3");
}
RecordId SampleDevice::annual_form_id() {
    return form_id(organ(), annual_form().key);
}
RecordId SampleDevice::annual_report(const std::string& code) {
    return report_id(annual_period(), unit_id(code));
}

Form SampleDevice::annual_form() {
    return *read_form(sample_file("forms/annual-report.json"));
}

void SampleDevice::pull(Record record) {
    LocalStore& store = workspace_->store();
    record.rev = Sequence{++rev_};
    Transaction transaction{store.database()};
    RecordLayer{store, RecordLayer::Kind::base}.put(record);
    Outbox{store}.rebuild_view();
    transaction.commit();
}

void SampleDevice::pull_organisation() {
    Unit department;
    department.code = "STP";
    department.name = "Sở Tư pháp tỉnh Tuyên Quang";
    department.kind = UnitKind::department;
    department.organ = organ();
    pull(make_record(organ(), province_scope(), department));
    std::size_t number = 10;
    for (const SampleUnit& sample : sample_units) {
        Unit unit;
        unit.code = sample.code;
        unit.name = sample.name;
        unit.kind = sample.kind;
        unit.parent = organ();
        unit.organ = organ();
        unit.sort_key = std::to_string(number++);
        pull(make_record(unit_id(sample.code), province_scope(), unit));
    }
}

void SampleDevice::pull_forms_and_periods() {
    for (const std::string key : {"annual-report", "quarterly-progress"}) {
        FormRecord form;
        form.organ = organ();
        form.definition = sample_file("forms/" + key + ".json");
        const Form read = *read_form(form.definition);
        form.key = read.key;
        form.version = 1;
        form.title = read.title.vi;
        pull(make_record(form_id(organ(), form.key), organ_scope(organ()), form));
    }
    pull(make_record(annual_period(), organ_scope(organ()),
                     make_period("Báo cáo năm 2026", annual_form().key, date(2026, 11, 1),
                                 date(2026, 12, 15), date(2026, 12, 31))));
    const Form quarterly = *read_form(sample_file("forms/quarterly-progress.json"));
    pull(make_record(quarter_period(), organ_scope(organ()),
                     make_period("Báo cáo quý III năm 2026", quarterly.key, date(2026, 9, 1),
                                 date(2026, 9, 25), date(2026, 12, 31))));
}

void SampleDevice::pull_report(const std::string& unit_code, ReportState state,
                               const std::string& answers_file, const std::string& reason) {
    Report report;
    report.period = annual_period();
    report.unit = unit_id(unit_code);
    report.form_key = annual_form().key;
    report.form_version = 1;
    report.state = state;
    report.reason = reason;
    report.version = state == ReportState::draft ? 0 : 1;
    Record record = make_record(annual_report(unit_code), unit_scope(report.unit), report);
    if (!answers_file.empty()) {
        const auto answers = read_answers(annual_form(), sample_file("answers/" + answers_file),
                                          clock_.now(), random_);
        for (const auto& [path, value] : *answers) set_value(record.fields, path, value);
    }
    if (report.version > 0) {
        report.seal = seal_of({answers_of(record.fields), report.form_key, 1}).hex();
        write_fields(record.fields, report);
    }
    pull(record);
}

RecordId SampleDevice::pull_duty(const SampleDuty& duty) {
    const RecordId id = obligation_id(organ(), duty.key);
    Obligation obligation;
    obligation.key = duty.key;
    obligation.organ = organ();
    obligation.name = duty.name;
    obligation.form_key = duty.form_key;
    obligation.matter = duty.matter;
    obligation.recipients = {"SNV"};
    pull(make_record(id, organ_scope(organ()), obligation));
    Period period = make_period(duty.name, duty.form_key, duty.opens, duty.due, duty.closes);
    period.obligation = id;
    period.internal_due = duty.internal_due;
    period.reporter_kinds = duty.reporter_kinds;
    const RecordId period_of_duty = period_id(id, "2026");
    pull(make_record(period_of_duty, organ_scope(organ()), period));
    return period_of_duty;
}

void SampleDevice::pull_evidence(const std::string& unit_code, Instant received_at) {
    EvidenceRecord evidence;
    evidence.kind = "received";
    evidence.at = received_at;
    evidence.received_at = received_at;
    pull_evidence(unit_code, evidence);
}

void SampleDevice::pull_claim(const std::string& unit_code, Instant received_at,
                              Instant finished_at) {
    EvidenceRecord evidence;
    evidence.kind = "claimed";
    evidence.at = received_at;
    evidence.received_at = received_at;
    evidence.earliest = finished_at;
    evidence.latest = finished_at;
    pull_evidence(unit_code, evidence);
}

void SampleDevice::pull_evidence(const std::string& unit_code, EvidenceRecord evidence) {
    const auto record = RecordLayer{workspace_->store(), RecordLayer::Kind::base}.find_record(
        annual_report(unit_code));
    const Report report = view_of<Report>(*record);
    Submission submission;
    submission.report = record->id;
    submission.period = report.period;
    submission.unit = report.unit;
    submission.version = report.version;
    submission.seal = report.seal;
    submission.form_key = report.form_key;
    submission.form_version = report.form_version;
    const RecordId id = submission_id(record->id, submission.version, submission.seal);
    Record sealed = make_record(id, record->scope, submission);
    for (const auto& [path, value] : answers_of(record->fields))
        set_value(sealed.fields, path, value);
    pull(sealed);
    evidence.report = record->id;
    evidence.submission = id;
    evidence.version = submission.version;
    pull(make_record(evidence_id(id), record->scope, evidence));
}

void SampleDevice::pull_change(const RecordId& report, const FieldPath& path, const Value& value) {
    auto record = RecordLayer{workspace_->store(), RecordLayer::Kind::base}.find_record(report);
    set_value(record->fields, path, value);
    pull(*record);
}

RecordId SampleDevice::pull_conflict(const RecordId& report, const FieldPath& path,
                                     const Value& before, const Value& theirs, const Value& mine) {
    pull_change(report, path, theirs);
    const auto owner =
        RecordLayer{workspace_->store(), RecordLayer::Kind::base}.find_record(report);
    ConflictRecord conflict;
    conflict.record = report;
    conflict.subject_type = owner->type;
    conflict.path = path;
    conflict.kept_author = "Triệu Văn Đức";
    conflict.kept_device = "MAY-02";
    conflict.kept_at = morning_of(2026, 12, 9);
    conflict.other_author = person();
    conflict.other_device = "MAY-01";
    conflict.other_at = morning_of(2026, 12, 10);
    const EditId edit{make_uuid_v7(clock_.now(), random_)};
    const RecordId id = conflict_id(edit, report, path);
    conflict.other_edit = edit.text();
    Record record = make_record(id, owner->scope, conflict);
    set_value(record.fields, conflict_paths::base, before);
    set_value(record.fields, conflict_paths::kept, theirs);
    set_value(record.fields, conflict_paths::other, mine);
    pull(record);
    return id;
}

}  // namespace thidua
