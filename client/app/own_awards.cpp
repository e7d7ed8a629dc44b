#include "client/app/own_awards.h"

#include <fmt/format.h>

#include "client/app/award_entry.h"
#include "client/app/award_facts.h"
#include "client/app/editing.h"
#include "client/app/rule_sets.h"
#include "client/app/units.h"
#include "client/app/workspace.h"
#include "shared/base/translate.h"
#include "shared/rules/competence.h"
#include "shared/rules/eligibility.h"

namespace thidua {

Result<void> check_has_legal_personality(Workspace& workspace, const RecordId& id) {
    const auto unit = workspace.units().find(id);
    if (unit && unit->has_legal_personality) return {};
    return failure(ErrorCode::not_allowed,
                   fmt::format(fmt::runtime(tr("{} has no legal personality, so its head "
                                               "grants nothing himself; submit the nomination "
                                               "to the Office.")),
                               unit ? unit->name : std::string{}));
}

namespace {

Result<void> check_is_of_no_round(const Record& nomination) {
    if (id_or_none(nomination.fields, "round").is_nil()) return {};
    return failure(ErrorCode::wrong_state,
                   tr("This nomination is for a round of the organ: submit it, or clear the round "
                      "to grant the award here."));
}

/// What lies in the unit itself needs no letter to anybody.
DossierParts own_parts(const Record& nomination) {
    DossierParts parts = gather_parts(nomination);
    parts.present.insert(
        {DossierPart::submission, DossierPart::electronic_file, DossierPart::commitments});
    return parts;
}

Result<void> check_dossier(Workspace& workspace, const RuleSet& rules, const AwardEntry& award,
                           const Record& nomination, const std::string& reason) {
    DossierFacts facts = gather_facts(workspace, nomination);
    facts.level = Grantor::unit;
    std::map<std::string, std::string> overrules;
    if (!reason.empty())
        for (const std::string_view key : check_keys) overrules.emplace(key, reason);
    const auto open = still_open(check_eligibility(rules, facts), overrules);
    const auto missing = missing_parts(award, own_parts(nomination));
    if (open.empty() && missing.empty()) return {};
    return open_words(tr("The award cannot be granted yet. Mend this, or give a reason for going "
                         "on with --grant-reason TEXT:"),
                      open, missing);
}

}  // namespace

Result<void> prepare_own_grant(Workspace& workspace, const Record& nomination, const Fields& said,
                               EditBuilder& edit) {
    if (auto sound = check_is_of_no_round(nomination); !sound) return sound;
    const CivilDate day = date_or_none(said, "decided_on").value_or(CivilDate{});
    const auto rules = RuleSets{workspace}.on(day);
    if (!rules) return rules.error();
    const auto award = award_of(*rules, nomination);
    if (!award) return award.error();
    const auto kind = from_text<Nominee>(text_or_empty(nomination.fields, "kind"));
    if (auto may_grant =
            check_may_grant(*rules, Grantor::unit, award->code, kind.value_or(Nominee::individual));
        !may_grant)
        return may_grant;
    if (auto sound = check_dossier(workspace, *rules, *award, nomination,
                                   text_or_empty(said, "grant_reason"));
        !sound)
        return sound;
    Fields fields = award_fields(workspace, nomination);
    for (const char* const path : {"decision_number", "decided_on"})
        set_value(fields, path, find_value(said, path));
    add_law(workspace, *rules, Grantor::unit, day, fields);
    enter_award(workspace, fields, edit);
    return {};
}

}  // namespace thidua
