#include "client/app/unit_papers.h"

#include "client/app/document_parts.h"
#include "client/app/known_people.h"
#include "client/app/units.h"
#include "client/app/workspace.h"
#include "shared/base/capitals.h"

namespace thidua {
namespace {

constexpr std::string_view handed_in_at = "steps/submit/at";

/// "HCTP" of "STP-HCTP": the organ says the rest.
std::string symbol_in_organ(const std::string& code, const std::string& organ) {
    const std::string above = organ + "-";
    return code.starts_with(above) ? code.substr(above.size()) : code;
}

/// "Trưởng phòng" of "Trưởng phòng Hành chính tư pháp": the letter head names the unit.
std::string without_unit(const std::string& position, const std::string& unit) {
    const std::size_t second_word = unit.find(' ');
    if (second_word == std::string::npos) return position;
    const std::size_t at = position.find(unit.substr(second_word));
    return at == std::string::npos || at == 0 ? position : position.substr(0, at);
}

}  // namespace

void set_unit_head(Workspace& workspace, const RecordId& unit, const Fields& fields,
                   PaperData& data) {
    const OrganNames names = organ_names(workspace);
    const auto own = workspace.units().find(unit);
    const bool is_organ = !own || own->code == names.symbol;
    const std::string symbol = is_organ ? names.symbol : symbol_in_organ(own->code, names.symbol);
    data.set("parent_organ", in_capitals(is_organ ? names.parent_organ : names.organ))
        .set("organ", in_capitals(is_organ ? names.organ : display_name(*own)))
        .set("organ_name", is_organ ? names.organ : own->name)
        .set("number", number_words_of({}, "BC", symbol))
        .set("place", names.place)
        .set("date", date_line(workspace, fields, handed_in_at));
}

Signature unit_signature(Workspace& workspace, const RecordId& unit) {
    const CivilDate today = to_civil_date(workspace.environment().clock.now());
    const auto own = workspace.units().find(unit);
    const auto head = head_of_unit(workspace, unit, today);
    if (!head || !own || head->position.empty())
        return {.capacity = "THỦ TRƯỞNG ĐƠN VỊ", .name = head ? head->name : std::string{}};
    return {.capacity = in_capitals(without_unit(head->position, own->name)), .name = head->name};
}

PaperData signature_data(const Signature& signature) {
    return PaperData{}.set("capacity", signature.capacity).set("name", signature.name);
}

}  // namespace thidua
