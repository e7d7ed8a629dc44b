#include "shared/model/role.h"

#include <set>

#include "shared/base/translate.h"
#include "shared/model/scope.h"

namespace thidua {
namespace {

bool reads_every_unit(Role role) {
    return role == Role::office || role == Role::leadership || role == Role::council_secretary;
}

bool works_in_one_unit(Role role) {
    return role == Role::officer || role == Role::head || reads_every_unit(role);
}

}  // namespace

std::string role_words(Role role) {
    switch (role) {
        case Role::officer: return tr("Officer");
        case Role::head: return tr("Head of unit");
        case Role::office: return tr("Office of the organ");
        case Role::council_member: return tr("Council member");
        case Role::council_secretary: return tr("Secretary of the Council");
        case Role::leadership: return tr("Leadership");
        case Role::clerk: return tr("Registry clerk");
        case Role::receiver: return tr("Receiving officer");
        case Role::administrator: break;
    }
    return tr("Administrator");
}

std::vector<ScopeId> granted_scopes(Role role, RecordId unit, RecordId organ,
                                    const std::vector<RecordId>& organ_units) {
    std::set<ScopeId> scopes{province_scope()};
    if (role != Role::administrator) scopes.insert(organ_scope(organ));
    if (works_in_one_unit(role)) scopes.insert(unit_scope(unit));
    if (reads_every_unit(role)) {
        scopes.insert(office_scope(organ));
        for (const auto& each : organ_units) scopes.insert(unit_scope(each));
    }
    if (role == Role::clerk) scopes.insert(office_scope(organ));
    return {scopes.begin(), scopes.end()};
}

}  // namespace thidua
