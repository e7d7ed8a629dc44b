#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "client/app/award_facts.h"
#include "client/app/basis_lines.h"
#include "client/app/document_data.h"
#include "client/app/document_parts.h"
#include "client/app/known_people.h"
#include "client/app/name_order.h"
#include "client/app/paper_nominees.h"
#include "client/app/rule_sets.h"
#include "client/app/submission_letters.h"
#include "client/app/units.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/capitals.h"
#include "shared/base/date_words.h"
#include "shared/base/number_words.h"
#include "shared/model/record_types.h"
#include "shared/rules/competence.h"

// The letter that submits a round's nominations, and its list.

namespace thidua {
namespace {

/// Those that the unit has handed in, and that nobody has turned down or put on hold; by the day of
/// the letter, once that has its number and day.
std::vector<Record> proposed_in(Workspace& workspace, const Record& round) {
    std::vector<Record> nominations =
        RecordQuery{workspace.store()}.list({.type = record_types::nomination, .parent = round.id});
    const RoundLetters letters{workspace, round};
    std::erase_if(nominations,
                  [&](const Record& one) { return !is_proposed(one) || !letters.is_listed(one); });
    std::sort(nominations.begin(), nominations.end(), [](const Record& a, const Record& b) {
        return compare_named(a.fields, b.fields) < 0;
    });
    return nominations;
}

std::vector<Record> proposed_in(Workspace& workspace, const Record& round, const AwardCodes& only) {
    std::vector<Record> nominations = proposed_in(workspace, round);
    if (!only.empty())
        std::erase_if(nominations, [&](const Record& one) {
            return std::ranges::find(only, text_or_empty(one.fields, "award")) == only.end();
        });
    return nominations;
}

/// The round as the letter that asks for those has it: with number and day of that letter.
Record round_of_letter(Workspace& workspace, Record round, const std::vector<Record>& proposed) {
    const RoundLetters letters{workspace, round};
    const auto letter =
        proposed.empty() ? letters.find(letters.first()) : letters.find_for(proposed.front());
    set_value(round.fields, "number", letter ? Value{letter->number} : Value{});
    set_value(round.fields, "submitted_on", letter && letter->on ? Value{*letter->on} : Value{});
    return round;
}

Nominees nominees_of(Workspace& workspace, const std::vector<Record>& proposed) {
    const CivilDate today = to_civil_date(workspace.environment().clock.now());
    Nominees nominees;
    for (const Record& nomination : proposed) add_nominee(workspace, nomination, today, nominees);
    return nominees;
}

Result<RuleSet> rules_of_today(Workspace& workspace) {
    return RuleSets{workspace}.on(to_civil_date(workspace.environment().clock.now()));
}

/// Who decides in the end on what a letter to the State asks for, by the law of the day.
std::string decider_above(Workspace& workspace, const std::vector<Record>& proposed) {
    const auto rules = rules_of_today(workspace);
    const AwardEntry* const award =
        rules && !proposed.empty()
            ? find_award(*rules, text_or_empty(proposed.front().fields, "award"))
            : nullptr;
    return award != nullptr ? title_of(*rules, decider_of(*award, Grantor::province))
                            : "cấp có thẩm quyền";
}

bool is_for_above(const Record& round) {
    const std::string level = text_or_empty(round.fields, "level");
    return level == "province" || level == "state";
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
    if (!is_for_above(round) || names.parent_organ.empty()) return {names.head, names.head};
    const std::string head = "Chủ tịch " + names.parent_organ;
    const std::string way = way_to_province(workspace, names.organ);
    return {head, way.empty() ? head : fmt::format("{} (qua {})", head, way)};
}

/// The sessions of the Council in which they were heard; nothing where there was none.
std::string council_words(Workspace& workspace, const std::vector<Record>& proposed) {
    std::set<RecordId> sessions;
    for (const Record& nomination : proposed)
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
    return fmt::format("Hội đồng Thi đua - Khen thưởng đã họp xét {} (có biên bản kèm theo).",
                       fmt::join(held, "; "));
}

/// Who writes the letter. The organ writes to those above it; to its own head write the Council
/// that has met, or the Office, which serves the Council.
struct Submitter {
    std::string above;   ///< in the letter head
    std::string organ;   ///< in the letter head
    std::string name;    ///< in a sentence
    std::string symbol;  ///< in the number
    Signature signature;
};

/// Who holds the leading position in the organ's office.
std::string name_of_office_head(Workspace& workspace) {
    const CivilDate today = to_civil_date(workspace.environment().clock.now());
    for (const auto& [id, unit] : workspace.units().list_of_organ())
        if (unit.kind == UnitKind::office)
            if (const auto head = head_of_unit(workspace, id, today)) return head->name;
    return {};
}

Submitter submitter_of(Workspace& workspace, const Record& round, bool has_council_met) {
    const OrganNames names = organ_names(workspace);
    if (is_for_above(round))
        return {.above = names.parent_organ,
                .organ = names.organ,
                .name = names.organ,
                .symbol = names.symbol,
                .signature = head_signature(workspace)};
    const std::string head = name_of_office_head(workspace);
    if (has_council_met)
        return {.above = names.organ,
                .organ = "Hội đồng Thi đua - Khen thưởng",
                .name = "Hội đồng Thi đua - Khen thưởng " + names.organ,
                .symbol = "HĐTĐKT",
                .signature = {.capacity = "TM. HỘI ĐỒNG\nCHÁNH VĂN PHÒNG", .name = head}};
    return {.above = names.organ,
            .organ = "Văn phòng",
            .name = "Văn phòng " + names.organ,
            .symbol = "VP",
            .signature = {.capacity = "CHÁNH VĂN PHÒNG", .name = head}};
}

/// Over what every paper of the organ has.
void set_submitter(Workspace& workspace, const Submitter& submitter, const Record& round,
                   PaperData& data) {
    data.set("parent_organ", in_capitals(submitter.above))
        .set("organ", in_capitals(submitter.organ))
        .set("organ_name", submitter.name)
        .set("number", number_words_of(round.fields, "TTr", submitter.symbol))
        .set("signer", signer_data(workspace, round.fields, "submitted_on", submitter.signature));
    set_recipients(data, recipients_or_as_above(round.fields));
}

/// Those of the round; else the one document that the round names as its basis.
std::vector<std::string> bases_of(Workspace& workspace, const Record& round) {
    auto lines = basis_lines(workspace, round.fields);
    const auto basis = RecordQuery{workspace.store()}.find(id_or_none(round.fields, "basis"));
    if (lines.empty() && basis) lines.push_back(basis_line(basis->fields));
    return lines;
}

/// One of the six kinds, as a letter of submission has to name it.
std::string commendation_words(const Record& round) {
    constexpr std::array<std::pair<std::string_view, const char*>, 6> words{{
        {"merit", "khen thưởng công trạng"},
        {"thematic", "khen thưởng theo chuyên đề"},
        {"sudden", "khen thưởng đột xuất"},
        {"service", "khen thưởng quá trình cống hiến"},
        {"tenure", "khen thưởng theo niên hạn"},
        {"foreign", "khen thưởng đối ngoại"},
    }};
    const std::string kind = text_or_empty(round.fields, "commendation");
    const auto found = std::ranges::find(words, kind, &decltype(words)::value_type::first);
    return found == words.end() ? "khen thưởng" : found->second;
}

PaperData awards_data(const Nominees& nominees) {
    std::vector<PaperData> awards;
    for (const Nominees::OfAward& award : nominees.awards)
        awards.push_back(PaperData{}.set("award", award.name).set("nominees", counts_of(award)));
    return PaperData::list(std::move(awards));
}

/// What only the proposer can answer for; nothing that the records do not show is said as a fact.
PaperData commitments_data() {
    return PaperData::texts(
        {"Chịu trách nhiệm về tính chính xác, trung thực của hồ sơ và thành tích đề nghị;",
         "Báo cáo ngay khi biết trường hợp nào thuộc diện chưa được xét khen thưởng theo quy "
         "định."});
}

PaperData enclosures_data(const Nominees& nominees, bool has_council_met) {
    std::vector<std::string> enclosures{"Danh sách đề nghị khen thưởng"};
    if (has_council_met) enclosures.emplace_back("Biên bản họp Hội đồng");
    enclosures.push_back("Báo cáo thành tích của các " + nominees_words(nominees));
    return PaperData::texts(enclosures);
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
    const RoundLetters of_round{workspace, round};
    std::ranges::sort(letters, {},
                      [&](const AwardCodes& awards) { return of_round.key_of(awards.front()); });
    return letters;
}

PaperData submission_data(Workspace& workspace, const Record& whole, const AwardCodes& only) {
    const std::vector<Record> proposed = proposed_in(workspace, whole, only);
    const Record round = round_of_letter(workspace, whole, proposed);
    const Nominees nominees = nominees_of(workspace, proposed);
    const std::string council = council_words(workspace, proposed);
    const Addressee decider = addressee_of(workspace, round);
    const bool is_of_state = text_or_empty(round.fields, "level") == "state";
    const std::string above = decider_above(workspace, proposed);
    const std::string kind = commendation_words(round);
    PaperData data = letter_data(workspace, round.fields, "TTr", "submitted_on");
    set_submitter(workspace, submitter_of(workspace, round, !council.empty()), round, data);
    set_nominees(data, nominees);
    set_addressees(data, {decider.with_way});
    data.set("subject",
             "Về việc đề nghị " + kind + "\n(" + text_or_empty(round.fields, "title") + ")")
        .set("bases", PaperData::texts(bases_of(workspace, round)))
        .set("council_result", council)
        .set("decider", decider.title)
        // What the State grants the province only presents.
        .set("request", is_of_state ? "trình " + above + " " + kind : kind)
        .set("decision", is_of_state ? "trình " + above + " quyết định" : "quyết định")
        .set("awards", awards_data(nominees))
        .set("commitments", commitments_data())
        .set("enclosures", enclosures_data(nominees, !council.empty()));
    return data;
}

PaperData posting_data(Workspace& workspace, const Record& round) {
    const Fields& fields = round.fields;
    const std::vector<Record> proposed = proposed_in(workspace, round);
    const bool has_council_met = !council_words(workspace, proposed).empty();
    const auto day_words = [&fields](std::string_view path) {
        const auto day = date_or_none(fields, path);
        return day ? document_date(*day) : std::string{};
    };
    PaperData data = letter_data(workspace, fields, "TB", "posting/from");
    set_submitter(workspace, submitter_of(workspace, round, has_council_met), round, data);
    set_nominees(data, nominees_of(workspace, proposed));
    const OrganNames names = organ_names(workspace);
    data.set("number", number_words_of({}, "TB", names.symbol))
        .set("subject", text_or_empty(fields, "title"))
        .set("posted_from", day_words("posting/from"))
        .set("posted_until", day_words("posting/until"))
        .set("posted_at", text_or_empty(fields, "posting/place"))
        .set("receiver", "Văn phòng " + names.organ);
    set_recipients(data, {.groups = {{.names = {"Các phòng, đơn vị thuộc " + names.organ},
                                      .purpose = "để niêm yết"}},
                          .archive = "VT, VP"});
    return data;
}

PaperData nominees_data(Workspace& workspace, const Record& whole, const AwardCodes& only) {
    const std::vector<Record> proposed = proposed_in(workspace, whole, only);
    const Record round = round_of_letter(workspace, whole, proposed);
    const Nominees nominees = nominees_of(workspace, proposed);
    const bool has_council_met = !council_words(workspace, proposed).empty();
    PaperData data = letter_data(workspace, round.fields, "TTr", "submitted_on");
    set_submitter(workspace, submitter_of(workspace, round, has_council_met), round, data);
    set_nominees(data, nominees);
    const auto profile = workspace.profile();
    data.set("subject", text_or_empty(round.fields, "title"))
        .set("goes_with", "Tờ trình")
        .set("author", profile ? profile->person : std::string{});
    return data;
}

}  // namespace thidua
