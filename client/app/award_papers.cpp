#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "client/app/award_facts.h"
#include "client/app/document_data.h"
#include "client/app/document_parts.h"
#include "client/app/name_order.h"
#include "client/app/rule_sets.h"
#include "client/app/units.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/capitals.h"
#include "shared/base/date_words.h"
#include "shared/base/number_words.h"
#include "shared/base/translate.h"
#include "shared/model/member_value.h"
#include "shared/model/record_types.h"
#include "shared/rules/prize.h"

// The letter of submission with its list, the decision with its annex, the certificate.

namespace thidua {
namespace {

std::string number_at(const Fields& fields, std::string_view path) {
    const std::int64_t number = integer_or_zero(fields, path);
    return number == 0 ? std::string{} : std::to_string(number);
}

bool is_collective(const Record& nomination) {
    return text_or_empty(nomination.fields, "kind") == "collective";
}

/// The set of the day it was received, else of the day of the decision or of today.
std::optional<RuleSet> rules_for(Workspace& workspace, const Record& nomination, CivilDate day) {
    RuleSets sets{workspace};
    const std::string kept = text_or_empty(nomination.fields, "rule_set");
    auto rules = kept.empty() ? sets.on(day) : sets.of_key(kept);
    return rules ? std::optional{*std::move(rules)} : std::nullopt;
}

/// "08/09\n(88,9%)" as the Council counted it; empty before.
std::string votes_of(Workspace& workspace, const Record& nomination) {
    const RecordId session = id_or_none(nomination.fields, "session");
    for (const Record& count : RecordQuery{workspace.store()}.list(
             {.type = record_types::vote_count, .parent = session})) {
        if (id_or_none(count.fields, "case") != nomination.id) continue;
        const auto* percent = std::get_if<Decimal>(&find_value(count.fields, "percent"));
        return fmt::format("{}/{}\n({}%)", count_display(integer_or_zero(count.fields, "for")),
                           count_display(integer_or_zero(count.fields, "members")),
                           percent != nullptr ? percent->rounded(1).display() : "");
    }
    return {};
}

struct Nominees {
    std::vector<PaperData> individuals;
    std::vector<PaperData> collectives;
    Decimal money;
    struct OfAward {
        std::string name;
        std::int64_t collectives = 0;
        std::int64_t individuals = 0;
    };
    std::vector<OfAward> awards;  ///< as they come

