#include "tests/simulator/reorganization.h"

#include "server/store/organization_changes.h"
#include "server/store/own_edit.h"
#include "server/store/record_store.h"
#include "shared/model/unit.h"
#include "tests/simulator/organ.h"

namespace thidua::simulator {
void move_division(Database& server, Instant now, Random& random) {
    const auto before = RecordStore{server}.find(organ::division_id(1));
    Unit unit = view_of<Unit>(*before);
    const bool is_at_home = unit.organ == organ::organ_id();
    unit.former_organs.insert(unit.organ);
    unit.organ = is_at_home ? organ::neighbour_id() : organ::organ_id();
    unit.parent = unit.organ;
    OwnEdit edit{now, random};
    edit.bring(before, make_record(before->id, before->scope, unit));
    edit.append(server, now);
}

Role change_role(Database& server, const DeviceId& device, Instant now, Random& random) {
    const auto found = DeviceStore{server}.find(device);
    const bool is_head = found && found->grantee.role == Role::head;
    const Role role = is_head ? Role::officer : Role::head;
    (void)OrganizationChanges{server, {now, random}}.change_role(device.text(), role, {});
    return role;
}

}  // namespace thidua::simulator
