#include "client/app/consolidations.h"

#include <algorithm>
#include <map>

#include "client/app/accepted_reports.h"
#include "client/app/consolidation_files.h"
#include "client/app/documents.h"
#include "client/app/editing.h"
#include "client/app/forms.h"
#include "client/app/periods.h"
#include "client/app/report_corrections.h"
#include "client/store/view_snapshot.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

WhyLeftOut why_left_out(const UnitStanding& unit) {
    if (unit.standing.verdict == Verdict::exempt) return WhyLeftOut::exempt;
    if (!unit.report || unit.state.empty()) return WhyLeftOut::no_report;
    if (unit.state == "draft") return WhyLeftOut::not_submitted;
    if (unit.state == "returned") return WhyLeftOut::returned;
    return unit.state == "accepted" ? WhyLeftOut::not_here : WhyLeftOut::not_accepted;
}

std::string why_words(WhyLeftOut why) {
    switch (why) {
        case WhyLeftOut::no_report: return tr("no report");
        case WhyLeftOut::not_submitted: return tr("not submitted");
        case WhyLeftOut::not_accepted: return tr("submitted, not accepted yet");
        case WhyLeftOut::returned: return tr("returned, not submitted again");
        case WhyLeftOut::exempt: return tr("exempt");
        case WhyLeftOut::excluded: return tr("left out by the Office");
        case WhyLeftOut::not_here: break;
    }
    return tr("accepted, but not received on this device yet");
}

Result<void> check_exclusions(const PeriodStatus& status,
                              const std::vector<Exclusion>& exclusions) {
    for (const Exclusion& exclusion : exclusions) {
        const bool is_known =
            std::ranges::find(status.units, exclusion.unit, &UnitStanding::unit) !=
            status.units.end();
        if (!is_known)
            return failure(ErrorCode::not_found,
                           tr("The unit to be left out does not report in that period."));
        if (is_blank(exclusion.reason))
            return failure(ErrorCode::invalid_input,
                           tr("Give the reason for leaving the unit out; it is kept with the "
                              "figures."));
    }
    return {};
}

/// Sorts the units into those that are in the figures and those that are not.
std::vector<UnitAnswers> take_units(RecordQuery& query, Consolidation& made,
                                    const std::vector<Exclusion>& exclusions,
                                    std::map<std::string, std::string>& notes) {
    std::vector<UnitAnswers> units;
    for (const UnitStanding& unit : made.status.units) {
        const auto excluded = std::ranges::find(exclusions, unit.unit, &Exclusion::unit);
        if (excluded != exclusions.end()) {
            made.left_out.push_back(
                {unit.unit, unit.unit_name, WhyLeftOut::excluded, excluded->reason});
        } else if (auto accepted = find_accepted(query, unit)) {
            made.included.push_back({unit.unit, accepted->answers.report,
                                     static_cast<std::int64_t>(accepted->answers.version),
                                     accepted->seal, accepted->rev});
            apply_corrections(query, accepted->answers, notes);
            units.push_back(std::move(accepted->answers));
        } else {
            const WhyLeftOut why = why_left_out(unit);
            made.left_out.push_back({unit.unit, unit.unit_name, why,
                                     why == WhyLeftOut::exempt ? unit.reason : std::string{}});
        }
    }
    return units;
}

}  // namespace

std::string left_out_words(const LeftOut& unit) {
    const std::string words = unit.unit_name + ": " + why_words(unit.why);
    return unit.reason.empty() ? words : words + " (" + unit.reason + ")";
}

Result<Consolidation> Consolidations::make(const RecordId& period,
                                           const std::vector<Exclusion>& exclusions) {
    const auto profile = enrolled_profile(workspace_);
    if (!profile) return profile.error();
    if (!may(profile->role, Action::read_consolidation))
        return failure(ErrorCode::not_allowed, refusal_words(Action::read_consolidation));
    const ViewSnapshot one_state{workspace_.store()};
    const auto view = workspace_.periods().find(period);
    if (!view) return view.error();
    if (view->period.form_key.empty())
        return failure(ErrorCode::wrong_state,
                       tr("The units fill in no form for this period; there are no figures to add "
                          "up."));
    auto form = workspace_.forms().find(view->period.form_key);
    if (!form) return form.error();
    auto statuses = workspace_.periods().deadlines(period);
    if (statuses.empty())
        return failure(ErrorCode::not_found, tr("There is no such reporting period."));
    Consolidation made{.period = period,
                       .period_name = display_name(view->period),
                       .paper_name = view->period.name,
                       .form = *std::move(form),
                       .made_at = workspace_.environment().clock.now(),
                       .status = std::move(statuses.front())};
    if (auto fit = check_exclusions(made.status, exclusions); !fit) return fit.error();
    RecordQuery query{workspace_.store()};
    std::map<std::string, std::string> notes;
    made.figures = consolidate(made.form, take_units(query, made, exclusions, notes));
    for (Figure& figure : made.figures)
        if (const auto note = notes.find(figure.field); note != notes.end())
            figure.note += figure.note.empty() ? note->second.substr(1) : note->second;
    made.texts = OwnTexts{workspace_}.list(period, made.form);
    return made;
}

Result<void> Consolidations::write(const Consolidation& consolidation,
                                   const std::filesystem::path& file,
                                   const std::optional<std::filesystem::path>& own_template) {
    if (file.extension() == ".docx" || file.extension() == ".pdf")
        return write_consolidation_paper(workspace_, consolidation, own_template, file);
    if (own_template)
        return failure(ErrorCode::invalid_input,
                       tr("A template makes a paper: name a .docx or .pdf file."));
    return write_consolidation(consolidation, file);
}

}  // namespace thidua
