#include "client/app/printed_signer.h"

#include <fmt/format.h>

#include <vector>

#include "client/app/document_parts.h"
#include "client/app/editing.h"
#include "client/app/known_people.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

std::vector<Record> register_of_people(Workspace& workspace) {
    return RecordQuery{workspace.store()}.list({.type = record_types::person});
}

CivilDate day_here(Workspace& workspace) {
    return to_civil_date(workspace.environment().clock.now());
}

RecordId organ_that_signs(Workspace& workspace, const Fields& paper) {
    const RecordId organ = id_or_none(paper, "organ");
    if (!organ.is_nil()) return organ;
    const auto profile = workspace.profile();
    return profile ? profile->organ : RecordId{};
}

PrintedSigner as_typed(const Fields& paper) {
    return {.name = text_or_empty(paper, "signer/name"),
            .title = text_or_empty(paper, "signer/title"),
            .capacity = text_or_empty(paper, "signer/capacity"),
            .whom = text_or_empty(paper, "signer/for")};
}

/// Somebody of the register, and the right by which that one signs for another.
struct ActingPerson {
    Record line;
    Delegation right;
};

std::optional<ActingPerson> find_acting(const std::vector<Record>& deputies,
                                        std::span<const Record> whom,
                                        std::optional<CivilDate> day) {
    for (const Record& deputy : deputies)
        if (auto right = find_delegation(deputy.fields, whom, day))
            return ActingPerson{deputy, *std::move(right)};
    return std::nullopt;
}

/// What the row says; of one that does not, a deputy in the same unit signs in place of the head,
/// an authorisation is given in writing, and everybody else signs by order.
std::string capacity_by(Workspace& workspace, const ActingPerson& acting, CivilDate day) {
    const std::string& said = acting.right.capacity;
    if (!said.empty() && said != "own") return said;
    const auto own = find_known_person(workspace, acting.line.id, day);
    const auto whom = find_known_person(workspace, acting.right.whom, day);
    const bool is_deputy = own && whom && !own->unit.is_nil() && own->unit == whom->unit &&
                           own->position.starts_with("Phó");
    if (is_deputy) return "KT";
    return acting.right.document.empty() ? "TL" : "TUQ";
}

/// `office`: of the person signed for, where the paper says it.
PrintedSigner signer_for(Workspace& workspace, const ActingPerson& acting, CivilDate day,
                         const std::string& office) {
    const auto own = find_known_person(workspace, acting.line.id, day);
    const auto whom = find_known_person(workspace, acting.right.whom, day);
    const bool is_known = whom && !whom->position.empty();
    PrintedSigner signer{.name = text_or_empty(acting.line.fields, "name"),
                         .title = own ? without_organ(own->position) : std::string{},
                         .capacity = capacity_by(workspace, acting, day),
                         .whom = without_organ(!office.empty() ? office
                                               : is_known      ? whom->position
                                                               : organ_names(workspace).head)};
    if (signer.capacity == "Q") signer.title = signer.whom;  // has the office itself meanwhile
    return signer;
}

/// For the organ's head before anybody else.
std::optional<ActingPerson> acting_on(Workspace& workspace, const RecordId& organ,
                                      const std::string& name, CivilDate day) {
    const auto people = register_of_people(workspace);
    const auto deputies = people_called(people, organ, name);
    if (const auto head = head_of_unit(workspace, organ, day)) {
        // Whoever heads the organ signs for nobody, whatever right there is elsewhere.
        if (is_one_name(name, head->name)) return std::nullopt;
        if (auto acting = find_acting(deputies, people_called(people, organ, head->name), day))
            return acting;
    }
    return find_acting(deputies, people, day);
}

/// Once it is signed that stays, though the right may have ended since.
std::optional<ActingPerson> who_signed(Workspace& workspace, const RecordId& organ,
                                       const std::string& name, const std::string& printed,
                                       CivilDate day) {
    const auto people = register_of_people(workspace);
    const auto deputies = people_called(people, organ, name);
    const auto whom = people_called(people, organ, printed);
    if (auto acting = find_acting(deputies, whom, day)) return acting;
    return find_acting(deputies, whom, std::nullopt);
}

PrintedSigner head_as_signer(Workspace& workspace, const RecordId& organ) {
    const auto head = head_of_unit(workspace, organ, day_here(workspace));
    if (!head) return {};
    return {.name = head->name, .title = head->position, .capacity = "own", .whom = {}};
}

}  // namespace

PrintedSigner printed_signer(Workspace& workspace, const Fields& paper,
                             std::string_view date_path) {
    PrintedSigner typed = as_typed(paper);
    if (is_blank(typed.name)) return typed;
    const RecordId organ = organ_that_signs(workspace, paper);
    const std::string signed_by = text_or_empty(paper, "steps/sign/by");
    if (!is_blank(signed_by) && !is_one_name(signed_by, typed.name)) {
        const CivilDate day = day_at(paper, "steps/sign/at").value_or(day_here(workspace));
        const auto acting = who_signed(workspace, organ, signed_by, typed.name, day);
        return acting ? signer_for(workspace, *acting, day, typed.title) : typed;
    }
    if (!typed.capacity.empty() || !typed.whom.empty()) return typed;
    const CivilDate day = day_at(paper, date_path).value_or(day_here(workspace));
    const auto acting = acting_on(workspace, organ, typed.name, day);
    if (!acting) return typed;
    PrintedSigner signer = signer_for(workspace, *acting, day, {});
    if (!typed.title.empty()) signer.title = typed.title;
    return signer;
}

std::optional<Delegation> delegation_between(Workspace& workspace, const std::string& deputy,
                                             const std::string& whom, CivilDate day) {
    const auto people = register_of_people(workspace);
    const RecordId organ = organ_that_signs(workspace, {});
    const auto acting =
        find_acting(people_called(people, organ, deputy), people_called(people, organ, whom), day);
    return acting ? std::optional{acting->right} : std::nullopt;
}

void fill_printed_signer(Workspace& workspace, const Record& paper, EditBuilder& edit) {
    const PrintedSigner typed = as_typed(paper.fields);
    const bool says_nobody = typed.name.empty() && typed.capacity.empty() && typed.whom.empty();
    const PrintedSigner signer = says_nobody
                                     ? head_as_signer(workspace, id_or_none(paper.fields, "organ"))
                                     : printed_signer(workspace, paper.fields, {});
    const auto set = [&](const FieldPath& path, const std::string& value) {
        if (!value.empty() && is_null(find_value(paper.fields, path)))
            edit.set(paper.type, paper.id, path, Null{}, value);
    };
    set("signer/capacity", signer.capacity);
    set("signer/name", signer.name);
    set("signer/title", signer.title);
    set("signer/for", signer.whom);
}

Result<void> check_printed_signer(Workspace& workspace, const Record& paper) {
    const auto profile = enrolled_profile(workspace);
    if (!profile) return profile.error();
    const Signatory here{profile->person, profile->organ, day_here(workspace)};
    if (may_sign(paper.fields, here, register_of_people(workspace))) return {};
    return failure(
        ErrorCode::wrong_state,
        fmt::format(fmt::runtime(tr("This paper prints {} as its signer, and {} signs here; return "
                                    "it so that the Office prints {} (KT., TL. or TUQ.), or let "
                                    "the Office enter the delegation in the register of people "
                                    "(\"thidua person set ID acts_for/1/person=ID "
                                    "acts_for/1/capacity=TUQ\").")),
                    text_or_empty(paper.fields, "signer/name"), profile->person, profile->person));
}

}  // namespace thidua
