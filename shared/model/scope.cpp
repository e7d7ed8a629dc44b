#include "shared/model/scope.h"

#include <fmt/format.h>

#include "shared/model/ids.h"

namespace thidua {
namespace {

ScopeId scope_named(std::string_view name) {
    return ScopeId{make_uuid_v5(product_name_space(), name)};
}

template <class Id>
ScopeId scope_named(std::string_view kind, const Id& whose) {
    return scope_named(fmt::format("scope:{}:{}", kind, whose.text()));
}

}  // namespace

ScopeId province_scope() {
    return scope_named("scope:province");
}

ScopeId organ_scope(RecordId organ) {
    return scope_named("organ", organ);
}

ScopeId office_scope(RecordId organ) {
    return scope_named("office", organ);
}

ScopeId registry_scope(RecordId organ) {
    return scope_named("registry", organ);
}

ScopeId council_scope(RecordId organ) {
    return scope_named("council", organ);
}

ScopeId ballots_scope(RecordId organ) {
    return scope_named("ballots", organ);
}

ScopeId unit_scope(RecordId unit) {
    return scope_named("unit", unit);
}

ScopeId upward_scope(RecordId organ) {
    return scope_named("upward", organ);
}

ScopeId addressed_scope(RecordId from, RecordId to) {
    return scope_named(fmt::format("scope:addressed:{}:{}", from.text(), to.text()));
}

ScopeId device_scope(DeviceId device) {
    return scope_named("device", device);
}

ScopeId submission_scope(RecordId unit, RecordId organ) {
    return unit == organ ? upward_scope(organ) : unit_scope(unit);
}

}  // namespace thidua
