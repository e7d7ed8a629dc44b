#include "client/app/reports.h"

#include <fmt/format.h>

#include <set>

#include "client/app/editing.h"
#include "client/app/forms.h"
#include "client/app/periods.h"
#include "client/app/report_lookup.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "shared/model/period_standing.h"
#include "shared/model/scope.h"
#include "shared/record/merge.h"
#include "shared/record/requests.h"

namespace thidua {
namespace {

constexpr std::string_view type = Report::record_type;

/// Every path that either side has, null where it has not.
std::set<FieldPath> paths_of(const Fields& seen, const Fields& now) {
    std::set<FieldPath> paths;
    for (const auto& [path, value] : seen) paths.insert(path);
    for (const auto& [path, value] : now) paths.insert(path);
    return paths;
}

Error not_open(const PeriodView& period) {
    return failure(ErrorCode::wrong_state,
                   fmt::format(fmt::runtime(tr("The period {} has not opened yet; it opens on "
                                               "{}.")),
                               display_name(period.period),
                               to_display(period.period.opens.value_or(CivilDate{}))));
}

}  // namespace

Result<RecordId> Reports::create(const RecordId& period, std::optional<RecordId> unit) {
    const auto profile = enrolled_profile(workspace_);
    if (!profile) return profile.error();
    const RecordId for_unit = unit.value_or(profile->unit);
    const auto view = workspace_.periods().find(period);
    if (!view) return view.error();
    const RecordId id = report_id(period, for_unit);
    RecordQuery query{workspace_.store()};
    if (query.find(id)) return id;
    const bool on_behalf = for_unit != profile->unit;
    Report report{.period = period,
                  .unit = for_unit,
                  .form_key = view->period.form_key,
                  .entered_on_behalf = on_behalf};
    if (auto right = check_may_edit(workspace_, report); !right) return right.error();
    const auto unit_record = query.find(for_unit);
    if (!unit_record || !owes_report(view->period, view->due_at, *unit_record))
        return failure(ErrorCode::wrong_state,
                       tr("This unit does not report in that period; choose another period or "
                          "another unit."));
    if (view->phase == PeriodPhase::not_open) return not_open(*view);
    const auto form = workspace_.forms().find(report.form_key);
    if (!form) return form.error();
    report.form_version = form->version;
    Fields fields;
    write_fields(fields, report);
    EditBuilder edit{workspace_};
    edit.create(type, id, unit_scope(for_unit)).set_all(type, id, fields);
    if (auto saved = edit.save(); !saved) return saved.error();
    return id;
}

Result<std::vector<Finding>> Reports::save_answers(const RecordId& id, const Fields& seen,
                                                   const Fields& now, AnswerSource source) {
    const auto on_hand = find_report(workspace_, id);
    if (!on_hand) return on_hand.error();
    if (auto right = check_may_edit(workspace_, on_hand->report); !right) return right.error();
    const auto form = form_of(workspace_, on_hand->report);
    if (!form) return form.error();
    EditBuilder edit{workspace_};
    for (const FieldPath& path : paths_of(seen, now)) {
        const Value& before = find_value(seen, path);
        const Value& after = find_value(now, path);
        const auto asked = find_request(on_hand->record.fields, path);
        const bool takes_back = asked && after == find_value(on_hand->record.fields, path);
        if (before == after && !takes_back) continue;
        if (const auto problem = check_value(*form, path, after)) return *problem;
        edit.set(type, id, path, takes_back ? *asked : before, after);
        if (source == AnswerSource::typed) edit.cut_from(id, path);
    }
    if (!edit.is_empty())
        if (auto saved = edit.save(); !saved) return saved.error();
    const auto after = find_report(workspace_, id);
    if (!after) return after.error();
    return check_answers(*form, after->record.fields);
}

Result<RecordId> Reports::add_row(const RecordId& id, const std::string& table,
                                  const std::vector<std::pair<std::string, Value>>& cells,
                                  AnswerSource source) {
    const auto on_hand = find_report(workspace_, id);
    if (!on_hand) return on_hand.error();
    if (auto right = check_may_edit(workspace_, on_hand->report); !right) return right.error();
    const auto form = form_of(workspace_, on_hand->report);
    if (!form) return form.error();
    const Field* field = find_field(*form, table);
    if (field == nullptr || field->kind != FieldKind::table)
        return failure(ErrorCode::not_found,
                       fmt::format(fmt::runtime(tr("The form has no table {}.")), table));
    const Environment environment = workspace_.environment();
    RowId row{make_uuid_v7(environment.clock.now(), environment.random)};
    for (const auto& [column, value] : cells)
        if (column == field->row_key && !is_null(value)) row = row_id_for_key(table, value);
    const Fields& before = on_hand->record.fields;
    EditBuilder edit{workspace_};
    const FieldPath marker = row_marker_path(table, row);
    if (is_null(find_value(before, marker))) edit.set(type, id, marker, Null{}, true);
    for (const auto& [column, value] : cells) {
        const FieldPath path = cell_path(table, row, column);
        if (const auto problem = check_value(*form, path, value)) return *problem;
        const Value& seen = find_value(before, path);
        if (seen != value) edit.set(type, id, path, seen, value);
        if (source == AnswerSource::typed) edit.cut_from(id, cell_path(table, RowId{}, column));
    }
    if (!edit.is_empty())
        if (auto saved = edit.save(); !saved) return saved.error();
    return RecordId{row.value()};
}

Result<void> Reports::remove_row(const RecordId& id, const std::string& table,
                                 const RecordId& row) {
    const auto on_hand = find_report(workspace_, id);
    if (!on_hand) return on_hand.error();
    if (auto right = check_may_edit(workspace_, on_hand->report); !right) return right;
    const FieldPath marker = row_marker_path(table, RowId{row.value()});
    if (is_null(find_value(on_hand->record.fields, marker)))
        return failure(ErrorCode::not_found, tr("There is no such row in the table."));
    EditBuilder edit{workspace_};
    edit.remove_row(type, id, marker, row_fingerprint(on_hand->record.fields, marker));
    if (auto saved = edit.save(); !saved) return saved.error();
    return {};
}

Result<RecordId> Reports::resolve(const std::string& record_type, const std::string& ending) {
    RecordQuery query{workspace_.store()};
    if (const auto whole = RecordId::from_text(ending)) {
        const auto record = query.find(*whole);
        if (record && record->type == record_type) return *whole;
    } else {
        const auto ids = query.find_by_ending(record_type, ending);
        if (ids.size() == 1) return ids.front();
        if (ids.size() > 1)
            return failure(ErrorCode::invalid_input,
                           fmt::format(fmt::runtime(tr("Several ids end in {}; write more of "
                                                       "it.")),
                                       ending));
    }
    return failure(ErrorCode::not_found,
                   fmt::format(fmt::runtime(tr("Nothing here has the id {}.")), ending));
}

}  // namespace thidua
