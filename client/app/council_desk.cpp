#include "client/app/council_desk.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/app/award_facts.h"
#include "client/app/document_parts.h"
#include "client/app/editing.h"
#include "client/app/record_register.h"
#include "client/app/rule_sets.h"
#include "client/store/ballot_box.h"
#include "client/store/record_query.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/ids.h"
#include "shared/model/member_value.h"
#include "shared/model/record_types.h"
#include "shared/model/table_record.h"

namespace thidua {
namespace {

struct Member {
    std::string name;
    RecordId person;  ///< nil for one who is not on the list of people
    bool is_present = false;
};

std::vector<Member> members_of(const Record& session) {
    std::vector<Member> members;
    for (const std::string& key : typed_record::list_segments(session.fields, "members/")) {
        const std::string below = "members/" + key + "/";
        members.push_back({.name = text_or_empty(session.fields, below + "name"),
                           .person = id_or_none(session.fields, below + "person"),
                           .is_present = is_true_at(session.fields, below + "is_present")});
    }
    return members;
}

/// By the name as it is listed; typed without marks, where only one can be meant: An is not Ân.
const Member* find_member(const std::vector<Member>& members, const std::string& name) {
    const auto is_listed = [&](const Member& member) { return member.name == name; };
    const auto is_like = [&](const Member& member) { return folded(member.name) == folded(name); };
    auto found = std::ranges::find_if(members, is_listed);
    if (found == members.end() && std::ranges::count_if(members, is_like) == 1)
        found = std::ranges::find_if(members, is_like);
    return found == members.end() ? nullptr : &*found;
}

/// A nominee leaves the vote on the own case: the person on the staff where both name one, else who
/// has the same name, however addressed.
bool is_nominee(const Record& nomination, const Member& member) {
    if (text_or_empty(nomination.fields, "kind") != "individual") return false;
    const RecordId person = id_or_none(nomination.fields, "person");
    if (!person.is_nil() && !member.person.is_nil()) return person == member.person;
    return addressed(text_or_empty(nomination.fields, "name"), {}).name ==
           addressed(member.name, {}).name;
}

Error refused(const std::string& sentence, const std::string& name) {
    return failure(ErrorCode::wrong_state, fmt::format(fmt::runtime(sentence), name));
}

bool is_choice(const std::string& choice) {
    return choice == "for" || choice == "against" || choice == "invalid";
}

Result<Record> find_nomination(Workspace& workspace, const RecordId& id) {
    auto record = RecordQuery{workspace.store()}.find(id);
    if (record && record->type == record_types::nomination) return *std::move(record);
    return failure(ErrorCode::not_found, tr("There is no such nomination on this device."));
}

RecordId vote_id(const CouncilDesk::Voting& voting) {
    return keyed_id(record_types::vote,
                    {voting.session.text(), voting.nomination.text(), voting.member});
}

}  // namespace

Result<Record> CouncilDesk::open_session(const RecordId& id) {
    auto record = RecordQuery{workspace_.store()}.find(id);
    if (!record || record->type != record_types::council_session)
        return failure(ErrorCode::not_found, tr("There is no such session on this device."));
    if (text_or_empty(record->fields, "state") != "open")
        return failure(ErrorCode::wrong_state, tr("The session is not open."));
    return *std::move(record);
}

Result<VoteRule> CouncilDesk::rule_of(const RecordId& id) {
    const auto nomination = find_nomination(workspace_, id);
    if (!nomination) return nomination.error();
    RuleSets sets{workspace_};
    const std::string kept = text_or_empty(nomination->fields, "rule_set");
    const auto rules = kept.empty() ? sets.on(to_civil_date(workspace_.environment().clock.now()))
                                    : sets.of_key(kept);
    if (!rules) return rules.error();
    const auto award = award_of(*rules, *nomination);
    if (!award) return award.error();
    if (const VoteRule* const rule = find_vote_rule(*rules, *award)) return *rule;
    return failure(ErrorCode::not_found,
                   fmt::format(fmt::runtime(tr("The rule set \"{}\" has no rule of voting for "
                                               "\"{}\".")),
                               rules->key, award->code));
}

Result<void> CouncilDesk::vote(const Voting& voting) {
    const auto session = open_session(voting.session);
    if (!session) return session.error();
    const auto nomination = find_nomination(workspace_, voting.nomination);
    if (!nomination) return nomination.error();
    const auto members = members_of(*session);
    const Member* const member = find_member(members, voting.member);
    if (member == nullptr || !is_choice(voting.choice))
        return refused(tr("\"{}\" is not a member of this session, or the choice is none of for, "
                          "against, invalid."),
                       voting.member);
    if (!member->is_present)
        return refused(tr("{} is not in the room; enter a written opinion."), member->name);
    if (is_nominee(*nomination, *member))
        return refused(tr("{} does not vote on the own case."), member->name);
    Voting noted = voting;
    noted.member = member->name;
    const auto rule = rule_of(voting.nomination);
    if (!rule) return rule.error();
    if (auto done = note_vote(noted, false, rule->secret); !done) return done;
    if (!rule->secret) return {};
    auto box = BallotBox::open(workspace_.folder());
    if (!box) return box.error();
    box->put(voting.session, voting.nomination, voting.choice, workspace_.environment().random);
    return {};
}

Result<void> CouncilDesk::enter_written(const Voting& voting) {
    const auto session = open_session(voting.session);
    if (!session) return session.error();
    const auto members = members_of(*session);
    const Member* const member = find_member(members, voting.member);
    if (member == nullptr || !is_choice(voting.choice))
        return refused(tr("\"{}\" is not a member of this session, or the choice is none of for, "
                          "against, invalid."),
                       voting.member);
    if (member->is_present) return refused(tr("{} is in the room and votes there."), member->name);
    Voting noted = voting;
    noted.member = member->name;
    return note_vote(noted, true, false);
}

Result<void> CouncilDesk::note_vote(const Voting& voting, bool is_written, bool is_secret) {
    if (RecordQuery{workspace_.store()}.find(vote_id(voting)))
        return refused(tr("{} has voted on this case already."), voting.member);
    Fields fields{{"session", voting.session},
                  {"case", voting.nomination},
                  {"member", voting.member},
                  {"has_voted", true},
                  {"is_written", is_written}};
    if (!is_secret) fields.emplace("opinion", voting.choice);
    const auto made = Register{workspace_, *find_record_rule(record_types::vote)}.create(fields);
    if (!made) return made.error();
    return {};
}

Result<std::size_t> CouncilDesk::empty_box(const RecordId& session) {
    const auto profile = enrolled_profile(workspace_);
    if (!profile) return profile.error();
    if (auto right = check_right(workspace_, Action::cast_ballot); !right) return right.error();
    auto box = BallotBox::open(workspace_.folder());
    if (!box) return box.error();
    const auto slips = box->list(session);
    if (slips.empty()) return std::size_t{0};
    EditBuilder edit{workspace_};
    for (const Slip& slip : slips) {
        const Fields fields{{"organ", profile->organ},
                            {"session", slip.session},
                            {"case", slip.nomination},
                            {"choice", slip.choice}};
        edit.create(record_types::ballot, slip.id, ballots_scope(profile->organ))
            .set_all(record_types::ballot, slip.id, fields);
    }
    if (auto saved = edit.save(); !saved) return saved.error();
    // After the save: cut off in between, the same slips become the same ballots once more.
    box->empty(session);
    return slips.size();
}

namespace {

struct Votes {
    std::int64_t in_favour = 0;
    std::int64_t against = 0;
    std::int64_t invalid = 0;

