#include "client/app/upward_dossiers.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "client/app/attachments.h"
#include "client/app/device_profile.h"
#include "client/app/dossier_fields.h"
#include "client/app/editing.h"
#include "client/app/submission_letters.h"
#include "client/app/units.h"
#include "client/store/granted_scopes.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"
#include "shared/model/scope.h"
#include "shared/model/table_record.h"
#include "shared/model/table_workflow.h"
#include "shared/model/upward_dossier.h"

namespace thidua {
namespace {

const RecordRule& dossier_rule() {
    return *find_record_rule(record_types::upward_dossier);
}

std::string state_of_dossier(const Record& dossier) {
    return std::string{state_of(dossier_rule(), dossier.fields)};
}

/// Why the recipient's answer stands in the way of sending it once more; empty where none does.
std::string objection_to_sending(const Record& dossier) {
    const std::string state = state_of_dossier(dossier);
    const std::string whom = text_or_empty(dossier.fields, "to_name");
    if (state == "received")
        return fmt::format(fmt::runtime(tr("{} has confirmed receipt of this dossier; it is sent "
                                           "again when they have returned it.")),
                           whom);
    if (state == "approved")
        return fmt::format(fmt::runtime(tr("{} has approved this dossier; take the decision over "
                                           "with \"nomination note ID\".")),
                           whom);
    if (state == "refused")
        return fmt::format(fmt::runtime(tr("{} has not approved this dossier (\"{}\"): return the "
                                           "nomination to its unit, or send it to another level.")),
                           whom, text_or_empty(dossier.fields, "reason"));
    return {};
}

/// The files go up from this device, so they have to be on it.
Result<void> check_files(Workspace& workspace, const Fields& dossier) {
    Attachments attachments{workspace};
    std::vector<std::string> elsewhere;
    for (const AttachedFile& file : attachments.list(dossier)) {
        if (attachments.has(file.file)) continue;
        attachments.want(file);
        elsewhere.push_back(file.file.name);
    }
    if (elsewhere.empty()) return {};
    return failure(
        ErrorCode::wrong_state,
        fmt::format(fmt::runtime(tr("These files of the dossier are not on this machine yet: {}. "
                                    "\"thidua sync\" brings them; then send the dossier.")),
                    fmt::join(elsewhere, ", ")));
}

/// Each scope has files of its own at the server: what the unit has sent is not above it yet.
Result<void> send_file(Workspace& workspace, const Value& value, const EditBuilder& edit) {
    const auto* const file = std::get_if<AttachmentRef>(&value);
    if (file == nullptr) return {};
    return Attachments{workspace}.send_again(*file, edit.edit().id);
}

/// Said by the sender, and not once for all.
bool is_senders(const FieldPath& path) {
    const FieldRule* const field = find_field(dossier_rule().fields, path);
    return field != nullptr && !field->is_fixed && field->changed_by != Action::receive_reports;
}

/// What the dossier is to say, and null for what it is to say no more.
Fields changes_of(const Record& dossier, const Fields& wanted) {
    Fields changes;
    for (const auto& [path, value] : wanted)
        if (is_senders(path) && find_value(dossier.fields, path) != value)
            changes.emplace(path, value);
    for (const auto& [path, value] : dossier.fields)
        if (is_senders(path) && !wanted.contains(path)) changes.emplace(path, Null{});
    return changes;
}

Result<void> bring_up_to_date(Workspace& workspace, const Record& dossier, const Fields& wanted,
                              EditBuilder& edit) {
    for (const auto& [path, value] : changes_of(dossier, wanted)) {
        edit.set(dossier.type, dossier.id, path, find_value(dossier.fields, path), value);
        if (auto sent = send_file(workspace, value, edit); !sent) return sent;
    }
    return {};
}

/// Where both ends read it and no other organ; on paper, where its own organ does. A server that
/// knows no such place has it where all that the organ sends is read.
ScopeId home_of_dossier(Workspace& workspace, const Fields& dossier) {
    const RecordId organ = id_or_none(dossier, "organ");
    if (!is_granted(workspace.store(), addressed_scope(organ, organ))) return upward_scope(organ);
    const bool is_on_paper = id_or_none(dossier, "to").is_nil();
    return addressed_scope(organ, is_on_paper ? organ : organ_addressed_by(dossier));
}

Result<void> make_dossier(Workspace& workspace, const RecordId& id, Fields fields,
                          EditBuilder& edit) {
    set_value(fields, "state", std::string{dossier_rule().states.front().name});
    edit.create(dossier_rule().type, id, home_of_dossier(workspace, fields))
        .set_all(dossier_rule().type, id, fields);
    for (const auto& [path, value] : fields)
        if (auto sent = send_file(workspace, value, edit); !sent) return sent;
    return {};
}

Result<void> check_is_addressee(Workspace& workspace, const Record& dossier) {
    const auto profile = enrolled_profile(workspace);
    if (!profile) return profile.error();
    const CivilDate today = to_civil_date(workspace.environment().clock.now());
    const RecordId to = find_heir(workspace.store(), organ_addressed_by(dossier.fields), today);
    if (to == find_heir(workspace.store(), profile->organ, today)) return {};
    return failure(
        ErrorCode::not_allowed,
        fmt::format(fmt::runtime(tr("This dossier was sent to {}; only they answer it.")),
                    text_or_empty(dossier.fields, "to_name")));
}

Result<void> prepare_sending_again(Workspace& workspace, const Record& dossier, EditBuilder& edit) {
    const auto nomination =
        RecordQuery{workspace.store()}.find(id_or_none(dossier.fields, "nomination"));
    if (!nomination || text_or_empty(nomination->fields, "state") != "sent_up")
        return failure(ErrorCode::wrong_state,
                       tr("Its nomination was given back to the unit; when that is complete again, "
                          "send it with \"nomination forward\"."));
    const Fields wanted = dossier_fields(workspace, *nomination, higher_level_of(dossier));
    if (auto here = check_files(workspace, wanted); !here) return here;
    return bring_up_to_date(workspace, dossier, wanted, edit);
}

/// The one that says by which decision; null where none is approved.
const Record* approved_one(const std::vector<Record>& dossiers) {
    const auto found = std::ranges::find_if(
        dossiers, [](const Record& dossier) { return state_of_dossier(dossier) == "approved"; });
    return found == dossiers.end() ? nullptr : &*found;
}

std::string details_of(const Record& dossier, const std::string& state) {
    const Fields& fields = dossier.fields;
    const auto day = [&](std::string_view path) {
        const auto on = date_or_none(fields, path);
        return on ? to_display(*on) : std::string{};
    };
    if (state == "sent") {
        const auto* const again = std::get_if<Instant>(&find_value(fields, "steps/submit/at"));
        return again != nullptr ? to_display(to_civil_date(*again)) : day("first_sent_on");
    }
    if (state == "received") return text_or_empty(fields, "receipt_number");
    if (state == "approved")
        return fmt::format("{}, {}, {}", text_or_empty(fields, "decision_number"),
                           day("decided_on"), text_or_empty(fields, "decided_by"));
    return text_or_empty(fields, "reason");
}

}  // namespace

std::vector<Record> dossiers_of(Workspace& workspace, const Record& nomination) {
    std::vector<Record> dossiers = RecordQuery{workspace.store()}.list(
        {.type = record_types::upward_dossier, .unit = id_or_none(nomination.fields, "unit")});
    std::erase_if(dossiers, [&](const Record& dossier) {
        return id_or_none(dossier.fields, "nomination") != nomination.id;
    });
    return dossiers;
}

std::string standing_words(const Record& dossier) {
    const std::string name = state_of_dossier(dossier);
    const StateRule* const state = find_state(dossier_rule(), name);
    const std::string words = state != nullptr ? tr(state->words) : name;
    const std::string details = details_of(dossier, name);
    return details.empty() ? words : words + ": " + details;
}

Result<void> prepare_forward(Workspace& workspace, const Record& nomination, const Fields& said,
                             EditBuilder& edit) {
    const HigherLevel to = higher_level_called(workspace, text_or_empty(said, "forwarded_to"));
    const Fields fields = dossier_fields(workspace, nomination, to);
    if (to.unit == id_or_none(fields, "organ"))
        return failure(ErrorCode::invalid_input,
                       tr("A dossier is sent to a higher level, not to the organ itself."));
    const RecordId id = id_from_keys(dossier_rule(), fields).value();
    const auto made = RecordQuery{workspace.store()}.find(id);
    if (made)
        if (const std::string objection = objection_to_sending(*made); !objection.empty())
            return failure(ErrorCode::wrong_state, objection);
    if (auto here = check_files(workspace, fields); !here) return here;
    if (!made) return make_dossier(workspace, id, fields, edit);
    if (auto done = bring_up_to_date(workspace, *made, fields, edit); !done) return done;
    if (state_of_dossier(*made) == "returned") edit.step(*made, "submit");
    return {};
}

Result<void> check_is_back(Workspace& workspace, const Record& nomination) {
    for (const Record& dossier : dossiers_of(workspace, nomination)) {
        const std::string state = state_of_dossier(dossier);
        const bool is_on_paper = higher_level_of(dossier).unit.is_nil();  // nobody answers it here
        if (is_on_paper || state == "returned" || state == "refused") continue;
        if (state == "approved")
            return failure(ErrorCode::wrong_state, objection_to_sending(dossier));
        return failure(ErrorCode::wrong_state,
                       fmt::format(fmt::runtime(tr("{} has its dossier; ask them to return that "
                                                   "first.")),
                                   text_or_empty(dossier.fields, "to_name")));
    }
    return {};
}

Result<void> prepare_dossier_step(Workspace& workspace, const Record& dossier,
                                  std::string_view step, EditBuilder& edit) {
    if (step == "submit") return prepare_sending_again(workspace, dossier, edit);
    const auto action = find_step_action(dossier_rule(), step);
    const bool is_an_answer = action && is_of_addressee(*action);
    return is_an_answer ? check_is_addressee(workspace, dossier) : Result<void>{};
}

std::vector<std::string> notes_of_forwarding(Workspace& workspace, const Record& nomination) {
    std::vector<std::string> notes;
    const HigherLevel to =
        higher_level_called(workspace, text_or_empty(nomination.fields, "forwarded_to"));
    if (to.unit.is_nil())
        notes.push_back(fmt::format(
            fmt::runtime(tr("No organ here is called \"{}\", so nobody there reads the dossier by "
                            "this program: send it on paper, and note the answer with \"nomination "
                            "note\".")),
            to.name));
    const auto round = RecordQuery{workspace.store()}.find(id_or_none(nomination.fields, "round"));
    if (!round) return notes;
    const RoundLetters letters{workspace, *round};
    const LetterPlace place =
        letters.place_of(letters.key_of(text_or_empty(nomination.fields, "award")));
    if (!letters.find_for(nomination))
        notes.push_back(fmt::format(
            fmt::runtime(tr("The letter of submission has no number yet; when \"award-round set\" "
                            "gives it {}= and {}=, the dossier says the same.")),
            place.number, place.on));
    else if (!letters.is_listed(nomination))
        notes.push_back(missing_words(letters, {nomination}));
    return notes;
}

bool takes_decision_over(const RecordRule& rule, const StepRule& step) {
    return rule.type == record_types::nomination && step.name == "note";
}

Fields with_decision_from_above(Workspace& workspace, const Record& nomination,
                                std::string_view step, Fields said) {
    if (nomination.type != record_types::nomination || step != "note") return said;
    const auto dossiers = dossiers_of(workspace, nomination);
    const Record* const approved = approved_one(dossiers);
    if (approved == nullptr) return said;
    // A number that the person gives has its own day.
    if (said.contains("decision_number") || said.contains("decided_on")) return said;
    for (const char* const path : {"decision_number", "decided_on"})
        set_value(said, path, find_value(approved->fields, path));
    return said;
}

std::string authority_above(Workspace& workspace, const Record& nomination, const Fields& said) {
    const auto dossiers = dossiers_of(workspace, nomination);
    const Record* const approved = approved_one(dossiers);
    const bool is_that_one =
        approved != nullptr &&
        find_value(approved->fields, "decision_number") == find_value(said, "decision_number");
    return is_that_one ? text_or_empty(approved->fields, "decided_by") : std::string{};
}

std::vector<DossierTotal> totals_of(Workspace& workspace,
                                    const std::vector<RegisterEntry>& dossiers) {
    std::vector<DossierTotal> totals;
    for (const RegisterEntry& entry : dossiers) {
        const Fields& fields = entry.record.fields;
        const RecordId organ = id_or_none(fields, "organ");
        const std::string award = text_or_empty(fields, "award");
        auto known = std::ranges::find_if(totals, [&](const DossierTotal& total) {
            return total.organ == organ && total.award == award;
        });
        if (known == totals.end()) {
            const auto unit = workspace.units().find(organ);
            known = totals.insert(totals.end(),
                                  {.organ = organ,
                                   .organ_code = unit ? unit->code : std::string{},
                                   .organ_name = unit ? display_name(*unit) : std::string{},
                                   .award = award,
                                   .award_name = text_or_empty(fields, "award_name")});
        }
        ++known->by_state[entry.state];
        ++known->total;
    }
    std::ranges::sort(totals, [](const DossierTotal& a, const DossierTotal& b) {
        return std::tie(a.organ_name, a.award) < std::tie(b.organ_name, b.award);
    });
    return totals;
}

}  // namespace thidua
