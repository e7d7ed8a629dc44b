#include "shared/model/role.h"

#include <algorithm>
#include <set>

#include "shared/base/translate.h"
#include "shared/model/scope.h"

namespace thidua {
namespace {

/// Everything of the organ is theirs to read, but for secret ballots.
bool reads_every_unit(Role role) {
    return role == Role::office || role == Role::leadership || role == Role::council_secretary ||
           role == Role::auditor;
}

bool works_in_one_unit(Role role) { return role == Role::officer || role == Role::head; }

class Granting {
public:
    using ScopeOf = ScopeId (*)(RecordId);

    void add(ScopeId scope) { scopes_.insert(scope); }
    void add(ScopeOf scope_of, const std::vector<RecordId>& each) {
        for (const RecordId& id : each) scopes_.insert(scope_of(id));
    }
    /// What the organ has sent, to whomever.
    void add_sent(const Workplace& place) {
        add(upward_scope(place.organ));
        add(addressed_scope(place.organ, place.organ));
        for (const RecordId& to : place.addressees) add(addressed_scope(place.organ, to));
    }
    /// What other organs have sent to this one, and what it takes to understand it.
    void add_senders(const std::vector<RecordId>& organs, RecordId to) {
        add(upward_scope, organs);
        add(organ_scope, organs);
        for (const RecordId& from : organs) add(addressed_scope(from, to));
    }
    [[nodiscard]] std::vector<ScopeId> take() const { return {scopes_.begin(), scopes_.end()}; }

private:
    std::set<ScopeId> scopes_;
};

void add_units(Granting& granted, Role role, const Workplace& place) {
    if (works_in_one_unit(role) || reads_every_unit(role)) granted.add(unit_scope, place.house);
    if (role == Role::head) granted.add(unit_scope, place.units_below);
    const bool is_organ_itself =
        std::ranges::find(place.house, place.organ) != place.house.end();
    if (works_in_one_unit(role) && is_organ_itself) granted.add_sent(place);
    if (reads_every_unit(role)) granted.add(unit_scope, place.organ_units);
}

void add_organ(Granting& granted, Role role, const Workplace& place) {
    if (role != Role::administrator) granted.add(organ_scope(place.organ));
    if (reads_every_unit(role)) granted.add(office_scope(place.organ));
    if (reads_every_unit(role) || role == Role::clerk) {
        granted.add(registry_scope(place.organ));
        granted.add_sent(place);
    }
    if (reads_every_unit(role) || role == Role::council_member)
        granted.add(council_scope(place.organ));
    if (role == Role::council_secretary) granted.add(ballots_scope(place.organ));
}

void add_senders(Granting& granted, Role role, const Workplace& place) {
    const bool receives = role == Role::receiver;
    if (receives) granted.add_senders(place.senders, place.organ);
    if (receives || role == Role::office || role == Role::leadership)
        granted.add_senders(place.organs_below, place.organ);
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
        case Role::auditor:
            return tr("Auditor");
        case Role::administrator: break;
    }
    return tr("Administrator");
}

std::vector<ScopeId> granted_scopes(Role role, const Workplace& place) {
    Granting granted;
    granted.add(province_scope());
    add_units(granted, role, place);
    add_organ(granted, role, place);
    add_senders(granted, role, place);
    return granted.take();
}

}  // namespace thidua
