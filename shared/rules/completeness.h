#pragma once

#include <set>
#include <string>
#include <vector>

#include "shared/rules/award.h"

namespace thidua {

/// What lies in a dossier.
struct DossierParts {
    Nominee kind = Nominee::individual;
    bool is_enterprise = false;
    std::set<DossierPart> present = {};  ///< as a file or a document of the register, or done here
    std::set<DossierPart> written = {};  ///< only typed into a field
};

struct MissingPart {
    DossierPart part = DossierPart::submission;
    std::string words;  ///< names the part and ends in what to do
};

/// What the award's list asks of such a nominee and the dossier lacks, in the order of the list;
/// the recognition of the initiative also where only the award needs one.
std::vector<MissingPart> missing_parts(const AwardEntry& award, const DossierParts& dossier);

/// "achievement report", in the language of the interface.
[[nodiscard]] std::string to_words(DossierPart part);

}  // namespace thidua
