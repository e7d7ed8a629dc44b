#include <fmt/format.h>

#include "client/app/document_data.h"
#include "client/app/document_parts.h"
#include "client/app/paper_nominees.h"
#include "client/app/rule_sets.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/capitals.h"
#include "shared/base/date_words.h"
#include "shared/base/number_words.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

// The decision with its annex, the certificate.

namespace thidua {
namespace {

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
        .set("issuer",
             in_capitals(decision ? "Giám đốc " + names.organ : text_or_empty(fields, "unit_name")))
        .set("signer_title", !signer_title.empty() ? signer_title
                             : decision            ? "GIÁM ĐỐC"
                                                   : "THỦ TRƯỞNG ĐƠN VỊ")
        .set("signer_name", signer.find("name")->text())
        .set("register", text_or_empty(fields, "register_number"));
}

}  // namespace thidua
