#include "server/store/restores_shown.h"

#include <map>

#include "server/store/device_store.h"
#include "server/store/log_store.h"
#include "server/store/record_store.h"
#include "shared/model/ids.h"
#include "shared/model/restore_record.h"
#include "shared/model/scope.h"

namespace thidua {
namespace {

RestoreRecord told_of(const EpochRow& restore, const RecordId& organ) {
    return {.epoch = restore.id.text(),
            .organ = organ,
            .at = restore.began_at,
            .reason = restore.reason == EpochReason::admin ? "admin" : "noticed",
            .state = restore.closed_at ? "closed" : "open",
            .closed_at = restore.closed_at};
}

}  // namespace

std::vector<Effect> show_restore(Database& database, const EpochRow& restore,
                                 const OrganizationChart& chart) {
    std::map<RecordId, RestoreRecord> by_organ;
    DeviceStore devices{database};
    for (const EpochDevice& row : EpochStore{database}.list_devices(restore.id)) {
        const auto device = devices.find(row.device);
        if (!device) continue;
        const RecordId now_in = chart.organ_of(device->grantee.unit);
        const RecordId organ = now_in.is_nil() ? device->grantee.organ : now_in;
        auto& told = by_organ.try_emplace(organ, told_of(restore, organ)).first->second;
        told.devices[device->id.text()] = {.person = device->grantee.person,
                                           .unit = device->grantee.unit,
                                           .name = device->name,
                                           .known = row.is_known,
                                           .last_contact = device->last_contact,
                                           .reported_at = row.reported_at,
                                           .edits_back = static_cast<std::int64_t>(row.edits_back),
                                           .copies = static_cast<std::int64_t>(row.copies)};
    }
    std::vector<Effect> effects;
    RecordStore records{database};
    for (const auto& [organ, told] : by_organ) {
        const RecordId id = restore_id(restore.id, organ);
        const auto before = records.find(id);
        Record after = before ? *before : make_record(id, office_scope(organ), told);
        write_fields(after.fields, told);
        Effect effect = effect_between(before ? &*before : nullptr, after);
        if (!before || !effect.changes.empty()) effects.push_back(std::move(effect));
    }
    return effects;
}

EpochRow begin_epoch(Database& database, EpochReason reason, Instant now, const Epoch& after) {
    const EpochRow row = EpochStore{database}.begin(reason, now, after);
    const auto chart = OrganizationChart::read(RecordStore{database}, now);
    auto effects = show_restore(database, row, chart);
    if (!effects.empty())
        append_with_effects(
            database, {.kind = LogKind::own, .server_time = now, .effects = std::move(effects)});
    return row;
}

}  // namespace thidua
