#pragma once

#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {

/// What a unit is. A province, department, commune or other body stands for itself (an organ); an
/// office, a division, a service unit and a council belong to one.
enum class UnitKind {
    province,
    department,
    office,
    division,
    service_unit,
    commune,
    council,
    other
};

/// An organ or a part of one. There is no district level (two-level local government since
/// 01/07/2025).
struct Unit {
    static constexpr std::string_view record_type = record_types::unit;

    std::string code;        ///< "STP-VP", "00691": unique and permanent, leading zeros kept
    std::string name;        ///< "Văn phòng Sở Tư pháp"
    std::string short_name;  ///< "Văn phòng"; the name where empty
    UnitKind kind = UnitKind::other;
    RecordId parent;                      ///< nil for the province
    RecordId organ;                       ///< the organ it belongs to; an organ's organ is itself
    std::optional<CivilDate> valid_from;  ///< first day it exists; empty: always has
    std::optional<CivilDate> valid_to;    ///< last day it exists; empty: still does
    std::string sort_key;                 ///< order among siblings before the name; may be empty
    std::string source;                   ///< how far its name and place are certain; may be empty
    RecordId successor;                ///< it is merged into that unit after valid_to; nil for none
    std::set<RecordId> former_organs;  ///< those it was moved out of
    /// The last day of a name it no longer has, "2026-07-31", and the name.
    std::map<std::string, std::string> former_names;
    /// And a seal: its head grants what the law gives such heads (a service unit may have it).
    bool has_legal_personality = false;
    RecordId origin;  ///< it was split off that unit on valid_from; nil for none

    bool operator==(const Unit&) const = default;
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<Unit> auto& unit) {
    visit("code", unit.code);
    visit("name", unit.name);
    visit("short_name", unit.short_name);
    visit("kind", unit.kind);
    visit("parent", unit.parent);
    visit("organ", unit.organ);
    visit("valid_from", unit.valid_from);
    visit("valid_to", unit.valid_to);
    visit("sort_key", unit.sort_key);
    visit("source", unit.source);
    visit("successor", unit.successor);
    visit("former_organs", unit.former_organs);
    visit("former_names", unit.former_names);
    visit("legal_personality", unit.has_legal_personality);
    visit("origin", unit.origin);
}

/// True for kinds that are an organ by themselves.
[[nodiscard]] bool is_organ(UnitKind kind);
/// Both ends of its validity included.
[[nodiscard]] bool exists_on(const Unit& unit, CivilDate date);
/// The short name where there is one.
[[nodiscard]] const std::string& display_name(const Unit& unit);
/// The name it had on that day.
[[nodiscard]] const std::string& name_on(const Unit& unit, CivilDate date);
/// The kind in the language of the interface.
[[nodiscard]] std::string kind_words(UnitKind kind);

template <>
struct EnumNames<UnitKind> {
    static constexpr std::array<std::string_view, 8> names{"province", "department",   "office",
                                                           "division", "service_unit", "commune",
                                                           "council",  "other"};
};

}  // namespace thidua
