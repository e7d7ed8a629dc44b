#include "client/app/recovered_tray.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "client/app/editing.h"
#include "client/app/reports.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

RecoveredView view_from(Workspace& workspace, const Record& record) {
    const auto shown = view_of<RecoveredRecord>(record);
    return {.id = record.id,
            .record = shown.record,
            .name = completed(workspace, {.type = shown.subject_type,
                                          .unit = shown.unit,
                                          .period = shown.period,
                                          .title = shown.words}),
            .record_state = shown.subject_state,
            .version = shown.version,
            .parts = shown.parts,
            .epoch = shown.epoch,
            .rev = shown.rev,
            .device_name = shown.device,
            .person = shown.person,
            .told_at = shown.told_at,
            .state = shown.state,
            .decided_by = shown.decided_by};
}

auto order_of(const RecoveredView& view) {
    return std::tuple{view.state != RecoveredState::open, view.told_at, view.id};
}

Error decided_already(const RecoveredRecord& shown) {
    if (shown.state == RecoveredState::returned)
        return failure(ErrorCode::wrong_state,
                       tr("It has come back by its author's own changes; there is nothing left to "
                          "decide."));
    return failure(ErrorCode::wrong_state,
                   fmt::format(fmt::runtime(tr("{} has decided about this already; that "
                                               "stands.")),
                               shown.decided_by));
}

}  // namespace

std::string state_words(const RecoveredView& recovered) {
    switch (recovered.state) {
        case RecoveredState::open:
            return tr("It waits for the Office's decision.");
        case RecoveredState::accepted:
            return fmt::format(fmt::runtime(tr("Accepted by {}.")), recovered.decided_by);
        case RecoveredState::dismissed:
            return fmt::format(fmt::runtime(tr("Dismissed by {}.")), recovered.decided_by);
        case RecoveredState::returned:
            return tr("It has come back by its author's own changes.");
    }
    return {};
}

Result<std::vector<RecoveredView>> RecoveredTray::list(bool open_only) {
    if (auto allowed = check_right(workspace_, Action::accept_recovered); !allowed)
        return allowed.error();
    std::vector<RecoveredView> views;
    for (const Record& record : RecordQuery{workspace_.store()}.list(
             {.type = record_types::recovered, .state = open_only ? "open" : ""}))
        views.push_back(view_from(workspace_, record));
    std::ranges::sort(views, {}, order_of);
    return views;
}

Result<void> RecoveredTray::accept(const RecordId& recovered) {
    return decide(recovered, "accept");
}

Result<void> RecoveredTray::dismiss(const RecordId& recovered) {
    return decide(recovered, "dismiss");
}

Result<void> RecoveredTray::decide(const RecordId& recovered, const std::string& step) {
    if (auto allowed = check_right(workspace_, Action::accept_recovered); !allowed) return allowed;
    const auto record = RecordQuery{workspace_.store()}.find(recovered);
    if (!record || record->type != record_types::recovered)
        return failure(ErrorCode::not_found, tr("There is no recovered copy of that number."));
    const auto shown = view_of<RecoveredRecord>(*record);
    if (shown.state != RecoveredState::open) return decided_already(shown);
    const auto saved = EditBuilder{workspace_}.step(*record, step).save();
    return saved ? Result<void>{} : saved.error();
}

Result<RecordId> RecoveredTray::resolve(const std::string& ending) {
    if (auto allowed = check_right(workspace_, Action::accept_recovered); !allowed)
        return allowed.error();
    return workspace_.reports().resolve(std::string{record_types::recovered}, ending);
}

}  // namespace thidua
