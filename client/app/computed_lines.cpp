#include "client/app/computed_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "client/app/award_facts.h"
#include "client/app/award_payments.h"
#include "client/app/criteria_desk.h"
#include "client/app/dissemination.h"
#include "client/app/editing.h"
#include "client/app/field_number.h"
#include "client/app/periods.h"
#include "client/app/rule_sets.h"
#include "client/app/submission_letters.h"
#include "client/app/upward_dossiers.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/member_value.h"
#include "shared/model/record_types.h"
#include "shared/rules/target.h"

namespace thidua {
namespace {

using Lines = std::vector<ComputedLine>;

template <class T>
std::optional<T> at(const Fields& fields, std::string_view path) {
    const auto* held = std::get_if<T>(&find_value(fields, path));
    return held != nullptr ? std::optional{*held} : std::nullopt;
}

/// A whole figure may have been stored as an integer.
CivilDate today(Workspace& workspace) {
    return to_civil_date(workspace.environment().clock.now());
}

Lines of_target(Workspace& workspace, const Record& record) {
    const Fields& fields = record.fields;
    const TargetView view =
        stand({.direction = from_text<TargetDirection>(text_or_empty(fields, "direction"))
                                .value_or(TargetDirection::at_least),
               .baseline = find_number(fields, "baseline"),
               .target = find_number(fields, "planned"),
               .actual = find_number(fields, "actual"),
               .due = at<CivilDate>(fields, "due_on"),
               .actual_on = at<CivilDate>(fields, "reached_on")},
              today(workspace));
    Lines lines{{"standing", std::string{to_text(view.standing)}, tr("Standing"), view.words}};
    if (view.percent)
        lines.push_back(
            {"percent", view.percent->text(), tr("Percent"), view.percent->display() + "%"});
    return lines;
}

Lines of_basis(Workspace& workspace, const Record& record) {
    const auto from = at<CivilDate>(record.fields, "effective_from");
    const auto to = at<CivilDate>(record.fields, "effective_to");
    const CivilDate day = today(workspace);
    if (to && *to < day)
        return {{"force", "expired", tr("In force"),
                 fmt::format(fmt::runtime(tr("no, expired on {}; cite what replaced it")),
                             to_display(*to))}};
    if (from && *from > day)
        return {{"force", "not_yet", tr("In force"),
                 fmt::format(fmt::runtime(tr("not before {}")), to_display(*from))}};
    return {{"force", "in_force", tr("In force"), tr("yes")}};
}

/// Whether its prize money has reached the person, as far as somebody has noted it.
Lines of_prize(Workspace& workspace, const Record& award) {
    if (is_prize_owed(workspace, award))
        return {{"payment", "due", tr("Prize money"), tr("not paid yet")}};
    const auto on = at<CivilDate>(award.fields, "paid_on");
    const auto amount = find_number(award.fields, "paid_amount");
    if (!on || !amount) return {};
    return {
        {"payment", "paid", tr("Prize money"),
         fmt::format(fmt::runtime(tr("{} đồng paid on {}")), amount->display(), to_display(*on))}};
}

Lines of_award(Workspace& workspace, const Record& record) {
    const auto cancelled = RecordQuery{workspace.store()}.list(
        {.type = record_types::cancellation, .parent = record.id});
    Lines lines;
    if (cancelled.empty()) {
        lines.push_back({"standing", "valid", tr("Standing"), tr("valid")});
    } else {
        const Fields& by = cancelled.front().fields;
        lines.push_back(
            {"standing", "cancelled", tr("Standing"),
             fmt::format(fmt::runtime(tr("cancelled by decision {}: {}")),
                         text_or_empty(by, "decision_number"), text_or_empty(by, "reason"))});
    }
    std::ranges::move(of_prize(workspace, record), std::back_inserter(lines));
    return lines;
}

/// What is meant for the portal, until somebody notes where it stands.
Lines of_publication(const Fields& notice) {
    const std::string place = text_or_empty(notice, "published_at");
    const auto day = at<CivilDate>(notice, "published_on");
    if (place.empty() && !day && text_or_empty(notice, "kind") != "portal") return {};
    if (place.empty() && !day) return {{"portal", "waiting", tr("On the portal"), tr("not yet")}};
    const std::string words = place + (day ? (place.empty() ? "" : ", ") + to_display(*day) : "");
    return {{"portal", "published", tr("On the portal"), words}};
}

Lines of_notice(Workspace& workspace, const Record& record) {
    Lines lines = of_publication(record.fields);
    const auto standing = Dissemination{workspace}.standing(record.id);
    if (!standing) return lines;
    lines.push_back({"units_done", std::to_string(standing->units_done),
                     tr("Units that acknowledged"),
                     fmt::format("{}/{}", standing->units_done, standing->units.size())});
    lines.push_back({"people_done", std::to_string(standing->people_done),
                     tr("People who acknowledged"), std::to_string(standing->people_done)});
    return lines;
}

Lines of_assessment(Workspace& /*workspace*/, const Record& record) {
    const AssessmentResult result = result_of_assessment(record);
    Lines lines{
        {"result",
         fmt::format("exceeded={} met={} not_met={}", result.exceeded, result.met, result.not_met),
         tr("Result"), words_of(result)}};
    if (result.points != Decimal{0})
        lines.push_back({"points", result.points.text(), tr("Points"), result.points.display()});
    return lines;
}

/// The documents that a plan or a decision cites, against the law of today.
Lines of_bases(Workspace& workspace, const Record& record) {
    Lines lines;
    for (const BasisFinding& finding : weak_bases_of(workspace, record.fields, today(workspace)))
        lines.push_back({"weak_basis/" + std::to_string(lines.size() + 1), finding.number,
                         tr("Legal basis to look at"), finding.words});
    return lines;
}

/// The limit that runs in a state, and the step it is counted from.
struct RunningLimit {
    std::string_view state;
    std::string_view limit;
    std::string_view since;
};
constexpr std::array<RunningLimit, 4> nomination_limits{{
    {"failed", "refusal_notice", "steps/fail/at"},
    {"sent_up", "appraisal_province", "steps/forward/at"},
    {"decided", "decision_sent", "steps/decide/at"},
    {"decided", "decision_sent", "steps/note/at"},
}};

/// With whom its dossier is above, and how it stands there.
Lines above_of(Workspace& workspace, const Record& nomination) {
    Lines lines;
    for (const Record& dossier : dossiers_of(workspace, nomination)) {
        const Fields& fields = dossier.fields;
        lines.push_back({"above/" + text_or_empty(fields, "recipient"),
                         text_or_empty(fields, "state"), text_or_empty(fields, "to_name"),
                         standing_words(dossier)});
    }
    return lines;
}

/// Only who reads what went up can say what the letter does not list.
bool knows_letters(Workspace& workspace) {
    return check_right(workspace, Action::review_nomination).has_value();
}

Lines letter_of_nomination(Workspace& workspace, const Record& nomination) {
    if (!knows_letters(workspace) || !is_proposed(nomination)) return {};
    const auto round = RecordQuery{workspace.store()}.find(id_or_none(nomination.fields, "round"));
    if (!round) return {};
    const RoundLetters letters{workspace, *round};
    if (letters.is_listed(nomination)) return {};
    return {
        {"letter", "not_listed", tr("Letter of submission"), missing_words(letters, {nomination})}};
}

/// By the rule set of the dossier, with its own words for what is due.
Lines of_nomination(Workspace& workspace, const Record& record) {
    const std::string state = text_or_empty(record.fields, "state");
    const std::string kept = text_or_empty(record.fields, "rule_set");
    RuleSets sets{workspace};
    const auto rules = kept.empty() ? sets.on(today(workspace)) : sets.of_key(kept);
    Lines lines;
    for (const RunningLimit& running : nomination_limits) {
        const auto since = at<Instant>(record.fields, running.since);
        const TimeLimit* const limit =
            running.state == state && since && rules ? find_limit(*rules, running.limit) : nullptr;
        if (limit == nullptr) continue;
        const CivilDate last =
            last_day_of(*limit, to_civil_date(*since), workspace.periods().holidays());
        lines.push_back({"due", to_iso(last), tr("Due by"),
                         fmt::format("{} ({}; {})", to_display(last), limit->words,
                                     shown_source(limit->source, limit->is_confirmed))});
    }
    for (Lines (*more)(Workspace&, const Record&) : {above_of, letter_of_nomination})
        std::ranges::move(more(workspace, record), std::back_inserter(lines));
    return lines;
}

/// A line of the register that was corrected says by which, and stays as it went out.
Lines of_document(Workspace& workspace, const Record& record) {
    Lines lines;
    for (const Record& other :
         RecordQuery{workspace.store()}.list({.type = record_types::document}))
        if (id_or_none(other.fields, "corrects") == record.id)
            lines.push_back(
                {"corrected_by", other.id.text(), tr("Corrected by"),
                 fmt::format("{} {}: {}", text_or_empty(other.fields, "register"),
                             text_or_empty(other.fields, "symbol").empty()
                                 ? std::to_string(integer_or_zero(other.fields, "number"))
                                 : text_or_empty(other.fields, "symbol"),
                             text_or_empty(other.fields, "correction"))});
    return lines;
}

/// Of a round with several letters each by who decides on it, with its number.
Lines of_letters(const RoundLetters& letters, const Record& round) {
    Lines lines;
    if (letters.keys().size() < 2) return lines;
    for (const LetterKey& key : letters.keys()) {
        const auto letter = letters.find(key);
        if (!letter) continue;
        lines.push_back(
            {"letter/" + std::string{key ? to_text(*key) : "main"}, letter->number,
             fmt::format(fmt::runtime(tr("Letter on what is decided by {}")),
                         letters.words_of(key)),
             letter->on ? letter->number + ", " + to_display(*letter->on) : letter->number});
    }
    for (const std::string& words : unnumbered_words(letters, round))
        lines.push_back({"letter_without_number/" + std::to_string(lines.size() + 1), "waiting",
                         tr("Letter of submission"), words});
    return lines;
}

/// What the round cites, its letters, and what was handed in after them.
Lines of_round(Workspace& workspace, const Record& round) {
    Lines lines = of_bases(workspace, round);
    if (!knows_letters(workspace)) return lines;
    const RoundLetters letters{workspace, round};
    std::ranges::move(of_letters(letters, round), std::back_inserter(lines));
    const auto missing = missing_from_letters(workspace, round);
    if (!missing.empty())
        lines.push_back({"not_in_letter", std::to_string(missing.size()),
                         tr("Letter of submission"), missing_words(letters, missing)});
    return lines;
}

using Reckoner = Lines (*)(Workspace&, const Record&);
constexpr std::array<std::pair<std::string_view, Reckoner>, 11> reckoners{{
    {record_types::target, of_target},
    {record_types::assessment, of_assessment},
    {record_types::nomination, of_nomination},
    {record_types::legal_basis, of_basis},
    {record_types::award, of_award},
    {record_types::document, of_document},
    {record_types::announcement, of_notice},
    {record_types::plan, of_bases},
    {record_types::movement, of_bases},
    {record_types::award_decision, of_bases},
    {record_types::award_round, of_round},
}};

}  // namespace

std::vector<ComputedLine> computed_lines(Workspace& workspace, const Record& record) {
    for (const auto& [type, reckon] : reckoners)
        if (record.type == type) return reckon(workspace, record);
    return {};
}

std::optional<ComputedLine> listed_line(Workspace& workspace, const Record& record) {
    if (record.type == record_types::nomination) {
        const bool is_above = text_or_empty(record.fields, "state") == "sent_up";
        const Lines above = is_above ? above_of(workspace, record) : Lines{};
        return above.empty() ? std::nullopt : std::optional{above.back()};
    }
    const bool is_listed = record.type == record_types::target ||
                           record.type == record_types::legal_basis ||
                           record.type == record_types::award;
    const Lines lines = is_listed ? computed_lines(workspace, record) : Lines{};
    return lines.empty() ? std::nullopt : std::optional{lines.front()};
}

}  // namespace thidua
