#include "client/app/consolidations.h"

#include <fmt/format.h>

#include "client/app/consolidation_files.h"
#include "client/app/editing.h"
#include "client/app/forms.h"
#include "client/app/periods.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/evidence/seal.h"
#include "shared/model/ids.h"
#include "shared/model/report.h"
#include "shared/model/submission.h"

namespace thidua {
namespace {

std::string why_not_included(const UnitStanding& unit) {
    if (unit.standing.verdict == Verdict::exempt) return tr("exempt");
    if (!unit.report || unit.state.empty()) return tr("no report");
    if (unit.state == "draft") return tr("not submitted");
    if (unit.state == "returned") return tr("returned, not submitted again");
    return tr("submitted, not accepted yet");
}

/// The accepted version as it was sealed; empty when its content has not come yet.
std::optional<UnitAnswers> accepted_answers(RecordQuery& query, const UnitStanding& unit) {
    if (!unit.report || unit.state != "accepted") return std::nullopt;
    const auto record = query.find(*unit.report);
    if (!record) return std::nullopt;
    const Report report = view_of<Report>(*record);
    const auto sealed =
        query.find(submission_id(record->id, report.version, report.seal));
    if (!sealed) return std::nullopt;
    return UnitAnswers{.unit = unit.unit,
                       .unit_name = unit.unit_name,
                       .report = record->id,
                       .version = static_cast<std::uint64_t>(report.version),
                       .answers = answers_of(sealed->fields)};
}

}  // namespace

Result<Consolidation> Consolidations::make(const RecordId& period) {
    const auto profile = enrolled_profile(workspace_);
    if (!profile) return profile.error();
    if (!may(profile->role, Action::read_consolidation))
        return failure(ErrorCode::not_allowed, refusal_words(Action::read_consolidation));
    const auto view = workspace_.periods().find(period);
    if (!view) return view.error();
    auto form = workspace_.forms().find(view->period.form_key);
    if (!form) return form.error();
    auto statuses = workspace_.periods().deadlines(period);
    if (statuses.empty())
        return failure(ErrorCode::not_found, tr("There is no such reporting period."));
    Consolidation made{.period = period,
                       .period_name = display_name(view->period),
                       .form = *std::move(form),
                       .made_at = workspace_.environment().clock.now(),
                       .status = std::move(statuses.front())};
    RecordQuery query{workspace_.store()};
    std::vector<UnitAnswers> units;
    for (const UnitStanding& unit : made.status.units) {
        if (auto answers = accepted_answers(query, unit)) {
            made.included.push_back(answers->report);
            units.push_back(*std::move(answers));
        } else {
            made.not_included.push_back(unit.unit_name + ": " + why_not_included(unit));
        }
    }
    made.figures = consolidate(made.form, units);
    return made;
}

Result<void> Consolidations::write(const Consolidation& consolidation,
                                   const std::filesystem::path& file) {
    return write_consolidation(consolidation, file);
}

}  // namespace thidua
