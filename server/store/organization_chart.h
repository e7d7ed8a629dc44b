#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/store/record_store.h"
#include "shared/model/obligation.h"
#include "shared/model/role.h"
#include "shared/model/scope.h"
#include "shared/model/unit.h"

namespace thidua {

/// What a scope is about. `unit` is the organ itself where what it sent upward stands, and nil for
/// an organ's other scopes; both are for the province's.
struct ScopePlace {
    ScopeKind kind = ScopeKind::province;
    RecordId unit;
    RecordId organ;
    RecordId to = {};  ///< of what is addressed: the organ that reads it too
};

/// That something of one organ is addressed to another.
struct Addressing {
    RecordId from;
    RecordId to;
};
/// What the dossier's place is about, by what the dossier says; empty where it is none of those.
[[nodiscard]] std::optional<Addressing> addressing_of(const Fields& dossier, const ScopeId& scope);

/// The units as they stand to each other at one time, looked up many times: who is in whose organ,
/// below whom, merged into whom, who reports to whom. A unit is merged from the day after its last.
/// Made anew whenever the organisation changes (organization_cache.h).
class OrganizationChart {
public:
    /// `addressed`: by dossiers that are there already, whoever reports to whom now.
    OrganizationChart(std::map<RecordId, Unit> units, const std::vector<Obligation>& obligations,
                      const std::vector<Addressing>& addressed, Instant now);
    static OrganizationChart read(RecordStore records, Instant now);

    /// Whether it looks the same at that time: no unit was merged in between.
    [[nodiscard]] bool stands_at(Instant now) const;
    /// Different for different sides of a merger.
    [[nodiscard]] Instant since() const { return since_; }

    [[nodiscard]] const Unit* find(const RecordId& unit) const;
    /// Nil when there is no such unit.
    [[nodiscard]] RecordId organ_of(const RecordId& unit) const;
    /// Whether it belongs to the organ now or did once.
    [[nodiscard]] bool has_belonged_to(const RecordId& unit, const RecordId& organ) const;
    /// Whether they are one unit now: the same, or merged.
    [[nodiscard]] bool are_one(const RecordId& a, const RecordId& b) const;
    /// What `from` sends upward is for `to`.
    [[nodiscard]] bool sends_to(const RecordId& from, const RecordId& to) const;
    /// Empty for a scope of nobody here, and for those of devices.
    [[nodiscard]] std::optional<ScopePlace> find_place(const ScopeId& scope) const;

    /// The scopes of somebody of that role who works in that unit; sorted.
    [[nodiscard]] const std::vector<ScopeId>& grant_of(Role role, const RecordId& unit) const;

private:
    void find_heirs(Instant now);
    void find_organs();
    void add_senders(const Obligation& obligation);
    void add_addressee(const Addressing& addressing);
    void name_scopes();
    [[nodiscard]] RecordId heir_of(const RecordId& unit) const;
    [[nodiscard]] Workplace workplace_of(const RecordId& unit) const;
    [[nodiscard]] bool is_below(const Unit& unit, const RecordId& above) const;
    /// Visits what stands above the unit, from below, until `visit` returns true; whether it did.
    template <class Visit>
    bool climb(const Unit& unit, const Visit& visit) const;

    std::map<RecordId, Unit> units_;
    std::map<RecordId, RecordId> heirs_;
    std::map<RecordId, std::vector<RecordId>> houses_;       ///< by heir
    std::map<RecordId, std::vector<RecordId>> organ_units_;  ///< by organ
    std::map<RecordId, std::vector<RecordId>> organs_below_;
    std::map<RecordId, std::vector<RecordId>> senders_;      ///< by recipient
    std::map<RecordId, std::vector<RecordId>> addressees_;   ///< by sender
    std::unordered_map<ScopeId, ScopePlace> places_;
    Instant since_;                 ///< the last merger, or the beginning of time
    std::optional<Instant> until_;  ///< the next one
    mutable std::map<std::pair<Role, RecordId>, std::vector<ScopeId>> grants_;
};

}  // namespace thidua
