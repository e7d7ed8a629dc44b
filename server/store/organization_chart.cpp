#include "server/store/organization_chart.h"

#include <algorithm>

#include "shared/model/ids.h"
#include "shared/model/record_types.h"
#include "shared/model/upward_dossier.h"

namespace thidua {
namespace {

/// A circle of parents or successors ends here; honest ones are a few levels deep.
constexpr int steps_max = 16;

/// When a unit with that last day is no more.
Instant end_of(CivilDate last_day) {
    return to_start_of_day(std::chrono::sys_days{last_day} + std::chrono::days{1});
}

bool is_merged(const Unit& unit, Instant now) {
    return !unit.successor.is_nil() && unit.valid_to && end_of(*unit.valid_to) <= now;
}

const std::vector<RecordId>& at_or_none(const std::map<RecordId, std::vector<RecordId>>& map,
                                        const RecordId& key) {
    static const std::vector<RecordId> none;
    const auto found = map.find(key);
    return found == map.end() ? none : found->second;
}

void add_once(std::vector<RecordId>& ids, const RecordId& id) {
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
}

}  // namespace

std::optional<Addressing> addressing_of(const Fields& dossier, const ScopeId& scope) {
    const Addressing said{id_or_none(dossier, "organ"), organ_addressed_by(dossier)};
    const bool is_there = scope == addressed_scope(said.from, said.to);
    return is_there ? std::optional{said} : std::nullopt;
}

OrganizationChart::OrganizationChart(std::map<RecordId, Unit> units,
                                     const std::vector<Obligation>& obligations,
                                     const std::vector<Addressing>& addressed, Instant now)
    : units_{std::move(units)} {
    find_heirs(now);
    find_organs();
    for (const Obligation& obligation : obligations) add_senders(obligation);
    for (const Addressing& addressing : addressed) add_addressee(addressing);
    name_scopes();
}

OrganizationChart OrganizationChart::read(RecordStore records, Instant now) {
    std::map<RecordId, Unit> units;
    for (const Record& record : records.list(record_types::unit))
        units.emplace(record.id, view_of<Unit>(record));
    std::vector<Obligation> obligations;
    for (const Record& record : records.list(record_types::obligation))
        obligations.push_back(view_of<Obligation>(record));
    std::vector<Addressing> addressed;
    for (const Record& one : records.list_one_of_each_scope(record_types::upward_dossier))
        if (const auto said = addressing_of(one.fields, one.scope)) addressed.push_back(*said);
    return {std::move(units), obligations, addressed, now};
}

void OrganizationChart::find_heirs(Instant now) {
    for (const auto& [id, unit] : units_) {
        if (!unit.successor.is_nil() && unit.valid_to) {
            const Instant end = end_of(*unit.valid_to);
            if (end <= now)
                since_ = std::max(since_, end);
            else
                until_ = until_ ? std::min(*until_, end) : end;
        }
        RecordId heir = id;
        for (int step = 0; step < steps_max; ++step) {
            const Unit* here = find(heir);
            if (here == nullptr || !is_merged(*here, now) || find(here->successor) == nullptr)
                break;
            heir = here->successor;
        }
        heirs_[id] = heir;
        houses_[heir].push_back(id);
    }
}

template <class Visit>
bool OrganizationChart::climb(const Unit& unit, const Visit& visit) const {
    RecordId above = unit.parent;
    for (int step = 0; step < steps_max && !above.is_nil(); ++step) {
        if (visit(above)) return true;
        const Unit* here = find(above);
        if (here == nullptr) return false;
        above = here->parent;
    }
    return false;
}

void OrganizationChart::find_organs() {
    for (const auto& [id, unit] : units_) {
        organ_units_[unit.organ].push_back(id);
        if (!is_organ(unit.kind)) continue;
        climb(unit, [&, organ = id](const RecordId& above) {
            const Unit* here = find(above);
            if (here == nullptr || !is_organ(here->kind)) return false;
            organs_below_[above].push_back(organ);
            add_addressee({organ, above});
            return false;
        });
    }
}

void OrganizationChart::add_senders(const Obligation& obligation) {
    for (const std::string& code : obligation.recipients) {
        const RecordId recipient = unit_id(code);
        if (find(recipient) == nullptr || recipient == obligation.organ) continue;
        add_once(senders_[recipient], obligation.organ);
        add_addressee({obligation.organ, recipient});
    }
}

void OrganizationChart::add_addressee(const Addressing& addressing) {
    add_once(addressees_[addressing.from], addressing.to);
}

void OrganizationChart::name_scopes() {
    places_[province_scope()] = {};
    for (const auto& [id, unit] : units_) {
        places_[unit_scope(id)] = {ScopeKind::unit, id, unit.organ};
        if (!is_organ(unit.kind)) continue;
        places_[organ_scope(id)] = {ScopeKind::organ, {}, id};
        places_[office_scope(id)] = {ScopeKind::office, {}, id};
        places_[registry_scope(id)] = {ScopeKind::registry, {}, id};
        places_[council_scope(id)] = {ScopeKind::council, {}, id};
        places_[ballots_scope(id)] = {ScopeKind::ballots, {}, id};
        places_[upward_scope(id)] = {ScopeKind::upward, id, id};
        places_[addressed_scope(id, id)] = {ScopeKind::addressed, {}, id, id};
        for (const RecordId& to : at_or_none(addressees_, id))
            places_[addressed_scope(id, to)] = {ScopeKind::addressed, {}, id, to};
    }
}

bool OrganizationChart::stands_at(Instant now) const {
    return since_ <= now && (!until_ || now < *until_);
}

const Unit* OrganizationChart::find(const RecordId& unit) const {
    const auto found = units_.find(unit);
    return found == units_.end() ? nullptr : &found->second;
}

RecordId OrganizationChart::organ_of(const RecordId& unit) const {
    const Unit* found = find(unit);
    return found == nullptr ? RecordId{} : found->organ;
}

bool OrganizationChart::has_belonged_to(const RecordId& unit, const RecordId& organ) const {
    const Unit* found = find(unit);
    return found != nullptr && (found->organ == organ || found->former_organs.contains(organ));
}

RecordId OrganizationChart::heir_of(const RecordId& unit) const {
    const auto found = heirs_.find(unit);
    return found == heirs_.end() ? unit : found->second;
}

bool OrganizationChart::are_one(const RecordId& a, const RecordId& b) const {
    return heir_of(a) == heir_of(b);
}

bool OrganizationChart::sends_to(const RecordId& from, const RecordId& to) const {
    const auto has = [&from](const std::vector<RecordId>& organs) {
        return std::ranges::find(organs, from) != organs.end();
    };
    return has(at_or_none(organs_below_, to)) || has(at_or_none(senders_, to));
}

std::optional<ScopePlace> OrganizationChart::find_place(const ScopeId& scope) const {
    const auto found = places_.find(scope);
    return found == places_.end() ? std::nullopt : std::optional{found->second};
}

bool OrganizationChart::is_below(const Unit& unit, const RecordId& above) const {
    return climb(unit, [&above](const RecordId& here) { return here == above; });
}

Workplace OrganizationChart::workplace_of(const RecordId& unit) const {
    const RecordId heir = heir_of(unit);
    Workplace place;
    place.organ = organ_of(heir);
    place.house = at_or_none(houses_, heir);
    if (place.house.empty()) place.house.push_back(unit);
    place.organ_units = at_or_none(organ_units_, place.organ);
    for (const RecordId& other : place.organ_units) {
        const Unit& below = units_.at(other);
        const bool is_under = std::ranges::any_of(
            place.house, [&](const RecordId& room) { return is_below(below, room); });
        if (is_under) place.units_below.push_back(other);
    }
    place.organs_below = at_or_none(organs_below_, place.organ);
    place.senders = at_or_none(senders_, place.organ);
    place.addressees = at_or_none(addressees_, place.organ);
    return place;
}

const std::vector<ScopeId>& OrganizationChart::grant_of(Role role, const RecordId& unit) const {
    const auto [entry, is_new] = grants_.try_emplace({role, unit});
    if (is_new) entry->second = granted_scopes(role, workplace_of(unit));
    return entry->second;
}

}  // namespace thidua
