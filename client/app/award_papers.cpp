#include <fmt/format.h>

#include "client/app/document_data.h"
#include "client/app/document_parts.h"
#include "client/app/nominee_words.h"
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

/// Of words that begin with a letter without marks.
std::string with_capital(const std::string& words) {
    return in_capitals(words.substr(0, 1)) + words.substr(1);
}

/// "Tặng Giấy khen cho 01 tập thể và 02 cá nhân; công nhận danh hiệu … cho …".
std::string award_clause(const Nominees& nominees) {
    std::string clause;
    for (const Nominees::OfAward& award : nominees.awards)
        clause += (clause.empty() ? "" : "; ") + granted_words(award) + " cho " + counts_of(award);
    return clause.empty() ? clause : with_capital(clause) + " (có danh sách kèm theo).";
}

std::string list_title(const Nominees& nominees) {
    const std::string whom = nominees_words(nominees);
    const std::string what =
        nominees.awards.size() == 1 ? granted_words(nominees.awards.front()) : "khen thưởng";
    return with_capital(whom) + " được " + what;
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
        .set("authority", in_capitals(names.head))
        .set("proposer", proposer.empty() ? "Hội đồng Thi đua - Khen thưởng" : proposer)
        .set("award_clause", award_clause(nominees))
        .set("prize_clause",
             nominees.money == Decimal{0}
                 ? std::string{}
                 : fmt::format("Mức tiền thưởng thực hiện theo quy định hiện hành{}: tổng số {} "
                               "({}).",
                               fund.empty() ? "" : ", trích từ " + fund,
                               money_display(nominees.money), money_words(nominees.money)))
        .set("responsible", "Chánh Văn phòng, Trưởng các phòng, đơn vị có liên quan")
        .set("list_title", list_title(nominees))
        // The annex goes with a decision of the organ's head, whoever signed it.
        .set("signer", signer_data(workspace, fields, "issued_on").set("office", names.head));
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
    const bool is_person = counted_as(workspace, fields) != Nominee::collective;
    const std::string full_name = text_or_empty(fields, "name");
    const AddressedName nominee = addressed(full_name, title_words(workspace, fields));
    const OrganNames names = organ_names(workspace);
    // Who signed the decision signs the certificate.
    const auto decision = RecordQuery{workspace.store()}.find(id_or_none(fields, "decision"));
    const PaperData signer =
        signer_data(workspace, decision ? decision->fields : Fields{}, "issued_on");
    const std::string signer_title = signer.find("capacity")->text();
    return PaperData{}
        .set("recipient",
             is_person && !nominee.title.empty() ? nominee.title + " " + nominee.name : full_name)
        .set("title", is_person ? nominee.title : std::string{})
        .set("name", is_person ? nominee.name : full_name)
        .set("position", position_words(workspace, fields))
        .set("award", text_or_empty(fields, "award_name"))
        .set("achievement", "Đã có thành tích xuất sắc trong phong trào thi đua")
        .set("decision", fmt::format("Quyết định số {} {}",
                                     text_or_empty(fields, "decision_number"), document_date(day)))
        .set("place_and_date", names.place + ", " + document_date(day))
        .set("issuer", in_capitals(decision ? names.full_head : text_or_empty(fields, "unit_name")))
        .set("signer_title", !signer_title.empty() ? signer_title
                             : decision            ? "GIÁM ĐỐC"
                                                   : "THỦ TRƯỞNG ĐƠN VỊ")
        .set("signer_name", signer.find("name")->text())
        .set("register", text_or_empty(fields, "register_number"));
}

}  // namespace thidua