    void add(const std::string& choice) {
        ++(choice == "for" ? in_favour : choice == "against" ? against : invalid);
    }
    [[nodiscard]] std::int64_t all() const { return in_favour + against + invalid; }
};

struct CaseVotes {
    Votes in_room;  ///< slips, or hands
    Votes written;
    std::int64_t issued = 0;
    bool chair_for = false;
};

bool is_of_case(const Record& record, const RecordId& nomination) {
    return id_or_none(record.fields, "case") == nomination;
}

CaseVotes gather(Workspace& workspace, const Record& session, const RecordId& nomination,
                 bool is_secret) {
    RecordQuery query{workspace.store()};
    CaseVotes votes;
    for (const Record& vote : query.list({.type = record_types::vote, .parent = session.id})) {
        if (!is_of_case(vote, nomination)) continue;
        const std::string opinion = text_or_empty(vote.fields, "opinion");
        const bool is_written = is_true_at(vote.fields, "is_written");
        if (is_written) votes.written.add(opinion);
        if (is_written) continue;
        ++votes.issued;
        if (is_secret) continue;
        votes.in_room.add(opinion);
        const bool is_chair =
            text_or_empty(vote.fields, "member") == text_or_empty(session.fields, "chair");
        votes.chair_for |= is_chair && opinion == "for";
    }
    if (!is_secret) return votes;
    for (const Record& ballot : query.list({.type = record_types::ballot, .parent = session.id}))
        if (is_of_case(ballot, nomination))
            votes.in_room.add(text_or_empty(ballot.fields, "choice"));
    return votes;
}

VoteTally tally_of(const Record& session, const Record& nomination, const VoteRule& rule,
                   const CaseVotes& votes) {
    VoteTally tally{.issued = votes.issued,
                    .returned = votes.in_room.all(),
                    .valid = votes.in_room.in_favour + votes.in_room.against,
                    .votes_for = votes.in_room.in_favour,
                    .votes_against = votes.in_room.against,
                    .chair_for = votes.chair_for};
    for (const Member& member : members_of(session)) {
        ++tally.members;
        if (is_nominee(nomination, member))
            ++tally.recused;
        else if (member.is_present)
            ++tally.present;
    }
    if (!rule.counts_written) return tally;
    tally.written = votes.written.in_favour + votes.written.against;
    tally.valid += tally.written;
    tally.votes_for += votes.written.in_favour;
    tally.votes_against += votes.written.against;
    return tally;
}

Fields count_fields(const CaseCount& counted) {
    const VoteTally& tally = counted.count.tally;
    return {{"members", tally.members},
            {"present", tally.present},
            {"issued", tally.issued},
            {"returned", tally.returned},
            {"valid", tally.valid},
            {"invalid", tally.returned + tally.written - tally.valid},
            {"written", counted.rule.counts_written ? tally.written : 0},
            {"counted_of", counted.count.denominator},
            {"for", tally.votes_for},
            {"against", tally.votes_against},
            {"denominator", std::string{to_text(counted.rule.denominator)}},
            {"percent", counted.count.percent},
            {"result", std::string{counted.count.passed ? "passed" : "failed"}},
            {"rule", to_json(counted.rule)},
            {"words", counted.count.words}};
}

}  // namespace

Result<void> CouncilDesk::prepare_closing(const RecordId& session) {
    auto box = BallotBox::open(workspace_.folder());
    if (!box) return box.error();
    if (box->list(session).empty()) return {};
    return failure(ErrorCode::wrong_state, tr("Empty the ballot box first."));
}

Result<CaseCount> CouncilDesk::count(const RecordId& session_id, const RecordId& nomination_id) {
    const auto session = open_session(session_id);
    if (!session) return session.error();
    const auto nomination = find_nomination(workspace_, nomination_id);
    if (!nomination) return nomination.error();
    const auto rule = rule_of(nomination_id);
    if (!rule) return rule.error();
    if (auto empty = prepare_closing(session_id); !empty) return empty.error();
    const CaseVotes votes = gather(workspace_, *session, nomination_id, rule->secret);
    const auto counted = count_votes(*rule, tally_of(*session, *nomination, *rule, votes));
    if (!counted) return counted.error();
    CaseCount result{.count = *counted, .rule = *rule};
    result.record = keyed_id(record_types::vote_count, {session_id.text(), nomination_id.text()});
    if (auto kept = keep(session_id, nomination_id, result); !kept) return kept.error();
    return result;
}

Result<void> CouncilDesk::keep(const RecordId& session, const RecordId& nomination,
                               const CaseCount& counted) {
    Register counts{workspace_, *find_record_rule(record_types::vote_count)};
    Fields fields = count_fields(counted);
    const auto known = counts.find(counted.record);
    if (!known) {
        fields.emplace("session", session);
        fields.emplace("case", nomination);
        const auto made = counts.create(fields);
        return made ? Result<void>{} : Result<void>{made.error()};
    }
    Fields seen;
    for (const auto& [path, value] : fields)
        set_value(seen, path, find_value(known->record.fields, path));
    return counts.change(counted.record, seen, fields);
}

}  // namespace thidua
