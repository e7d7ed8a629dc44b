#include <fmt/format.h>

#include "shared/evidence/seal.h"
#include "shared/model/evidence_record.h"
#include "shared/model/ids.h"
#include "shared/model/period_standing.h"
#include "shared/model/read_out_record.h"
#include "shared/model/report.h"
#include "tests/simulator/judges.h"
#include "tests/simulator/message_words.h"

namespace thidua::simulator {
namespace {

/// A report and a seal.
using Content = std::pair<RecordId, std::string>;

/// When people pressed Submit for one version, by the world's time: two colleagues may have.
struct Pressed {
    Instant first;
    Instant last;
    Content content;
    Instant sealed = {};  ///< when the same content was submitted first, as whatever version
    std::optional<Instant> proven = {};  ///< a device has the server's word that it had it then
    bool is_claimable = true;            ///< each of their devices wrote it into its journal
};

class TimesJudge {
public:
    TimesJudge(const FinalState& state, const Ledger& ledger) : state_{state}, ledger_{ledger} {
        for (const auto& [slot, edits] : ledger.saved())
            for (const SavedEdit& saved : edits)
                for (std::size_t at = 0; at < saved.edit.operations.size(); ++at)
                    if (saved.edit.operations[at].path == "submit") note(saved, at);
        for (auto& [submission, pressed] : pressed_) pressed.sealed = sealed_.at(pressed.content);
    }

    Findings run() {
        for (const auto& [id, record] : state_.records) {
            if (record.type == "evidence") check_evidence(view_of<EvidenceRecord>(record));
            if (record.type == "read_out") check_note(view_of<ReadOutRecord>(record));
        }
        return std::move(findings_);
    }

private:
    void say(const std::string& text) { findings_.push_back({"times", 11, text}); }

    void note(const SavedEdit& saved, std::size_t at) {
        const Operation& submit = saved.edit.operations[at];
        const RecordId submission =
            submission_id(submit.record, integer_or_zero(submit.arguments, "version"),
                          text_or_empty(submit.arguments, "seal"));
        const Content content{submit.record, text_or_empty(submit.arguments, "seal")};
        auto& pressed = pressed_
                            .try_emplace(submission, Pressed{.first = saved.saved_at,
                                                             .last = saved.saved_at,
                                                             .content = content})
                            .first->second;
        auto& sealed = sealed_.try_emplace(content, saved.saved_at).first->second;
        sealed = std::min(sealed, saved.saved_at);
        pressed.first = std::min(pressed.first, saved.saved_at);
        pressed.last = std::max(pressed.last, saved.saved_at);
        pressed.is_claimable = pressed.is_claimable && saved.is_in_journal;
        // Whichever of them made the version, it is the content that existed.
        const auto receipt = state_.receipts.find(saved.edit.id);
        const bool is_taken = receipt != state_.receipts.end() &&
                              (receipt->second.outcomes.at(at).kind == OutcomeKind::applied ||
                               receipt->second.outcomes.at(at).kind == OutcomeKind::already);
        const auto proof = is_taken ? ledger_.find_proof(saved.edit.id) : std::nullopt;
        if (proof && (!pressed.proven || *proof < *pressed.proven)) pressed.proven = proof;
    }

    void check_evidence(const EvidenceRecord& shown) {
        const auto found = pressed_.find(shown.submission);
        if (found == pressed_.end()) return say("evidence of a version that nobody submitted");
        const Pressed& pressed = found->second;
        check_claim(shown, pressed);
        check_not_later(shown, pressed);
        if (!ledger_.is_server_clock_true()) return;
        check_not_before(shown, "was received", shown.received_at, pressed.sealed);
        check_not_before(shown, "was announced", shown.announced_at, pressed.sealed);
        check_not_before(shown, "counts", shown.at, pressed.sealed);
        if (!shown.read_out_at) return;
        const auto call = ledger_.first_call(code_of(shown));
        if (!call) return say("a version was read out that nobody called about");
        check_not_before(shown, "was read out", shown.read_out_at, *call);
    }

