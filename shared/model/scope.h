#pragma once

#include <cstdint>
#include <initializer_list>

#include "shared/base/id.h"

/// Who may read what: every record stands in one of these scopes, for good.
namespace thidua {

/// Which roles are granted a scope of each kind is in role.h; which records stand there is in
/// record_rules.h.
enum class ScopeKind : std::uint8_t {
    province,   ///< units, movements, the working calendar: everybody
    organ,      ///< plans, obligations, periods, forms, notices: everybody who works in the organ
    office,     ///< the Office's own work: the Office, the leadership, the council's secretary
    registry,   ///< documents to be issued: the same and the registry
    council,    ///< sessions, cases, votes, discipline: the council, the Office, the leadership
    ballots,    ///< secret ballots: the council's secretary, who counts them
    unit,       ///< reports and all that a unit makes: the unit, those above it, the Office
    upward,     ///< what the organ has sent to other organs: all of them, and itself
    addressed,  ///< what the organ has sent to one other organ: the two of them
    device,     ///< what concerns one device: that device
};

/// A few kinds of scope; a constant.
class ScopeKinds {
public:
    constexpr ScopeKinds(std::initializer_list<ScopeKind> kinds) {
        for (const ScopeKind kind : kinds) bits_ |= bit(kind);
    }
    static constexpr ScopeKinds all() {
        ScopeKinds every{};
        every.bits_ = 0xffff;
        return every;
    }
    [[nodiscard]] constexpr bool has(ScopeKind kind) const { return (bits_ & bit(kind)) != 0; }

private:
    static constexpr std::uint16_t bit(ScopeKind kind) {
        return static_cast<std::uint16_t>(1U << static_cast<unsigned>(kind));
    }
    std::uint16_t bits_ = 0;
};

[[nodiscard]] ScopeId province_scope();
[[nodiscard]] ScopeId organ_scope(RecordId organ);
[[nodiscard]] ScopeId office_scope(RecordId organ);
[[nodiscard]] ScopeId registry_scope(RecordId organ);
[[nodiscard]] ScopeId council_scope(RecordId organ);
[[nodiscard]] ScopeId ballots_scope(RecordId organ);
[[nodiscard]] ScopeId unit_scope(RecordId unit);
[[nodiscard]] ScopeId upward_scope(RecordId organ);
/// Of what one organ has sent to another alone. From an organ to itself: what goes to somebody who
/// reads nothing here.
[[nodiscard]] ScopeId addressed_scope(RecordId from, RecordId to);
[[nodiscard]] ScopeId device_scope(DeviceId device);
/// Where what the unit has submitted stands: with the unit, but what an organ itself submits with
/// those it reports to.
[[nodiscard]] ScopeId submission_scope(RecordId unit, RecordId organ);

}  // namespace thidua
