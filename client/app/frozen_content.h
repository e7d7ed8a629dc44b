#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "client/app/consolidations.h"
#include "shared/base/hash.h"
#include "shared/model/period.h"
#include "shared/record/record.h"

namespace thidua {

/// The edits to each unit's report, extension and exemption that whoever froze the figures had
/// seen: the ledger begins after them.
using SeenEdits = std::map<RecordId, std::set<EditId>>;  ///< by unit

/// All that a frozen consolidation is made from and of.
struct FrozenContent {
    Consolidation made;
    Period period;
    std::string form_definition;  ///< as it was published
    SeenEdits seen;
    std::map<std::string, std::set<EditId>> seen_texts = {};  ///< of the Office, by section
};

/// As fields, flat like a report's answers. Paths are permanent:
///   period/…                              the period's own fields
///   form/definition, form/version
///   units/<unit>/…                        name, standing, report, version, seal, rev, why left out
///   units/<unit>/seen/<edit>
///   texts/<section>/words, with_units     the Office's own
///   texts/<section>/seen/<edit>
///   figures/<field>/value
///   figures/<field>/parts/<unit>          what the unit gives
///   figures/<field>/weights/<unit>
///   figures/<field>/rows/<unit>/<row>[/<column>]
Fields fields_of(const FrozenContent& content);

/// Back again, in the current language. `damaged` when the form cannot be read.
Result<FrozenContent> content_from(const Fields& fields);

/// Over every field of the content.
Hash seal_of_content(const Fields& fields);

/// The fields in pieces that each fit into one record and one edit.
std::vector<Fields> pages_of(const Fields& fields);

}  // namespace thidua
