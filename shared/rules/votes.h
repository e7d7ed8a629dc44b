#pragma once

#include <cstdint>
#include <string>

#include "shared/base/result.h"
#include "shared/rules/vote_rule.h"

namespace thidua {

/// What was counted for one case. A nominee who sits in the council is recused from it.
struct VoteTally {
    std::int64_t members = 0;  ///< of the council, the recused among them
    std::int64_t recused = 0;
    std::int64_t present = 0;  ///< in the room, the recused not among them
    std::int64_t written = 0;  ///< absent members who gave a written opinion
    std::int64_t issued = 0;   ///< slips, or hands in an open vote
    std::int64_t returned = 0;
    std::int64_t valid = 0;  ///< slips, and written opinions where the rule counts them
    std::int64_t votes_for = 0;
    std::int64_t votes_against = 0;
    bool chair_for = false;  ///< of an open vote

    bool operator==(const VoteTally&) const = default;
};

struct VoteCount {
    VoteTally tally;
    std::int64_t denominator = 0;
    Decimal percent;      ///< two digits, for people; the comparison was exact
    bool quorum = false;  ///< of those who may vote, enough were in the room
    bool passed = false;
    bool by_chair = false;  ///< passed, because the chair was for it in a tie
    std::string words;      ///< for the minutes; names the denominator
};

/// "of all members"; "at least so many percent of all members, by secret ballot".
std::string denominator_words(Denominator denominator);
std::string rule_words(const VoteRule& rule);

/// Judges a vote (the council proposes, the head decides: passing is no decision). Without a quorum
/// nothing passes. The rule's tie counts where exactly the share was reached that had to be
/// exceeded, with as many for as against; of a secret ballot nobody knows the chair's slip, so
/// there a tie fails. Refuses, in words, what cannot be: more returned than issued, for and against
/// that do not add up to the valid ones, more written opinions than absent members.
Result<VoteCount> count_votes(const VoteRule& rule, const VoteTally& tally);

}  // namespace thidua
