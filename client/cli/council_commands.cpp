#include <fmt/format.h>

#include "client/app/council_desk.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

namespace thidua::cli {
namespace of_council {

Result<RecordId> session_of(Workspace& workspace, const Arguments& arguments) {
    return resolve_id(workspace, record_types::council_session, arguments.word("ID"));
}

Result<CouncilDesk::Voting> voting_of(Workspace& workspace, const Arguments& arguments) {
    const auto session = session_of(workspace, arguments);
    if (!session) return session.error();
    const auto nomination =
        resolve_id(workspace, record_types::nomination, arguments.word("--case"));
    if (!nomination) return nomination.error();
    return CouncilDesk::Voting{.session = *session,
                               .nomination = *nomination,
                               .member = arguments.word("--member"),
                               .choice = arguments.word("--choice")};
}

Result<ExitCode> vote(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto voting = voting_of(workspace, arguments);
    if (!voting) return voting.error();
    const auto done = CouncilDesk{workspace}.vote(*voting);
    if (!done) return done.error();
    console.show(Json::object().set("session", voting->session).set("member", voting->member),
                 fmt::format(fmt::runtime(tr("{} has voted.")), voting->member));
    return ExitCode::done;
}

Result<ExitCode> write(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto voting = voting_of(workspace, arguments);
    if (!voting) return voting.error();
    const auto done = CouncilDesk{workspace}.enter_written(*voting);
    if (!done) return done.error();
    console.show(
        Json::object().set("session", voting->session).set("member", voting->member),
        fmt::format(fmt::runtime(tr("The written opinion of {} is entered.")), voting->member));
    return ExitCode::done;
}

Result<ExitCode> empty_box(Workspace& workspace, const Arguments& arguments,
                           const Console& console) {
    const auto session = session_of(workspace, arguments);
    if (!session) return session.error();
    const auto ballots = CouncilDesk{workspace}.empty_box(*session);
    if (!ballots) return ballots.error();
    console.show(Json::object().set("session", *session).set("ballots", Json::number(*ballots)),
                 fmt::format(fmt::runtime(tr("Ballots out of the box: {}.")), *ballots));
    return ExitCode::done;
}

Result<ExitCode> tally(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto session = session_of(workspace, arguments);
    if (!session) return session.error();
    const auto nomination =
        resolve_id(workspace, record_types::nomination, arguments.word("--case"));
    if (!nomination) return nomination.error();
    const auto counted = CouncilDesk{workspace}.count(*session, *nomination);
    if (!counted) return counted.error();
    const VoteTally& votes = counted->count.tally;
    console.show(Json::object()
                     .set("id", counted->record)
                     .set("members", Json::number(votes.members))
                     .set("present", Json::number(votes.present))
                     .set("issued", Json::number(votes.issued))
                     .set("returned", Json::number(votes.returned))
                     .set("valid", Json::number(votes.valid))
                     .set("for", Json::number(votes.votes_for))
                     .set("against", Json::number(votes.votes_against))
                     .set("denominator", to_text(counted->rule.denominator))
                     .set("denominator_count", Json::number(counted->count.denominator))
                     .set("percent", Json::number(counted->count.percent))
                     .set("quorum", counted->count.quorum)
                     .set("passed", counted->count.passed)
                     .set("words", counted->count.words),
                 counted->count.words + '\n');
    return ExitCode::done;
}

const Option of_case{"--case", "ID", tr_later("the nomination that is voted on"), true};
const Option by_member{"--member", "NAME", tr_later("as the session lists the member"), true};
const Option as_choice{"--choice", "CHOICE", tr_later("for, against or invalid"), true};

}  // namespace of_council

Commands council_commands() {
    using namespace of_council;
    return {
        {.noun = "council",
         .verb = "vote",
         .about = tr_later("A member in the room votes; a secret vote goes into the box of this "
                           "machine."),
         .parameters = {{"ID"}},
         .options = {of_case, by_member, as_choice},
         .run = vote},
        {.noun = "council",
         .verb = "write",
         .about = tr_later("Enter the written opinion of an absent member."),
         .parameters = {{"ID"}},
         .options = {of_case, by_member, as_choice},
         .run = write},
        {.noun = "council",
         .verb = "empty-box",
         .about = tr_later("Turn the slips in the box into ballots without names, all at once."),
         .parameters = {{"ID"}},
         .run = empty_box},
        {.noun = "council",
         .verb = "tally",
         .about = tr_later("Count the votes of a case by its rule, and keep the count."),
         .parameters = {{"ID"}},
         .options = {of_case},
         .run = tally},
    };
}

}  // namespace thidua::cli
