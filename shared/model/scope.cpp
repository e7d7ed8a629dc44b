#include "shared/model/scope.h"

#include <fmt/format.h>

#include "shared/model/ids.h"

namespace thidua {
namespace {

ScopeId named(std::string_view name) {
    return ScopeId{make_uuid_v5(product_name_space(), name)};
}

}  // namespace

ScopeId province_scope() { return named("scope:province"); }

ScopeId organ_scope(RecordId organ) { return named(fmt::format("scope:organ:{}", organ.text())); }

ScopeId office_scope(RecordId organ) {
    return named(fmt::format("scope:office:{}", organ.text()));
}

ScopeId unit_scope(RecordId unit) { return named(fmt::format("scope:unit:{}", unit.text())); }

}  // namespace thidua
