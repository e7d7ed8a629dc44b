#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "client/app/own_texts.h"
#include "shared/base/enum_text.h"
#include "shared/base/result.h"
#include "shared/evidence/period_status.h"
#include "shared/forms/aggregation.h"
#include "shared/forms/form.h"

namespace thidua {

class Workspace;
struct ConsolidationLedger;

/// The version of a unit's report that is in the figures.
struct IncludedReport {
    RecordId unit;
    RecordId report;
    std::int64_t version = 0;
    std::string seal;  ///< hexadecimal
    Sequence rev;      ///< where in the server's log that version stands; 0 while only here
};

enum class WhyLeftOut {
    no_report, not_submitted, not_accepted, returned, exempt,
    excluded,   ///< by the Office, with a reason
    not_here,   ///< accepted, but its content has not come to this device yet
};

/// A unit that is not in the figures.
struct LeftOut {
    RecordId unit;
    std::string unit_name;
    WhyLeftOut why = WhyLeftOut::no_report;
    std::string reason = {};  ///< of an exclusion or exemption
};
/// "Phòng A: not submitted".
std::string left_out_words(const LeftOut& unit);

/// A unit that the Office leaves out although it reported.
struct Exclusion {
    RecordId unit;
    std::string reason;
};

/// What makes a consolidation one that was frozen.
struct FrozenHead {
    RecordId id;
    std::int64_t number = 0;
    std::string by;
    std::string seal;       ///< hexadecimal, over all of the content
    std::string seal_code;  ///< as people read it out
    RecordId former;        ///< the one that this corrects; nil for the first
    std::string note;
    std::optional<Instant> received_at;  ///< when the server got it; empty while only here
};

/// A period's accepted reports added up by the form's rules. Each figure keeps its parts.
struct Consolidation {
    RecordId period;
    std::string period_name;
    std::string paper_name;  ///< of the period in Vietnamese, whatever the interface speaks
    Form form;
    Instant made_at;                      ///< by this device's clock; of a frozen one, when frozen
    std::vector<Figure> figures;
    PeriodStatus status;                  ///< who is missing, who was late
    std::vector<IncludedReport> included;
    std::vector<LeftOut> left_out;
    std::vector<OwnText> texts = {};  ///< the Office's own, in the order of the form
    std::optional<FrozenHead> frozen = {};
};

/// One line of the list of frozen consolidations.
struct FrozenSummary {
    RecordId id;
    RecordId period;
    std::string period_name;
    std::int64_t number = 0;
    std::string by;
    std::optional<Instant> frozen_at;
    std::optional<Instant> received_at;
    std::int64_t included = 0;
    std::int64_t left_out = 0;
    std::string seal_code;
    RecordId former;
    std::string note;
};

/// Where a consolidation is written to; of a paper with the office's own template, or none.
struct ConsolidationFile {
    std::filesystem::path file;
    std::optional<std::filesystem::path> own_template = {};
};

class Consolidations {
public:
    explicit Consolidations(Workspace& workspace) : workspace_{workspace} {}

    /// For those who may read consolidations. Only accepted versions count; the rest are named.
    /// Refuses the exclusion of a unit that does not report in the period, and one without reason.
    Result<Consolidation> make(const RecordId& period,
                               const std::vector<Exclusion>& exclusions = {});
    /// Office only: make(), kept for good with all that it was made from. A later one of the same
    /// period refers to the one before it. Where a file is asked for as well, nothing is frozen
    /// that could not be written there, and the errors are those of write().
    Result<Consolidation> freeze(const RecordId& period,
                                 const std::vector<Exclusion>& exclusions = {},
                                 const std::string& note = {},
                                 const std::optional<ConsolidationFile>& to = {});
    /// Newest first.
    [[nodiscard]] std::vector<FrozenSummary> list(std::optional<RecordId> period = {});
    /// As it was frozen, from its own content alone: no later record, form or name of a unit has a
    /// part in it. `damaged` when its content does not have its seal, `not_found` while a page of
    /// it has not come yet.
    Result<Consolidation> find(const RecordId& frozen);
    /// Everything since the freeze that would alter a figure.
    Result<ConsolidationLedger> ledger(const RecordId& frozen);
    /// By the file's ending: .json, .xlsx, .docx or .pdf. Written whole or not at all. A paper
    /// takes the office's own template where one is named; invalid_input for one with figures
    /// alone.
    Result<void> write(const Consolidation& consolidation, const std::filesystem::path& file,
                       const std::optional<std::filesystem::path>& own_template = {});

private:
    Workspace& workspace_;
};

template <>
struct EnumNames<WhyLeftOut> {
    static constexpr std::array<std::string_view, 7> names{
        "no_report", "not_submitted", "not_accepted", "returned", "exempt", "excluded", "not_here"};
};

}  // namespace thidua
