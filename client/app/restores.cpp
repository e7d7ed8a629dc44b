#include "client/app/restores.h"

#include <algorithm>
#include <tuple>

#include "client/app/editing.h"
#include "client/app/units.h"
#include "client/store/record_query.h"
#include "shared/model/restore_record.h"

namespace thidua {
namespace {

RestoredFrom device_from(Workspace& workspace, const std::string& id, const RestoreDevice& shown) {
    RestoredFrom device{.device = id,
                        .device_name = shown.name,
                        .person = shown.person,
                        .is_known = shown.known,
                        .last_contact = shown.last_contact,
                        .reported_at = shown.reported_at,
                        .edits_back = shown.edits_back,
                        .copies = shown.copies};
    if (const auto unit = workspace.units().find(shown.unit)) {
        device.unit_code = unit->code;
        device.unit_name = display_name(*unit);
    }
    return device;
}

auto order_of(const RestoredFrom& device) {
    const bool is_waited_for = device.is_known && !device.reported_at;
    return std::tuple{!is_waited_for, device.unit_code, device.person, device.device};
}

RestoreView view_from(Workspace& workspace, const Record& record) {
    const auto shown = view_of<RestoreRecord>(record);
    RestoreView view{.id = record.id,
                     .epoch = shown.epoch,
                     .at = shown.at,
                     .reason = shown.reason,
                     .is_open = shown.state == "open",
                     .closed_at = shown.closed_at};
    for (const auto& [id, device] : shown.devices)
        view.devices.push_back(device_from(workspace, id, device));
    std::ranges::sort(view.devices, {}, order_of);
    return view;
}

}  // namespace

std::size_t RestoreView::reported() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        devices, [](const auto& device) { return device.is_known && device.reported_at; }));
}

std::size_t RestoreView::known() const {
    return static_cast<std::size_t>(std::ranges::count_if(devices, &RestoredFrom::is_known));
}

Result<std::vector<RestoreView>> list_restores(Workspace& workspace) {
    if (auto allowed = check_right(workspace, Action::accept_recovered); !allowed)
        return allowed.error();
    std::vector<RestoreView> views;
    for (const Record& record :
         RecordQuery{workspace.store()}.list({.type = record_types::restore}))
        views.push_back(view_from(workspace, record));
    std::ranges::sort(views, [](const RestoreView& a, const RestoreView& b) {
        return std::tie(b.at, b.id) < std::tie(a.at, a.id);
    });
    return views;
}

}  // namespace thidua
