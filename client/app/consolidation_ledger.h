#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/app/consolidations.h"
#include "client/app/figure_effects.h"
#include "shared/base/enum_text.h"

namespace thidua {

/// What happened after the figures were frozen.
enum class LedgerKind {
    changed,    ///< an answer of a report that is in the figures
    requested,  ///< the same, waiting for the Office to open the accepted report
    submitted,
    accepted,   ///< its figures count from now on
    returned,   ///< by the Office: its figures do not count
    reopened,   ///< the same, of an accepted one
    withdrawn,  ///< by the unit: the same
    extended,   ///< the unit got more time
    exempted,   ///< the unit need not report
    corrected,  ///< the Office lets another number count than the unit reported
    restored,   ///< and no more
    reworded,   ///< the Office's own text of a section; no figure moves
    declined,   ///< what was requested, by the Office: the accepted answer stays
    taken_back  ///< the same, by the unit itself
};

/// How far the version in which a change stands has come.
enum class LedgerStanding { draft, submitted, accepted, requested };

struct LedgerEntry {
    LedgerKind kind = LedgerKind::changed;
    RecordId unit;  ///< nil where it is about no unit
    std::string unit_code;
    std::string unit_name;
    bool came_later = false;   ///< the unit was not in the frozen figures
    bool is_excluded = false;  ///< it was left out by the Office, and still is: no figure moves
    std::optional<RecordId> report;
    EditId edit;
    std::string author;
    std::string device_name;
    Instant device_time;
    std::optional<Instant> server_time;  ///< empty: not answered by the server yet
    Sequence seq;
    std::int64_t version = 0;  ///< of the report: which the step is about, or the change stands in
    LedgerStanding standing = LedgerStanding::draft;
    FieldPath path;     ///< of a change; of an own text "texts/<section>/words" or "…/with_units"
    std::string label;  ///< of the field or section, in the current language
    Value before;
    Value after;
    std::string reason;
    std::optional<CivilDate> until;  ///< of an extension
    /// Of a step: what it does to the accepted figures as they stood then. Of a change, and of a
    /// submission that is not accepted yet: what it would do once accepted.
    std::vector<FigureEffect> figures;
    bool is_in_force = false;  ///< the first of the two
};

/// Everything since a freeze, in the order of the server's log; what only this device knows last.
struct ConsolidationLedger {
    Consolidation frozen;
    std::vector<LedgerEntry> entries;
    /// Frozen against what is accepted now, by the same form and exclusions: only what differs.
    std::vector<FigureEffect> totals;
    /// Reports whose frozen version is not on this device any more: what happens to them is told
    /// without its effects.
    std::vector<std::string> units_without_content;
};

/// "Changed", "Accepted" …
std::string kind_words(LedgerKind kind);
std::string standing_words(LedgerStanding standing);
/// What happened, without who and when: "Số mô hình: 12 → 15", "Returned: Sai số liệu".
std::string event_words(const LedgerEntry& entry, const Form& form);

/// For programs; numbers are exact.
std::string ledger_json(const ConsolidationLedger& ledger);

template <>
struct EnumNames<LedgerKind> {
    static constexpr std::array<std::string_view, 14> names{
        "changed",  "requested", "submitted", "accepted", "returned", "reopened", "withdrawn",
        "extended", "exempted",  "corrected", "restored", "reworded", "declined", "taken_back"};
};

template <>
struct EnumNames<LedgerStanding> {
    static constexpr std::array<std::string_view, 4> names{"draft", "submitted", "accepted",
                                                           "requested"};
};

}  // namespace thidua
