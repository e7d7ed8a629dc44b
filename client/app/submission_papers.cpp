#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "client/app/document_data.h"
#include "client/app/document_parts.h"
#include "client/app/name_order.h"
#include "client/app/paper_nominees.h"
#include "client/app/rule_sets.h"
#include "client/app/units.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/date_words.h"
#include "shared/base/number_words.h"
#include "shared/model/record_types.h"
#include "shared/rules/competence.h"

// The letter that submits a round's nominations, and its list.

namespace thidua {
namespace {

/// Those that the unit has handed in, and that nobody has turned down or put on hold.
std::vector<Record> proposed_in(Workspace& workspace, const Record& round) {
    std::vector<Record> nominations =
        RecordQuery{workspace.store()}.list({.type = record_types::nomination, .parent = round.id});
    std::erase_if(nominations, [](const Record& nomination) {
        constexpr std::array<std::string_view, 5> not_proposed{"draft", "returned", "failed",
                                                               "other_form", "on_hold"};
        return std::ranges::find(not_proposed, text_or_empty(nomination.fields, "state")) !=
               not_proposed.end();
    });
    std::sort(nominations.begin(), nominations.end(), [](const Record& a, const Record& b) {
        return compare_named(a.fields, b.fields) < 0;
    });
    return nominations;
}

bool is_among(const AwardCodes& awards, const Record& nomination) {
    return awards.empty() ||
           std::ranges::find(awards, text_or_empty(nomination.fields, "award")) != awards.end();
}

Nominees of_round(Workspace& workspace, const Record& round, const AwardCodes& awards) {
    const CivilDate today = to_civil_date(workspace.environment().clock.now());
    Nominees nominees;
    for (const Record& nomination : proposed_in(workspace, round))
        if (is_among(awards, nomination)) add_nominee(workspace, nomination, today, nominees);
    return nominees;
}

Result<RuleSet> rules_of_today(Workspace& workspace) {
    return RuleSets{workspace}.on(to_civil_date(workspace.environment().clock.now()));
}

/// The codes of what the letter asks for.
AwardCodes asked_for(Workspace& workspace, const Record& round, const AwardCodes& only) {
    AwardCodes codes;
    for (const Record& nomination : proposed_in(workspace, round))
        if (is_among(only, nomination)) codes.push_back(text_or_empty(nomination.fields, "award"));
    return codes;
}

/// Who decides in the end on what a letter to the State asks for, by the law of the day.
std::string decider_above(Workspace& workspace, const AwardCodes& awards) {
    const auto rules = rules_of_today(workspace);
    const AwardEntry* const award =
        rules && !awards.empty() ? find_award(*rules, awards.front()) : nullptr;
    return award != nullptr ? title_of(*rules, decider_of(*award, Grantor::province))
                            : "cấp có thẩm quyền";
}

/// To whom the letter goes: the head, or the next station of what is decided above.
struct Addressee {
    std::string title;     ///< "Giám đốc Sở Tư pháp"
    std::string with_way;  ///< "Chủ tịch UBND tỉnh (qua Sở Nội vụ)"
};

/// Through whom a letter goes to the province, by the law of the day; empty where it goes directly.
std::string way_to_province(Workspace& workspace, const std::string& own_organ) {
    const auto rules = rules_of_today(workspace);
    if (!rules) return {};
    const auto route = rules->routes.find(Grantor::province);
    if (route == rules->routes.end()) return {};
    for (const RouteStep& step : route->second)
        if (step.to == Grantor::province && !own_organ.starts_with(step.through))
            return step.through;
    return {};
}

Addressee addressee_of(Workspace& workspace, const Record& round) {
    const OrganNames names = organ_names(workspace);
    const std::string level = text_or_empty(round.fields, "level");
    const bool is_above = level == "province" || level == "state";
    if (!is_above || names.parent_organ.empty()) {
        const std::string head = "Giám đốc " + names.organ;
        return {head, head};
    }
    const std::string head = "Chủ tịch " + names.parent_organ;
    const std::string way = way_to_province(workspace, names.organ);
    return {head, way.empty() ? head : fmt::format("{} (qua {})", head, way)};
}

/// The sessions of the Council in which they were heard; nothing where there was none.
std::string council_words(Workspace& workspace, const Record& round) {
    std::set<RecordId> sessions;
    for (const Record& nomination : proposed_in(workspace, round))
        if (const RecordId id = id_or_none(nomination.fields, "session"); !id.is_nil())
            sessions.insert(id);
    std::vector<std::string> held;
    for (const RecordId& id : sessions) {
        const auto session = RecordQuery{workspace.store()}.find(id);
        if (!session) continue;
        const auto day = date_or_none(session->fields, "held_on");
        const std::string number = text_or_empty(session->fields, "number");
        held.push_back((day ? document_date(*day) : std::string{}) +
                       (number.empty() ? std::string{} : fmt::format(" (Biên bản số {})", number)));
    }
    if (held.empty()) return {};
    return fmt::format("Hội đồng thi đua - khen thưởng đã họp xét {} (có biên bản kèm theo).",
                       fmt::join(held, "; "));
}

}  // namespace

std::vector<AwardCodes> separate_letters(Workspace& workspace, const Record& round) {
    AwardCodes all;
    for (const Record& nomination : proposed_in(workspace, round))
        if (std::string code = text_or_empty(nomination.fields, "award");
            std::ranges::find(all, code) == all.end())
            all.push_back(std::move(code));
    const auto rules = rules_of_today(workspace);
    if (!rules) return {{}};
    auto letters = separate_submissions(*rules, all);
    if (letters.size() < 2) return {{}};
    return letters;
}

PaperData submission_data(Workspace& workspace, const Record& round, const AwardCodes& only) {
    const Nominees nominees = of_round(workspace, round, only);
    PaperData data = letter_data(workspace, round.fields, "TTr", "submitted_on");
    const auto award = [](const char* name, const std::string& count) {
        return PaperData{}.set("award", name).set("nominees", count);
    };
    set_nominees(data, nominees);
    const Addressee decider = addressee_of(workspace, round);
    const bool is_of_state = text_or_empty(round.fields, "level") == "state";
    const std::string above = decider_above(workspace, asked_for(workspace, round, only));
    set_addressees(data, {decider.with_way});
    std::vector<PaperData> awards;
    if (!nominees.collectives.empty())
        awards.push_back(award(
            "Tập thể",
            count_display(static_cast<std::int64_t>(nominees.collectives.size())) + " tập thể"));
    if (!nominees.individuals.empty())
        awards.push_back(award(
            "Cá nhân",
            count_display(static_cast<std::int64_t>(nominees.individuals.size())) + " cá nhân"));
    data.set("subject", "Đề nghị khen thưởng: " + text_or_empty(round.fields, "title"))
        .set("council_result", council_words(workspace, round))
        .set("decider", decider.title)
        // What the State grants the province only presents.
        .set("request", is_of_state ? "trình " + above + " khen thưởng" : "khen thưởng")
        .set("decision", is_of_state ? "trình " + above + " quyết định" : "quyết định")
        .set("awards", PaperData::list(std::move(awards)))
        .set(
            "commitments",
            PaperData::texts({"Thành tích của các trường hợp đề nghị là đúng sự thật;",
                              "Các trường hợp đề nghị không trong thời gian xem xét kỷ luật, không "
                              "có đơn thư đang được giải quyết;",
                              "Danh sách đã được công khai theo quy định."}))
        .set("enclosures",
             PaperData::texts({"Danh sách đề nghị khen thưởng", "Biên bản họp Hội đồng",
                               "Báo cáo thành tích của các tập thể, cá nhân"}));
    return data;
}

PaperData nominees_data(Workspace& workspace, const Record& round) {
    const Nominees nominees = of_round(workspace, round, {});
    PaperData data = letter_data(workspace, round.fields, "TTr", "submitted_on");
    set_nominees(data, nominees);
    const auto profile = workspace.profile();
    data.set("subject", text_or_empty(round.fields, "title"))
        .set("goes_with", "Tờ trình")
        .set("author", profile ? profile->person : std::string{});
    return data;
}

}  // namespace thidua
