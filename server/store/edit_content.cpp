#include "server/store/edit_content.h"

#include <algorithm>
#include <array>

#include "shared/evidence/seal.h"
#include "shared/forms/form_reader.h"
#include "shared/forms/validation.h"
#include "shared/model/form_record.h"
#include "shared/model/ids.h"
#include "shared/model/period.h"
#include "shared/model/record_types.h"
#include "shared/model/report.h"
#include "shared/model/submission.h"
#include "shared/model/table_record.h"
#include "shared/model/upward_dossier.h"
#include "shared/record/workflow.h"

namespace thidua {
namespace {

constexpr RejectReason fine = RejectReason::none;
constexpr RejectReason invalid = RejectReason::invalid_value;

RejectReason valid_if(bool valid) {
    return valid ? fine : invalid;
}

bool is_set_on(const Operation& operation, const RecordId& record) {
    return operation.record == record && operation.kind == OperationKind::set;
}

/// What the edit sets on one record, as the record would look if nothing else were there.
Fields fields_set(const Edit& edit, const RecordId& record) {
    Fields fields;
    for (const Operation& operation : edit.operations)
        if (is_set_on(operation, record)) set_value(fields, operation.path, operation.value);
    return fields;
}

/// The same of a record that it makes. Empty when it sets a field twice: then that is not what the
/// record becomes.
std::optional<Fields> fields_set_once(const Edit& edit, const RecordId& record) {
    Fields fields;
    for (const Operation& operation : edit.operations) {
        if (!is_set_on(operation, record)) continue;
        const std::size_t before = fields.size();
        set_value(fields, operation.path, operation.value);
        if (fields.size() == before && !is_null(operation.value)) return std::nullopt;
        if (fields.size() < before) return std::nullopt;
    }
    return fields;
}

/// The one id that a record with those keys may have; empty for types whose ids are random.
std::optional<RecordId> id_from_key(const RecordRule& rule, const Fields& fields) {
    if (auto id = id_from_keys(rule, fields)) return id;
    const std::string_view type = rule.type;
    const auto period = id_or_none(fields, "period");
    const auto unit = id_or_none(fields, "unit");
    const auto organ = id_or_none(fields, "organ");
    if (type == record_types::report) return report_id(period, unit);
    if (type == record_types::extension) return extension_id(period, unit);
    if (type == record_types::exemption) return exemption_id(period, unit);
    if (type == record_types::form) return form_id(organ, text_or_empty(fields, "key"));
    if (type == record_types::submission)
        return submission_id(id_or_none(fields, "report"), integer_or_zero(fields, "version"),
                             text_or_empty(fields, "seal"));
    return std::nullopt;
}

bool is_random(const RecordId& id) {
    return id.value().bytes[6] >> 4 == 7;
}

/// A record is about the unit and the organ in whose scope it stands; in an organ's, about one of
/// its units.
bool belongs(const RecordRule& rule, const Fields& fields, const ScopePlace& place,
             const OrganizationChart& chart) {
    const auto agrees = [&](std::string_view path, const RecordId& with, const RecordId& said) {
        return std::ranges::find(rule.keys, path) == rule.keys.end() ||
               (!with.is_nil() && said == with);
    };
    const RecordId unit = id_or_none(fields, "unit");
    const bool is_units = place.kind == ScopeKind::organ
                              ? agrees("unit", place.organ, chart.organ_of(unit))
                              : agrees("unit", place.unit, unit);
    // Where nobody else reads it whatever may stand, whoever it names.
    const bool is_for_addressee = place.kind != ScopeKind::addressed || place.to == place.organ ||
                                  place.to == organ_addressed_by(fields);
    return is_units && is_for_addressee &&
           agrees("organ", place.organ, id_or_none(fields, "organ"));
}

/// What only the workflow writes. Fields that this version does not know are carried (rule 9).
bool is_of_workflow(std::string_view path) {
    constexpr std::array<std::string_view, 12> named{
        "seal",         "reason",       "requested_step", "requested_reason",
        "submitted_by", "submitted_at", "decided_by",     "decided_at",
        "return_due",   "declined_by",  "declined_at",    "declined_reason"};
    return std::ranges::find(named, path) != named.end() || path.starts_with("withdrawn/") ||
           path.starts_with(request_prefix) || path.starts_with(clear_request_prefix);
}

}  // namespace

bool makes(const Edit& edit, const RecordId& record) {
    return std::ranges::any_of(edit.operations, [&](const Operation& operation) {
        return operation.kind == OperationKind::create && operation.record == record;
    });
}

RejectReason EditContent::check(const RecordRule& rule, const Edit& edit,
                                const Operation& operation, const Record* current,
                                const ScopePlace& place) {
    const bool is_step = operation.kind == OperationKind::step;
    if (operation.kind == OperationKind::create) {
        const RejectReason reason = check_new(rule, edit, operation, place);
        if (reason != fine) return reason;
    }
    if (rule.type == record_types::form) return is_step ? fine : check_form(edit, operation);
    if (rule.type != record_types::report) return fine;
    if (is_step) return operation.path == "submit" ? check_submit(edit, operation) : fine;
    return operation.path.starts_with("answers/") ? check_answer(operation, *current) : fine;
}

RejectReason EditContent::check_new(const RecordRule& rule, const Edit& edit,
                                    const Operation& operation, const ScopePlace& place) {
    const auto set_once = fields_set_once(edit, operation.record);
    if (!set_once) return invalid;
    const Fields& fields = *set_once;
    const auto expected = id_from_key(rule, fields);
    if (expected ? operation.record != *expected
                 : rule.has_random_id && !is_random(operation.record))
        return invalid;
    if (!belongs(rule, fields, place, chart_)) return invalid;
    if (rule.is_of_table()) return check_new_record(rule, fields);
    if (rule.type == record_types::report) return check_new_report(fields);
    if (rule.type == record_types::submission) return check_new_submission(edit, fields, place);
    if (rule.type == record_types::period) return check_new_period(fields);
    if (rule.type == record_types::extension || rule.type == record_types::exemption)
        return check_new_allowance(fields);
    return fine;
}

RejectReason EditContent::check_new_report(const Fields& fields) {
    const auto report = view_of<Report>(fields);
    const auto record = records_.find(report.period);
    if (!record || record->type != record_types::period) return invalid;
    const auto period = view_of<Period>(*record);
    organs_of_periods_[report.period] = period.organ;
    // A report begun before its unit was moved still answers the organ that asked.
    if (!chart_.has_belonged_to(report.unit, period.organ)) return invalid;
    const auto form = forms_.find(records_, period.organ, period.form_key);
    const bool is_by_form = form != nullptr && report.form_key == period.form_key &&
                            report.form_version > 0 && report.form_version <= form->version;
    const bool is_new = report.state == ReportState::draft && report.version == 0;
    const bool is_plain =
        std::ranges::none_of(fields, [](const auto& field) { return is_of_workflow(field.first); });
    return valid_if(is_by_form && is_new && is_plain);
}

RecordId EditContent::organ_of_period(const RecordId& period) {
    const auto [entry, is_new] = organs_of_periods_.try_emplace(period);
    if (is_new)
        entry->second =
            records_.find_keys(record_types::period, period).value_or(IndexKeys{}).parent;
    return entry->second;
}

RejectReason EditContent::check_answer(const Operation& operation, const Record& report) {
    if (operation.kind == OperationKind::remove_row || is_null(operation.value)) return fine;
    const auto form = form_of(report);
    if (form == nullptr) return invalid;
    return check_value(*form, operation.path, operation.value) ? invalid : fine;
}

/// A report keeps the form it was made with; a newer one is no judge of its fields. Once a report
/// names its form that stays: no later operation of the edit can change it, nor what the store
/// holds of forms.
std::shared_ptr<const Form> EditContent::form_of(const Record& report) {
    if (last_form_ && last_form_->first == report.id) return last_form_->second;
    const RecordId organ = organ_of_period(id_or_none(report.fields, "period"));
    const std::string key = text_or_empty(report.fields, "form_key");
    const std::int64_t version = integer_or_zero(report.fields, "form_version");
    auto form = forms_.find_version(records_, organ, key, version);
    if (!organ.is_nil() && !key.empty() && version > 0) last_form_ = {report.id, form};
    return form;
}

RejectReason EditContent::check_submit(const Edit& edit, const Operation& operation) {
    const std::string seal = text_or_empty(operation.arguments, "seal");
    const auto version = integer_or_zero(operation.arguments, "version");
    return valid_if(makes(edit, submission_id(operation.record, version, seal)));
}

/// It is of a report of the unit in whose scope it stands; what an organ itself has sealed may
/// stand where the organs it reports to see it.
RejectReason EditContent::check_new_submission(const Edit& edit, const Fields& fields,
                                               const ScopePlace& place) {
    const auto made = view_of<Submission>(fields);
    // What there is to know of it stands beside its hundreds of answers.
    auto report = records_.find_keys(record_types::report, made.report);
    if (!report && makes(edit, made.report) && !records_.find_scope(made.report))
        report = index_keys(record_types::report, fields_set(edit, made.report));
    const RecordId unit = place.kind == ScopeKind::upward ? place.organ : place.unit;
    const Hash seal = seal_of(fields, made.form_key, made.form_version);
    return valid_if(report && made.unit == unit && report->unit == unit &&
                    made.period == report->parent && made.seal == seal.hex());
}

RejectReason EditContent::check_new_period(const Fields& fields) {
    const auto period = view_of<Period>(fields);
    return valid_if(period.exceptional && period.due_date.ok());
}

RejectReason EditContent::check_new_allowance(const Fields& fields) {
    const RecordId organ = organ_of_period(id_or_none(fields, "period"));
    return valid_if(!organ.is_nil() && chart_.has_belonged_to(id_or_none(fields, "unit"), organ));
}

RejectReason EditContent::check_form(const Edit& edit, const Operation& operation) {
    if (operation.kind == OperationKind::remove_row) return RejectReason::not_allowed;
    Fields fields = fields_set(edit, operation.record);
    if (const auto current = records_.find(operation.record)) {
        Fields merged = current->fields;
        for (auto& [path, value] : fields) set_value(merged, path, value);
        fields = std::move(merged);
    }
    const auto form = view_of<FormRecord>(fields);
    const auto read = read_form(form.definition);
    return valid_if(read && read->key == form.key);
}

}  // namespace thidua
