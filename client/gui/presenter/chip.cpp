#include "client/gui/presenter/chip.h"

#include "client/gui/presenter/words.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

Chip submitted_chip(const ReportSummary& report, Instant now) {
    if (report.changed_after_submission)
        return {Tone::warning, "✎", tr("Changed after submission")};
    if (report.received_at)
        return {Tone::good, "✓", filled(tr("Received {}"), moment_words(*report.received_at, now))};
    return {Tone::good, "✓", tr("Received by the server")};
}

Chip verdict_chip(const UnitStanding& unit) {
    switch (unit.standing.verdict) {
        case Verdict::on_time:
            return {Tone::good, "✓", tr("On time")};
        case Verdict::late:
            return {Tone::warning, "◷", tr("Late")};
        case Verdict::missing:
            return {Tone::bad, "✗", tr("Missing")};
        case Verdict::exempt:
            return {Tone::plain, "–", tr("Exempt")};
        case Verdict::pending:
            break;
    }
    if (unit.extended_until)
        return {Tone::busy, "↷", filled(tr("Extended to {}"), to_display(*unit.extended_until))};
    if (unit.state.empty()) return {Tone::plain, "○", tr("Not started")};
    return {Tone::plain, "✎", tr("In progress")};
}

}  // namespace

Chip chip_of(const ReportSummary& report, Instant now) {
    if (report.delivery == Delivery::attention) return {Tone::bad, "!", tr("Needs attention")};
    if (report.open_conflicts > 0) return {Tone::warning, "⇄", tr("In conflict")};
    const bool waiting = report.delivery == Delivery::waiting;
    if (report.state == "returned") {
        if (!report.return_due) return {Tone::warning, "↩", tr("Returned")};
        return {Tone::warning, "↩",
                filled(tr("Returned · again by {}"), to_display(*report.return_due))};
    }
    if (report.state == "draft")
        return waiting ? Chip{Tone::busy, "✎", tr("Draft on this machine")}
                       : Chip{Tone::plain, "✎", tr("Draft, copy at the server")};
    if (waiting) return {Tone::busy, "↑", tr("Waiting to be sent")};
    if (report.asks_to_reopen) return {Tone::warning, "?", tr("Asked to be opened again")};
    if (report.state == "accepted") return {Tone::good, "✓", tr("Accepted")};
    return submitted_chip(report, now);
}

Chip chip_of(const UnitStanding& standing, Instant now) {
    Chip chip = verdict_chip(standing);
    if (standing.state == "submitted" && standing.standing.verdict != Verdict::exempt)
        chip.words += " · " + tr("to review");
    if (standing.state == "returned") chip.words += " · " + tr("returned");
    if (standing.state == "accepted") chip.words += " · " + tr("accepted");
    static_cast<void>(now);
    return chip;
}

Chip chip_of(const PeriodView& period) {
    if (period.exempt) return {Tone::plain, "–", tr("Exempt")};
    if (period.phase == PeriodPhase::not_open) return {Tone::plain, "○", tr("Not open yet")};
    if (period.phase == PeriodPhase::closed) return {Tone::plain, "■", tr("Closed")};
    if (period.days_left < 0) return {Tone::bad, "!", days_words(period.days_left)};
    if (period.days_left <= 3) return {Tone::warning, "◷", days_words(period.days_left)};
    return {Tone::plain, "○", days_words(period.days_left)};
}

Chip chip_of(const LineState& line, Instant now) {
    const std::string waiting =
        line.waiting == 0
            ? std::string{}
            : " · " + filled(tr("{} changes waiting, kept safely here"), line.waiting);
    switch (line.kind) {
        case LineState::Kind::never:
            return {Tone::plain, "○", tr("Not connected yet") + waiting};
        case LineState::Kind::working:
            return {Tone::busy, "⟳", tr("Exchanging with the server")};
        case LineState::Kind::offline:
            return {Tone::plain, "○", tr("No line: go on working") + waiting};
        case LineState::Kind::refused:
            return {Tone::bad, "!", line.message.empty() ? tr("The server refused") : line.message};
        case LineState::Kind::idle:
            break;
    }
    if (line.waiting > 0) return {Tone::busy, "↑", tr("Connected") + waiting};
    if (!line.last_contact) return {Tone::good, "✓", tr("Everything is at the server")};
    return {Tone::good, "✓",
            filled(tr("Everything is at the server, {}"), moment_words(*line.last_contact, now))};
}

std::string report_state_words(const std::string& state) {
    if (state == "draft") return tr("Draft");
    if (state == "submitted") return tr("Submitted");
    if (state == "returned") return tr("Returned");
    if (state == "accepted") return tr("Accepted");
    return state.empty() ? tr("Not started") : state;
}

}  // namespace thidua
