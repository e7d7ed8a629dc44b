#include <fmt/format.h>

#include "shared/model/evidence_record.h"
#include "shared/model/ids.h"
#include "tests/simulator/judges.h"
#include "tests/simulator/message_words.h"

namespace thidua::simulator {
namespace {

class EvidenceJudge {
public:
    EvidenceJudge(const FinalState& state, const Ledger& ledger) : state_{state}, ledger_{ledger} {}

    Findings run() {
        for (const LogEntry& entry : state_.log)
            for (std::size_t at = 0; at < entry.edit.operations.size(); ++at)
                if (entry.edit.operations[at].path == "submit" &&
                    entry.outcomes.at(at).kind == OutcomeKind::applied)
                    check(entry, entry.edit.operations[at]);
        return std::move(findings_);
    }

private:
    void say(const std::string& text) { findings_.push_back({"evidence", 0, text}); }

    void check(const LogEntry& entry, const Operation& submit) {
        const RecordId submission =
            submission_id(submit.record, integer_or_zero(submit.arguments, "version"),
                          text_or_empty(submit.arguments, "seal"));
        const auto found = state_.records.find(evidence_id(submission));
        if (found == state_.records.end())
            return say(fmt::format("the submission at {} has no evidence", entry.seq.value()));
        const auto shown = view_of<EvidenceRecord>(found->second);
        const bool may_be_earlier = ledger_.was_server_restored();
        if (shown.received_at != entry.server_time &&
            !(may_be_earlier && shown.received_at < entry.server_time))
            say(fmt::format("the submission at {} was received at another time",
                            entry.seq.value()));
        if (ledger_.was_server_restored()) return check_proofs(entry, shown);
        const auto* announced = ledger_.find_announcement(entry.edit.id);
        const bool may_be_unknown = announced != nullptr && !announced->is_certain;
        if (!shown.announced_at && may_be_unknown) return;
        if (shown.announced_at.has_value() != (announced != nullptr))
            say(fmt::format("the submission at {} was announced: {}; its evidence says {}",
                            entry.seq.value(), announced != nullptr,
                            shown.announced_at.has_value()));
        else if (announced != nullptr && !announced->times.contains(*shown.announced_at))
            say(fmt::format("the submission at {} was announced at another time",
                            entry.seq.value()));
    }

    /// A restore makes nothing later than what a device can prove (rule 8).
    void check_proofs(const LogEntry& entry, const EvidenceRecord& shown) {
        const auto proof = ledger_.find_proof(entry.edit.id);
        const Instant best = std::min(shown.announced_at.value_or(shown.received_at.value_or(
                                          Instant{})),
                                      shown.received_at.value_or(Instant{}));
        const bool may_be_lost = ledger_.was_machine_lost() || ledger_.was_heard_again() ||
                                 // Of what was only announced, nobody may notice the loss.
                                 ledger_.was_rolled_back();
        if (may_be_lost || !proof || best <= *proof) return;
        say(fmt::format("the submission at {} counts from {}; a device can prove that it was there "
                        "at {}",
                        entry.seq.value(), to_iso(best), to_iso(*proof)));
    }

    const FinalState& state_;
    const Ledger& ledger_;
    Findings findings_;
};

}  // namespace

Findings judge_evidence(const FinalState& state, const Ledger& ledger) {
    return EvidenceJudge{state, ledger}.run();
}

}  // namespace thidua::simulator
