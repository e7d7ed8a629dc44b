#pragma once

#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/record/record.h"
#include "shared/rules/votes.h"

namespace thidua {

class Workspace;

/// How a case came out.
struct CaseCount {
    VoteCount count;
    VoteRule rule;
    RecordId record;  ///< of type "vote_count"
};

/// A session of the Council at one machine in a room, with or without a line. Who has voted is
/// noted by name; what a secret ballot says lies in a box of this machine
/// (client/store/ballot_box.h) until the secretary empties it into ballots that carry no name, all
/// in one save. Errors: not_found, not_allowed, wrong_state, invalid_input.
class CouncilDesk {
public:
    explicit CouncilDesk(Workspace& workspace) : workspace_{workspace} {}

    struct Voting {
        RecordId session;
        RecordId nomination;
        std::string member;  ///< as the session lists it
        std::string choice;  ///< "for", "against", "invalid"
    };
    /// A member in the room votes. Refused: who is not listed or not present, who has voted, the
    /// nominee on the own case, a closed session.
    Result<void> vote(const Voting& voting);
    /// The written opinion of an absent member.
    Result<void> enter_written(const Voting& voting);
    /// Every slip of the session becomes a ballot. Returns how many.
    Result<std::size_t> empty_box(const RecordId& session);
    /// Refused while slips of the session lie in the box of this machine.
    Result<void> prepare_closing(const RecordId& session);
    /// Counts by the rule of the award, and keeps the count. The box must be empty.
    Result<CaseCount> count(const RecordId& session, const RecordId& nomination);

private:
    Result<Record> open_session(const RecordId& id);
    Result<VoteRule> rule_of(const RecordId& nomination);
    Result<void> note_vote(const Voting& voting, bool is_written, bool is_secret);
    Result<void> keep(const RecordId& session, const RecordId& nomination, const CaseCount& count);
    Workspace& workspace_;
};

}  // namespace thidua
