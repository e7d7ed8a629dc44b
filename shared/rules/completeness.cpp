#include "shared/rules/completeness.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/base/translate.h"

namespace thidua {
namespace {

bool is_asked(const PartRule& rule, const DossierParts& dossier) {
    return (rule.only_for.empty() || rule.only_for.contains(dossier.kind)) &&
           (!rule.enterprises_only || dossier.is_enterprise);
}

std::string missing_words(DossierPart part, bool is_written) {
    if (part == DossierPart::commitments)
        return tr("The commitments are not given; confirm them before submitting.");
    if (!is_written)
        return fmt::format(fmt::runtime(tr("Missing: {}. Attach it before submitting.")),
                           to_words(part));
    return fmt::format(fmt::runtime(tr("Missing: {}. It is only typed in; attach the file, or name "
                                       "the document of the register, before submitting.")),
                       to_words(part));
}

}  // namespace

std::string to_words(DossierPart part) {
    switch (part) {
        case DossierPart::submission:
            return tr("submission");
        case DossierPart::achievement_report:
            return tr("achievement report");
        case DossierPart::meeting_minutes:
            return tr("minutes of the meeting with the vote");
        case DossierPart::initiative_recognition:
            return tr("recognition of the initiative");
        case DossierPart::party_confirmation:
            return tr("confirmation of the contribution");
        case DossierPart::tax_state:
            return tr("confirmation of taxes and insurance paid");
        case DossierPart::electronic_file:
            return tr("electronic file");
        case DossierPart::commitments:
            return tr("commitments");
    }
    return {};
}

std::vector<MissingPart> missing_parts(const AwardEntry& award, const DossierParts& dossier) {
    std::vector<DossierPart> asked;
    std::set<DossierPart> there = dossier.present;
    for (const PartRule& rule : award.parts) {
        if (!is_asked(rule, dossier)) continue;
        asked.push_back(rule.part);
        if (rule.may_be_text && dossier.written.contains(rule.part)) there.insert(rule.part);
    }
    constexpr auto recognition = DossierPart::initiative_recognition;
    if (award.needs_initiative && std::find(asked.begin(), asked.end(), recognition) == asked.end())
        asked.push_back(recognition);
    std::vector<MissingPart> parts;
    for (const DossierPart part : asked)
        if (!there.contains(part))
            parts.push_back(
                {.part = part, .words = missing_words(part, dossier.written.contains(part))});
    return parts;
}

}  // namespace thidua
