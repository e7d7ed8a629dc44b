#include "shared/model/signing.h"

#include <algorithm>

#include "shared/base/matching.h"
#include "shared/base/text.h"
#include "shared/model/member_value.h"
#include "shared/model/record_types.h"

namespace thidua {

bool is_signature(std::string_view type, std::string_view step) {
    return step == "sign" && (type == record_types::plan || type == record_types::award_decision);
}

bool is_one_name(const std::string& one, const std::string& other) {
    return match(one, other) == MatchLevel::exact && match(other, one) == MatchLevel::exact;
}

std::vector<Record> people_called(std::span<const Record> people, const RecordId& organ,
                                  const std::string& name) {
    std::vector<Record> called;
    for (const Record& person : people)
        if (id_or_none(person.fields, "organ") == organ &&
            is_one_name(text_or_empty(person.fields, "name"), name))
            called.push_back(person);
    return called;
}

std::optional<Delegation> find_delegation(const Fields& person, std::span<const Record> whom,
                                          std::optional<CivilDate> day) {
    for (const std::string& key : typed_record::list_segments(person, "acts_for/")) {
        const std::string below = "acts_for/" + key + "/";
        const auto from = date_or_none(person, below + "from");
        const auto to = date_or_none(person, below + "to");
        const bool is_in_force = !day || ((!from || *from <= *day) && (!to || *day <= *to));
        const RecordId represented = id_or_none(person, below + "person");
        if (is_in_force && std::ranges::find(whom, represented, &Record::id) != whom.end())
            return Delegation{.whom = represented,
                              .capacity = text_or_empty(person, below + "capacity"),
                              .document = text_or_empty(person, below + "document")};
    }
    return std::nullopt;
}

bool may_sign(const Fields& paper, const Signatory& by, std::span<const Record> people) {
    const std::string printed = text_or_empty(paper, "signer/name");
    if (is_blank(printed) || is_one_name(printed, by.name)) return true;
    const auto printed_people = people_called(people, by.organ, printed);
    const auto own_people = people_called(people, by.organ, by.name);
    if (printed_people.empty() && own_people.empty()) return true;
    return std::ranges::any_of(own_people, [&](const Record& person) {
        return find_delegation(person.fields, printed_people, by.day).has_value();
    });
}

}  // namespace thidua
