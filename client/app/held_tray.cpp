#include "client/app/held_tray.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "client/app/editing.h"
#include "client/app/figure_effects.h"
#include "client/app/report_lookup.h"
#include "client/app/reports.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/forms/answers.h"

namespace thidua {
namespace {

/// A row stands there or not; what the record has for it is nothing to read.
std::string row_words(const Value& marker) {
    return is_null(marker) ? tr("nothing") : tr("a row");
}

bool is_row(const FieldPath& path) {
    const auto split = split_answer_path(path);
    return split && split->row && split->column.empty();
}

void add_field(Workspace& workspace, HeldView& view) {
    view.seen_words = is_row(view.path) ? row_words(view.seen) : to_display(view.seen);
    view.value_words = is_row(view.path) ? row_words(view.value) : to_display(view.value);
    if (view.name.type != record_types::report) return;
    const auto on_hand = find_report(workspace, view.record);
    if (!on_hand) return;
    const auto form = form_of(workspace, on_hand->report);
    if (!form) return;
    view.label = answer_label(*form, view.path);
    if (is_row(view.path)) return;
    view.seen_words = answer_words(*form, view.path, view.seen);
    view.value_words = answer_words(*form, view.path, view.value);
}

HeldView view_from(Workspace& workspace, const Record& record) {
    const auto shown = view_of<HeldRecord>(record);
    HeldView view{.id = record.id,
                  .record = shown.record,
                  .name = name_of(workspace, shown.subject_type, shown.record),
                  .path = shown.path,
                  .label = shown.path,
                  .is_step = shown.is_step,
                  .seen = find_value(record.fields, "seen"),
                  .value = find_value(record.fields, "value"),
                  .edit = shown.edit,
                  .author = shown.author,
                  .device_name = shown.device,
                  .received_at = shown.at,
                  .device_time = shown.device_time,
                  .state = shown.state,
                  .outcome = shown.outcome,
                  .released_by = shown.released_by};
    if (!view.is_step) add_field(workspace, view);
    return view;
}

auto order_of(const HeldView& view) {
    return std::tuple{view.state != HeldState::open, view.received_at, view.edit, view.id};
}

/// What the server says of the merging, in the language of the interface.
std::string outcome_words(const std::string& outcome) {
    if (outcome == "applied" || outcome == "merged") return tr("it took effect");
    if (outcome == "already") return tr("the same stood there already");
    if (outcome == "conflict" || outcome == "moved")
        return tr("it differs from what stands there; somebody is asked which is right");
    if (outcome == "noted") return tr("it became a request to reopen the report");
    if (outcome == "rejected") return tr("it was not possible any more");
    return outcome;
}

Error waits_no_longer(const HeldRecord& shown) {
    if (shown.state == HeldState::done)
        return failure(ErrorCode::wrong_state,
                       tr("It waits no longer; there is nothing left to release."));
    return failure(
        ErrorCode::wrong_state,
        fmt::format(fmt::runtime(tr("{} has released this already.")), shown.released_by));
}

}  // namespace

std::string state_words(const HeldView& held) {
    const std::string became = outcome_words(held.outcome);
    if (held.state == HeldState::open)
        return tr("It waits for what it was made on, which is not back yet.");
    if (held.state == HeldState::done)
        return fmt::format(fmt::runtime(tr("It waits no longer: {}.")), became);
    if (became.empty()) return fmt::format(fmt::runtime(tr("Released by {}.")), held.released_by);
    return fmt::format(fmt::runtime(tr("Released by {}: {}.")), held.released_by, became);
}

Result<std::vector<HeldView>> HeldTray::list(bool open_only) {
    if (auto allowed = check_right(workspace_, Action::release_held); !allowed)
        return allowed.error();
    std::vector<HeldView> views;
    for (const Record& record : RecordQuery{workspace_.store()}.list(
             {.type = record_types::held, .state = open_only ? "open" : ""}))
        views.push_back(view_from(workspace_, record));
    std::ranges::sort(views, {}, order_of);
    return views;
}

Result<std::size_t> HeldTray::release(const RecordId& held) {
    if (auto allowed = check_right(workspace_, Action::release_held); !allowed)
        return allowed.error();
    RecordQuery query{workspace_.store()};
    const auto record = query.find(held);
    if (!record || record->type != record_types::held)
        return failure(ErrorCode::not_found, tr("No change of that number is held."));
    const auto shown = view_of<HeldRecord>(*record);
    if (shown.state != HeldState::open) return waits_no_longer(shown);
    EditBuilder edit{workspace_};
    for (const Record& other : query.list({.type = record_types::held, .state = "open"}))
        if (view_of<HeldRecord>(other).edit == shown.edit) edit.step(other, "release");
    if (auto saved = edit.save(); !saved) return saved.error();
    return edit.edit().operations.size();
}

Result<RecordId> HeldTray::resolve(const std::string& ending) {
    if (auto allowed = check_right(workspace_, Action::release_held); !allowed)
        return allowed.error();
    return workspace_.reports().resolve(std::string{record_types::held}, ending);
}

}  // namespace thidua
