#include "client/app/issuing_checks.h"

#include <fmt/format.h>

#include "client/app/award_facts.h"
#include "client/app/rule_sets.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {
namespace {

Result<void> check_nominations(Workspace& workspace, const Record& decision) {
    std::size_t named = 0;
    for (const std::string& key : typed_record::list_segments(decision.fields, "nominations/")) {
        const RecordId id = id_or_none(decision.fields, "nominations/" + key);
        const auto nomination = RecordQuery{workspace.store()}.find(id);
        if (!nomination || !is_proposed(*nomination))
            return failure(
                ErrorCode::wrong_state,
                fmt::format(fmt::runtime(tr("\"{}\" cannot be decided on as it "
                                            "stands; take it out of the decision, or "
                                            "finish its dossier first.")),
                            nomination ? text_or_empty(nomination->fields, "name") : id.text()));
        ++named;
    }
    if (named > 0) return {};
    return failure(ErrorCode::invalid_input,
                   tr("The decision names no nomination yet: set nominations/KEY=ID."));
}

Result<void> check_bases(Workspace& workspace, const Record& decision) {
    const CivilDate today = to_civil_date(workspace.environment().clock.now());
    if (!text_or_empty(decision.fields, "bases_reason").empty()) return {};
    for (const BasisFinding& finding : weak_bases_of(workspace, decision.fields, today))
        if (finding.kind != BasisFinding::Kind::amended)
            return failure(
                ErrorCode::wrong_state,
                finding.words + ' ' + tr("To cite it all the same, say why in bases_reason=."));
    return {};
}

}  // namespace

Result<void> check_before_signing(Workspace& workspace, const Record& decision) {
    if (auto ready = check_nominations(workspace, decision); !ready) return ready;
    return check_bases(workspace, decision);
}

}  // namespace thidua
