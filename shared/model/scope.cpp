#include "shared/model/scope.h"

#include <fmt/format.h>

#include "shared/model/ids.h"

namespace thidua {
namespace {

ScopeId named(std::string_view name) {
    return ScopeId{make_uuid_v5(product_name_space(), name)};
}

template <class Id>
ScopeId named(std::string_view kind, const Id& whose) {
    return named(fmt::format("scope:{}:{}", kind, whose.text()));
}

}  // namespace

ScopeId province_scope() { return named("scope:province"); }

ScopeId organ_scope(RecordId organ) { return named("organ", organ); }

ScopeId office_scope(RecordId organ) { return named("office", organ); }

ScopeId registry_scope(RecordId organ) { return named("registry", organ); }

ScopeId council_scope(RecordId organ) { return named("council", organ); }

ScopeId ballots_scope(RecordId organ) { return named("ballots", organ); }

ScopeId unit_scope(RecordId unit) { return named("unit", unit); }

ScopeId upward_scope(RecordId organ) { return named("upward", organ); }

ScopeId device_scope(DeviceId device) { return named("device", device); }

ScopeId submission_scope(RecordId unit, RecordId organ) {
    return unit == organ ? upward_scope(organ) : unit_scope(unit);
}

}  // namespace thidua