    OfAward& of(const std::string& award_name) {
        const auto known = std::ranges::find(awards, award_name, &OfAward::name);
        return known != awards.end() ? *known : awards.emplace_back(OfAward{.name = award_name});
    }
};

std::string gender_words(const Fields& fields) {
    const std::string gender = text_or_empty(fields, "gender");
    return gender == "female" ? "Nữ" : gender == "male" ? "Nam" : "";
}

std::string title_words(const Fields& fields) {
    const std::string as = text_or_empty(fields, "address_as");
    if (!as.empty() || text_or_empty(fields, "kind") == "other_party") return as;
    const std::string gender = text_or_empty(fields, "gender");
    return gender == "female" ? "Bà" : gender == "male" ? "Ông" : "Ông/Bà";
}

PaperData nominee_data(Workspace& workspace, const Record& nomination) {
    const Fields& fields = nomination.fields;
    const auto unit = workspace.units().find(id_or_none(fields, "unit"));
    const bool is_of_unit = text_or_empty(fields, "kind") != "other_party";
    const std::string place = unit && is_of_unit ? unit->name : std::string{};
    const std::string position = text_or_empty(fields, "position");
    const AddressedName nominee = addressed(text_or_empty(fields, "name"), title_words(fields));
    return PaperData{}
        .set("title", nominee.title)
        .set("name", nominee.name)
        .set("birth_year", number_at(fields, "birth_year"))
        .set("gender", gender_words(fields))
        .set("ethnicity", text_or_empty(fields, "ethnicity"))
        .set("position", position.empty() ? place : position)
        .set("head", "")
        .set("achievement", text_or_empty(fields, "summary"))
        .set("votes", votes_of(workspace, nomination))
        .set("recognised", "")
        .set("note", "");
}

/// One row of a list, with its award and prize by the law of the day.
void add_nominee(Workspace& workspace, const Record& nomination, CivilDate day,
                 Nominees& nominees) {
    PaperData row = nominee_data(workspace, nomination);
    const std::string code = text_or_empty(nomination.fields, "award");
    const auto rules = rules_for(workspace, nomination, day);
    const AwardEntry* const award = rules ? find_award(*rules, code) : nullptr;
    const std::string name = award != nullptr ? award->name.vi : code;
    row.set("award", name);
    std::string money;
    if (rules) {
        const auto kind = from_text<Nominee>(text_or_empty(nomination.fields, "kind"));
        const auto prize = prize_of(*rules, code, kind.value_or(Nominee::individual), day);
        if (prize) money = prize->amount.display();
        if (prize) nominees.money = nominees.money + prize->amount;
    }
    row.set("prize", money);
    Nominees::OfAward& counted = nominees.of(name);
    if (is_collective(nomination)) {
        ++counted.collectives;
        nominees.collectives.push_back(std::move(row));
    } else {
        ++counted.individuals;
        nominees.individuals.push_back(std::move(row));
    }
}

void set_nominees(PaperData& data, const Nominees& nominees) {
    const auto count = [](std::size_t number, const char* what) {
        return count_display(static_cast<std::int64_t>(number)) + what;
    };
    data.set("individuals", PaperData::list(nominees.individuals))
        .set("individual_count", count(nominees.individuals.size(), " cá nhân"))
        .set("collectives", PaperData::list(nominees.collectives))
        .set("collective_count", count(nominees.collectives.size(), " tập thể"));
}

std::string counts_of(const Nominees::OfAward& award) {
    const auto collectives = fmt::format("{} tập thể", count_display(award.collectives));
    const auto individuals = fmt::format("{} cá nhân", count_display(award.individuals));
    if (award.collectives == 0) return individuals;
    return award.individuals == 0 ? collectives : collectives + " và " + individuals;
}

/// "Tặng Giấy khen cho 01 tập thể và 02 cá nhân; tặng danh hiệu … cho …".
std::string award_clause(const Nominees& nominees) {
    std::string clause;
    for (const Nominees::OfAward& award : nominees.awards)
        clause += fmt::format("{} {} cho {}", clause.empty() ? "Tặng" : "; tặng", award.name,
                              counts_of(award));
    return clause.empty() ? clause : clause + " (có danh sách kèm theo).";
}

CivilDate day_of(Workspace& workspace, const Fields& fields) {
    const auto* issued = std::get_if<CivilDate>(&find_value(fields, "issued_on"));
    return issued != nullptr ? *issued : to_civil_date(workspace.environment().clock.now());
}

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

Nominees of_round(Workspace& workspace, const Record& round, CivilDate day) {
    Nominees nominees;
    for (const Record& nomination : proposed_in(workspace, round))
        add_nominee(workspace, nomination, day, nominees);
    return nominees;
}

/// To whom the letter goes: the head, or the next station of what is decided above.
struct Addressee {
    std::string title;     ///< "Giám đốc Sở Tư pháp"
    std::string with_way;  ///< "Chủ tịch UBND tỉnh (qua Sở Nội vụ)"
};

/// Through whom a letter goes to the province, by the law of the day; empty where it goes directly.
std::string way_to_province(Workspace& workspace, const std::string& own_organ) {
    const auto rules = RuleSets{workspace}.on(to_civil_date(workspace.environment().clock.now()));
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

Nominees of_decision(Workspace& workspace, const Record& decision, CivilDate day) {
    Nominees nominees;
    for (const auto& [path, value] : decision.fields) {
        const auto* id = std::get_if<RecordId>(&value);
        if (id == nullptr || !path.starts_with("nominations/")) continue;
        if (const auto nomination = RecordQuery{workspace.store()}.find(*id))
            add_nominee(workspace, *nomination, day, nominees);
    }
    return nominees;
}

}  // namespace

PaperData decision_data(Workspace& workspace, const Record& decision) {
    const Fields& fields = decision.fields;
    const CivilDate day = day_of(workspace, fields);
    const Nominees nominees = of_decision(workspace, decision, day);
    PaperData data = letter_data(workspace, fields, "QĐ", "issued_on");
    const OrganNames names = organ_names(workspace);
    set_nominees(data, nominees);
    const std::string proposer = text_or_empty(fields, "proposed_by");
    const std::string fund = text_or_empty(fields, "fund");
    data.set("subject", text_or_empty(fields, "title"))
        .set("authority", in_capitals("Giám đốc " + names.organ))
        .set("proposer", proposer.empty() ? "Hội đồng thi đua - khen thưởng" : proposer)
        .set("award_clause", award_clause(nominees))
        .set("prize_clause",
             nominees.money == Decimal{0}
                 ? std::string{}
                 : fmt::format("Mức tiền thưởng thực hiện theo quy định hiện hành{}: tổng số {} "
                               "({}).",
                               fund.empty() ? "" : ", trích từ " + fund,
                               money_display(nominees.money), money_words(nominees.money)))
        .set("responsible", "Chánh Văn phòng, Trưởng các phòng, đơn vị có liên quan")
        .set("list_title", nominees.awards.size() == 1
                               ? "Tập thể, cá nhân được tặng " + nominees.awards.front().name
                               : "Tập thể, cá nhân được khen thưởng");
    return data;
}

PaperData submission_data(Workspace& workspace, const Record& round) {
    const Nominees nominees =
        of_round(workspace, round, to_civil_date(workspace.environment().clock.now()));
    PaperData data = letter_data(workspace, round.fields, "TTr", "submitted_on");
    const auto award = [](const char* name, const std::string& count) {
        return PaperData{}.set("award", name).set("nominees", count);
    };
    set_nominees(data, nominees);
    const Addressee decider = addressee_of(workspace, round);
    const bool is_of_state = text_or_empty(round.fields, "level") == "state";
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
        .set("request", is_of_state ? "trình cấp có thẩm quyền khen thưởng" : "khen thưởng")
        .set("decision", is_of_state ? "trình cấp có thẩm quyền quyết định" : "quyết định")
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
    const Nominees nominees =
        of_round(workspace, round, to_civil_date(workspace.environment().clock.now()));
    PaperData data = letter_data(workspace, round.fields, "TTr", "submitted_on");
    set_nominees(data, nominees);
    const auto profile = workspace.profile();
    data.set("subject", text_or_empty(round.fields, "title"))
        .set("goes_with", "Tờ trình")
        .set("author", profile ? profile->person : std::string{});
    return data;
}

Result<PaperData> certificate_data(Workspace& workspace, const Record& award) {
    const Fields& fields = award.fields;
    const auto rules = RuleSets{workspace}.of_key(text_or_empty(fields, "rule_set"));
    const AwardEntry* const entry =
        rules ? find_award(*rules, text_or_empty(fields, "award")) : nullptr;
    if (entry != nullptr && !entry->has_certificate)
        return failure(ErrorCode::invalid_input,
                       fmt::format(fmt::runtime(tr("There is no certificate for {}: the decision "
                                                   "and the prize are all.")),
                                   entry->name.shown()));
    const CivilDate day = day_of(workspace, {{"issued_on", find_value(fields, "decided_on")}});
    const bool is_person = text_or_empty(fields, "kind") == "individual";
    const std::string full_name = text_or_empty(fields, "name");
    const AddressedName nominee = addressed(full_name, title_words(fields));
    const OrganNames names = organ_names(workspace);
    // Who signed the decision signs the certificate.
    const auto decision = RecordQuery{workspace.store()}.find(id_or_none(fields, "decision"));
    const PaperData signer = signer_data(decision ? decision->fields : Fields{});
    const std::string signer_title = signer.find("capacity")->text();
    return PaperData{}
        .set("recipient", is_person ? nominee.title + " " + nominee.name : full_name)
        .set("title", is_person ? nominee.title : std::string{})
        .set("name", is_person ? nominee.name : full_name)
        .set("position", text_or_empty(fields, is_person ? "position" : "unit_name"))
        .set("award", text_or_empty(fields, "award_name"))
        .set("achievement", "Đã có thành tích xuất sắc trong phong trào thi đua")
        .set("decision", fmt::format("Quyết định số {} {}",
                                     text_or_empty(fields, "decision_number"), document_date(day)))
        .set("place_and_date", names.place + ", " + document_date(day))
        .set("issuer", in_capitals("Giám đốc " + names.organ))
        .set("signer_title", signer_title.empty() ? "GIÁM ĐỐC" : signer_title)
        .set("signer_name", signer.find("name")->text())
        .set("register", text_or_empty(fields, "register_number"));
}

}  // namespace thidua
