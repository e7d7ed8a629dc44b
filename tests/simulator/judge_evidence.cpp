#include <fmt/format.h>

#include "shared/model/evidence_record.h"
#include "shared/model/ids.h"
#include "tests/simulator/judges.h"
#include "tests/simulator/message_words.h"

namespace thidua::simulator {
namespace {

class EvidenceJudge {
public:
    EvidenceJudge(const FinalState& state, const Ledger& ledger) : state_{state}, ledger_{ledger} {
        for (const auto& [slot, edits] : ledger.saved())
            for (const SavedEdit& saved : edits)
                for (const Operation& operation : saved.edit.operations)
                    if (operation.path == "submit")
                        submitted_[content_of(operation)].insert(saved.edit.id);
    }

    Findings run() {
        for (const LogEntry& entry : state_.log)
            for (std::size_t at = 0; at < entry.edit.operations.size(); ++at)
                if (entry.edit.operations[at].path == "submit" &&
                    entry.outcomes.at(at).kind == OutcomeKind::applied)
                    check(entry, entry.edit.operations[at]);
        return std::move(findings_);
    }

private:
    using Content = std::pair<RecordId, std::string>;  ///< report and seal
    static Content content_of(const Operation& submit) {
        return {submit.record, text_or_empty(submit.arguments, "seal")};
    }

    void say(const std::string& text) { findings_.push_back({"evidence", 0, text}); }

    void check(const LogEntry& entry, const Operation& submit) {
        const RecordId submission =
            submission_id(submit.record, integer_or_zero(submit.arguments, "version"),
                          text_or_empty(submit.arguments, "seal"));
        const auto found = state_.records.find(evidence_id(submission));
        if (found == state_.records.end())
            return say(fmt::format("the submission at {} has no evidence", entry.seq.value()));
        const auto shown = view_of<EvidenceRecord>(found->second);
        const bool has_others = submitted_[content_of(submit)].size() > 1;
        const bool may_be_earlier = ledger_.was_server_restored() || has_others;
        if (shown.received_at != entry.server_time &&
            !(may_be_earlier && shown.received_at < entry.server_time))
            say(fmt::format("the submission at {} was received at another time",
                            entry.seq.value()));
        if (ledger_.was_server_restored()) return check_proofs(entry, shown);
        if (has_others) return check_with_others(entry, submit, shown);
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

    /// Others submitted the same content: what announced theirs counts too, if it came.
    void check_with_others(const LogEntry& entry, const Operation& submit,
                           const EvidenceRecord& shown) {
        const auto* own = ledger_.find_announcement(entry.edit.id);
        const bool is_owed = own != nullptr && own->is_certain;
        if (is_owed && (!shown.announced_at || *shown.announced_at > *own->times.rbegin()))
            say(fmt::format("the announcement of the submission at {} does not count",
                            entry.seq.value()));
        std::set<Instant> times;
        for (const EditId& edit : submitted_[content_of(submit)])
            if (const auto* other = ledger_.find_announcement(edit))
                times.insert(other->times.begin(), other->times.end());
        if (shown.announced_at && !times.contains(*shown.announced_at))
            say(fmt::format("the submission at {} was announced at no time that is known",
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
    std::map<Content, std::set<EditId>> submitted_;
    Findings findings_;
};

}  // namespace

Findings judge_evidence(const FinalState& state, const Ledger& ledger) {
    return EvidenceJudge{state, ledger}.run();
}

}  // namespace thidua::simulator