    void check_not_later(const EvidenceRecord& shown, const Pressed& pressed) {
        const bool may_be_lost = ledger_.was_machine_lost() || ledger_.was_heard_again() ||
                                 ledger_.was_rolled_back() || ledger_.was_copied();
        if (may_be_lost || !pressed.proven || !shown.received_at) return;
        const Instant best =
            std::min(*shown.received_at, shown.announced_at.value_or(*shown.received_at));
        if (best <= *pressed.proven) return;
        say(fmt::format("{} counts from {}; a device can prove that the server knew of it at {}",
                        short_id(shown.submission.value()), to_iso(best), to_iso(*pressed.proven)));
    }

    void check_not_before(const EvidenceRecord& shown, std::string_view what,
                          std::optional<Instant> at, Instant truth) {
        if (!at || *at >= truth) return;
        say(fmt::format("{} {} at {}, and that was at {}", short_id(shown.submission.value()), what,
                        to_iso(*at), to_iso(truth)));
    }

    void check_claim(const EvidenceRecord& shown, const Pressed& pressed) {
        // What was said in a session that stood came at once, and needs no journal.
        const bool came_at_once = !ledger_.is_server_clock_true() || !shown.received_at ||
                                  *shown.received_at <= pressed.last.plus(std::chrono::minutes{1});
        const bool is_needed = is_late(shown) && !came_at_once;
        const bool is_undisturbed = !ledger_.was_server_restored() && !ledger_.was_copied() &&
                                    !ledger_.was_machine_lost() && !ledger_.was_heard_again();
        if (!shown.earliest && is_needed && pressed.is_claimable && is_undisturbed)
            return say(fmt::format("{} is late, and what its device's journal says is not there",
                                   short_id(shown.submission.value())));
        if (!shown.earliest || !shown.latest || !ledger_.is_server_clock_true()) return;
        if (*shown.earliest <= pressed.last && pressed.sealed <= *shown.latest) return;
        say(fmt::format("{} was finished between {} and {} by its device's journal; in truth at {}",
                        short_id(shown.submission.value()), to_iso(*shown.earliest),
                        to_iso(*shown.latest), to_iso(pressed.first)));
    }

    /// Notes are matched when both are there, whichever came first, and come back after a restore.
    void check_note(const ReadOutRecord& note) {
        for (const auto& [id, record] : state_.records) {
            if (record.type != "evidence") continue;
            const auto shown = view_of<EvidenceRecord>(record);
            if (code_of(shown) != note.code) continue;
            const bool is_counted =
                note.submission &&
                (*note.submission != shown.submission ||
                 (shown.read_out_at && note.at && *shown.read_out_at <= *note.at));
            if (!is_counted)
                say(fmt::format("the code of {} was noted, and does not count",
                                short_id(shown.submission.value())));
        }
    }

    /// By what the server itself saw.
    [[nodiscard]] bool is_late(const EvidenceRecord& shown) const {
        const auto report = state_.records.find(shown.report);
        if (report == state_.records.end() || !shown.at) return false;
        const auto period = state_.records.find(view_of<Report>(report->second).period);
        return period != state_.records.end() &&
               *shown.at >= due_at(view_of<Period>(period->second), HolidayCalendar{});
    }

    [[nodiscard]] std::string code_of(const EvidenceRecord& shown) const {
        const auto submission = state_.records.find(shown.submission);
        if (submission == state_.records.end()) return {};
        const auto seal = Hash::from_hex(text_or_empty(submission->second.fields, "seal"));
        return seal ? seal_code(*seal) : std::string{};
    }

    const FinalState& state_;
    const Ledger& ledger_;
    std::map<RecordId, Pressed> pressed_;
    std::map<Content, Instant> sealed_;
    Findings findings_;
};

}  // namespace

Findings judge_times(const FinalState& state, const Ledger& ledger) {
    return TimesJudge{state, ledger}.run();
}

}  // namespace thidua::simulator
