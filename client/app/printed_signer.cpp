#include "client/app/printed_signer.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "client/app/editing.h"
#include "client/app/known_people.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/matching.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {
namespace {

/// Case and where a tone is put do not count.
bool is_one_name(const std::string& one, const std::string& other) {
    return match(one, other) == MatchLevel::exact && match(other, one) == MatchLevel::exact;
}

/// Of that organ: a device of a province reads the people of others too.
std::vector<Record> people_called(Workspace& workspace, const RecordId& organ,
                                  const std::string& name) {
    std::vector<Record> people;
    for (Record& person : RecordQuery{workspace.store()}.list({.type = record_types::person}))
        if (id_or_none(person.fields, "organ") == organ &&
            is_one_name(text_or_empty(person.fields, "name"), name))
            people.push_back(std::move(person));
    return people;
}

bool acts_for(const Record& deputy, const std::vector<Record>& printed, CivilDate day) {
    for (const std::string& key : typed_record::list_segments(deputy.fields, "acts_for/")) {
        const std::string below = "acts_for/" + key + "/";
        const auto from = date_or_none(deputy.fields, below + "from");
        const auto to = date_or_none(deputy.fields, below + "to");
        if ((from && *from > day) || (to && *to < day)) continue;
        const RecordId whom = id_or_none(deputy.fields, below + "person");
        if (std::ranges::find(printed, whom, &Record::id) != printed.end()) return true;
    }
    return false;
}

CivilDate day_here(Workspace& workspace) {
    return to_civil_date(workspace.environment().clock.now());
}

}  // namespace

void fill_printed_signer(Workspace& workspace, const Record& paper, EditBuilder& edit) {
    for (const char* const said : {"signer/name", "signer/capacity", "signer/for"})
        if (!text_or_empty(paper.fields, said).empty()) return;
    const auto head =
        head_of_unit(workspace, id_or_none(paper.fields, "organ"), day_here(workspace));
    if (!head) return;
    const auto set = [&](const FieldPath& path, const std::string& value) {
        if (is_null(find_value(paper.fields, path)))
            edit.set(paper.type, paper.id, path, Null{}, value);
    };
    set("signer/capacity", "own");
    set("signer/name", head->name);
    set("signer/title", head->position);
}

Result<void> check_printed_signer(Workspace& workspace, const Record& paper) {
    const auto profile = enrolled_profile(workspace);
    if (!profile) return profile.error();
    const std::string printed = text_or_empty(paper.fields, "signer/name");
    if (is_blank(printed) || is_one_name(printed, profile->person)) return {};
    const auto printed_people = people_called(workspace, profile->organ, printed);
    const auto own_people = people_called(workspace, profile->organ, profile->person);
    if (printed_people.empty() && own_people.empty()) return {};
    const CivilDate today = day_here(workspace);
    for (const Record& person : own_people)
        if (acts_for(person, printed_people, today)) return {};
    return failure(
        ErrorCode::wrong_state,
        fmt::format(fmt::runtime(tr("This paper prints {} as its signer, and {} signs here; return "
                                    "it so that the Office prints {} (KT., TL. or TUQ.), or let "
                                    "the Office enter the delegation in the register of people "
                                    "(\"thidua person set ID acts_for/1/person=ID\").")),
                    printed, profile->person, profile->person));
}

}  // namespace thidua
