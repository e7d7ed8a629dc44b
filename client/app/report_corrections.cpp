#include "client/app/report_corrections.h"

#include <fmt/format.h>

#include <charconv>

#include "client/app/phase_locks.h"
#include "client/app/record_register.h"
#include "client/app/report_lookup.h"
#include "client/app/workspace.h"
#include "shared/base/translate.h"
#include "shared/forms/answers.h"
#include "shared/forms/validation.h"
#include "shared/model/ids.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

RecordId correction_id(const RecordId& report, const FieldPath& path) {
    return keyed_id(record_types::correction, {report.text(), path});
}

const RecordRule& rule() {
    return *find_record_rule(record_types::correction);
}

/// What the fields shall be against what they are.
Result<void> save(Workspace& workspace, const RecordId& id, const Fields& wanted) {
    Register corrections{workspace, rule()};
    const auto known = corrections.find(id);
    if (!known) {
        const auto made = corrections.create(wanted);
        return made ? Result<void>{} : Result<void>{made.error()};
    }
    Fields seen;
    for (const auto& [path, value] : wanted)
        set_value(seen, path, find_value(known->record.fields, path));
    return corrections.change(id, seen, wanted);
}

}  // namespace

Correction correction_from(const Fields& fields) {
    const auto* value = std::get_if<Decimal>(&find_value(fields, "value"));
    return {.path = text_or_empty(fields, "path"),
            .value = value != nullptr ? *value : Decimal{},
            .of_version = integer_or_zero(fields, "of_version"),
            .is_undone = is_true_at(fields, "is_undone") || value == nullptr,
            .reason = text_or_empty(fields, "reason")};
}

Value corrected_value(const Value& present, const Decimal& value) {
    const std::string digits = value.text();
    std::int64_t whole = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), whole);
    const bool is_whole = std::holds_alternative<std::int64_t>(present) && value.is_integer() &&
                          read.ec == std::errc{};
    return is_whole ? Value{whole} : Value{value};
}

Result<void> ReportCorrections::correct(const RecordId& report, const FieldPath& path,
                                        const Decimal& value, const std::string& reason) {
    const auto on_hand = find_report(workspace_, report);
    if (!on_hand) return on_hand.error();
    if (on_hand->report.state != ReportState::accepted)
        return failure(ErrorCode::wrong_state,
                       tr("Only an accepted report is corrected; return it to the unit "
                          "otherwise."));
    if (auto open = check_not_locked(workspace_, on_hand->report.period); !open) return open;
    const auto form = form_of(workspace_, on_hand->report);
    if (!form) return form.error();
    const Value& present = find_value(on_hand->record.fields, path);
    if (const auto problem = check_value(*form, path, corrected_value(present, value)))
        return *problem;
    return save(workspace_, correction_id(report, path),
                {{"report", report},
                 {"path", path},
                 {"value", value},
                 {"of_version", on_hand->report.version},
                 {"reason", reason},
                 {"is_undone", false}});
}

Result<void> ReportCorrections::restore(const RecordId& report, const FieldPath& path) {
    const RecordId id = correction_id(report, path);
    if (!Register{workspace_, rule()}.find(id))
        return failure(ErrorCode::not_found, tr("The Office has not corrected this answer."));
    const auto on_hand = find_report(workspace_, report);
    if (!on_hand) return on_hand.error();
    if (auto open = check_not_locked(workspace_, on_hand->report.period); !open) return open;
    return save(workspace_, id, {{"is_undone", true}});
}

void apply_corrections(RecordQuery& query, UnitAnswers& answers,
                       std::map<std::string, std::string>& notes) {
    for (const Record& record :
         query.list({.type = record_types::correction, .parent = answers.report})) {
        const Correction correction = correction_from(record.fields);
        if (!correction.holds_for(static_cast<std::int64_t>(answers.version))) continue;
        const FieldPath& path = correction.path;
        const Value before = find_value(answers.answers, path);
        set_value(answers.answers, path, corrected_value(before, correction.value));
        const auto split = split_answer_path(path);
        notes[split ? split->field : path] += fmt::format(
            fmt::runtime(" " + tr("Corrected by the Office, {}: {} → {} ({}).")), answers.unit_name,
            to_display(before), correction.value.display(), correction.reason);
    }
}

}  // namespace thidua
