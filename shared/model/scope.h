#pragma once

#include "shared/base/id.h"

/// Who may read what: every record stands in one of these scopes.
namespace thidua {

/// Units, movements and the working calendar: everybody.
[[nodiscard]] ScopeId province_scope();
/// Plans, obligations, periods and forms of one organ: everybody who works there.
[[nodiscard]] ScopeId organ_scope(RecordId organ);
/// What only the Office and the leadership of an organ see.
[[nodiscard]] ScopeId office_scope(RecordId organ);
/// Reports, submissions, evidence and conflicts of one unit: that unit, the Office, the leadership.
[[nodiscard]] ScopeId unit_scope(RecordId unit);

}  // namespace thidua
