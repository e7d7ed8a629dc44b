#pragma once

#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/rules/rule_set.h"

namespace thidua {

class Workspace;

/// The rule sets of this organ: files that the Office imports and everybody has offline.
class RuleSets {
public:
    explicit RuleSets(Workspace& workspace) : workspace_{workspace} {}

    /// Takes a file in: it must be readable together with those it extends. A set of the same key
    /// is replaced, with the old one in its history. Returns its key.
    Result<std::string> import_file(const std::string& json);
    /// By their first days. One that this version cannot read is left out.
    Result<std::vector<RuleSet>> list();
    /// What is valid on the day; not_found in a sentence that says to import one.
    Result<RuleSet> on(CivilDate day);
    /// The set under which a dossier was received, whatever day it is now.
    Result<RuleSet> of_key(const std::string& key);

    /// The code of an award as the sets write it, whatever its case; without any set as typed.
    /// not_found with those that there are.
    Result<std::string> award_code(const std::string& typed);

private:
    [[nodiscard]] std::vector<std::string> definitions(const std::string& but_of_key);
    Workspace& workspace_;
};

/// Of the documents that a paper cites below "bases/", against the law of the day; none where no
/// rule set is valid then.
std::vector<BasisFinding> weak_bases_of(Workspace& workspace, const Fields& paper, CivilDate day);

}  // namespace thidua
