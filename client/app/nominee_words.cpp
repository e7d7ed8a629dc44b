#include "client/app/nominee_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "client/app/document_parts.h"
#include "client/app/known_people.h"
#include "client/app/units.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/capitals.h"
#include "shared/base/text.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

Nominee kind_of(const Fields& nominee) {
    return from_text<Nominee>(text_or_empty(nominee, "kind")).value_or(Nominee::individual);
}

/// What the register has under that id; nothing of it where there is none.
Fields fields_at(Workspace& workspace, const Fields& nominee, std::string_view path) {
    const auto record = RecordQuery{workspace.store()}.find(id_or_none(nominee, path));
    return record ? record->fields : Fields{};
}

std::string and_then(const std::string& words, const std::string& more) {
    if (words.empty() || more.empty()) return words + more;
    return words + ", " + more;
}

std::string address_of_party(Workspace& workspace, const Fields& nominee) {
    std::string address = text_or_empty(fields_at(workspace, nominee, "party"), "address");
    if (!address.empty()) return address;
    std::string confirmer = text_or_empty(nominee, "confirmed_by");
    if (!confirmer.empty()) return confirmer;
    return text_or_empty(fields_at(workspace, nominee, "nomination"), "confirmed_by");
}

/// By its name at the time where it has another one now.
std::string unit_words(Workspace& workspace, const Fields& nominee) {
    std::string then = text_or_empty(nominee, "unit_name");
    const auto unit = workspace.units().find(id_or_none(nominee, "unit"));
    return unit && (then.empty() || then == unit->name) ? display_name(*unit) : then;
}

bool is_of_head(const std::string& position) {
    constexpr std::array<std::string_view, 7> heads{"TRƯỞNG", "PHÓ", "GIÁM ĐỐC", "CHÁNH",
                                                    "QUYỀN",  "Q.",  "CHỦ TỊCH"};
    return std::ranges::any_of(heads,
                               [&](std::string_view words) { return position.starts_with(words); });
}

/// "Trưởng phòng" of a "Phòng Hành chính tư pháp" is "Trưởng phòng Hành chính tư pháp": what both
/// say is said once.
std::string said_once(const std::string& position, const std::string& unit) {
    const std::string said = in_capitals(position);
    if (unit.empty() || said.find(in_capitals(unit)) != std::string::npos) return position;
    for (std::size_t end = unit.size(); is_of_head(said) && end != std::string::npos && end > 0;
         end = unit.rfind(' ', end - 1))
        if (said.ends_with(" " + in_capitals(unit.substr(0, end))))
            return position + unit.substr(end);
    return and_then(position, unit);
}

/// " (số 12/QĐ-STP ngày 05/11/2025)"; a number that says what it is of stands as it is.
std::string decided(const std::string& number, const std::optional<CivilDate>& day) {
    const bool is_bare = !number.empty() && number.front() >= '0' && number.front() <= '9';
    std::string words = is_bare ? "số " + number : number;
    if (day) words += (words.empty() ? "ngày " : " ngày ") + to_display(*day);
    return words.empty() ? words : " (" + words + ")";
}

std::string initiative_words(Workspace& workspace, const Fields& nominee) {
    const Fields initiative = fields_at(workspace, nominee, "initiative");
    const std::string title = text_or_empty(initiative, "title");
    if (title.empty()) return {};
    return "Sáng kiến “" + title + "”" +
           decided(text_or_empty(initiative, "recognised_by"),
                   date_or_none(initiative, "recognised_on"));
}

/// Of a collective without a record of its own: the nominating unit, where it has that name.
RecordId unit_that_is(Workspace& workspace, const Fields& nominee) {
    const RecordId collective = id_or_none(nominee, "collective");
    if (!collective.is_nil()) return collective;
    const RecordId id = id_or_none(nominee, "unit");
    const auto unit = workspace.units().find(id);
    const std::string name = folded(text_or_empty(nominee, "name"));
    const bool is_it = unit && (folded(unit->name) == name || folded(unit->short_name) == name);
    return is_it ? id : RecordId{};
}

}  // namespace

Nominee counted_as(Workspace& workspace, const Fields& nominee) {
    const Nominee kind = kind_of(nominee);
    if (kind != Nominee::other_party) return kind;
    const Fields party = fields_at(workspace, nominee, "party");
    return text_or_empty(party, "kind") == "organisation" ? Nominee::collective : kind;
}

std::string title_words(Workspace& workspace, const Fields& nominee) {
    if (counted_as(workspace, nominee) == Nominee::collective) return {};
    const std::string as = text_or_empty(nominee, "address_as");
    if (!as.empty()) return as;
    for (const Fields& said :
         {nominee, fields_at(workspace, nominee, "person"), fields_at(workspace, nominee, "party")})
        if (const std::string gender = text_or_empty(said, "gender"); !gender.empty())
            return title_of_gender(gender);
    const bool may_be_anything =
        kind_of(nominee) == Nominee::other_party && id_or_none(nominee, "party").is_nil();
    return may_be_anything ? std::string{} : title_of_gender({});
}

std::string position_words(Workspace& workspace, const Fields& nominee) {
    const std::string position = text_or_empty(nominee, "position");
    switch (kind_of(nominee)) {
        case Nominee::collective:
            return {};
        case Nominee::other_party:
            return and_then(position, address_of_party(workspace, nominee));
        case Nominee::individual:
            return said_once(position, unit_words(workspace, nominee));
    }
    return position;
}

std::string workplace_words(Workspace& workspace, const Fields& nominee) {
    return kind_of(nominee) == Nominee::other_party ? address_of_party(workspace, nominee)
                                                    : unit_words(workspace, nominee);
}

std::string head_words(Workspace& workspace, const Fields& nominee, CivilDate day) {
    if (kind_of(nominee) == Nominee::other_party)
        return text_or_empty(fields_at(workspace, nominee, "party"), "head");
    const auto head = head_of_unit(workspace, unit_that_is(workspace, nominee), day);
    return head ? and_then(head->title + " " + head->name, head->position) : std::string{};
}

std::string recognised_words(Workspace& workspace, const Fields& nominee) {
    std::string words = initiative_words(workspace, nominee);
    for (const RowOfFields& earlier : rows_below(nominee, "previous/")) {
        const std::string award = text_or_empty(earlier.fields, "award");
        if (award.empty()) continue;
        words +=
            (words.empty() ? "" : ";\n") + award +
            decided(text_or_empty(earlier.fields, "number"), date_or_none(earlier.fields, "on"));
    }
    return words;
}

}  // namespace thidua
