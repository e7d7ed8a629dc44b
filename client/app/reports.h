#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client/app/declined_requests.h"
#include "client/app/environment.h"
#include "client/app/reopen_requests.h"
#include "shared/base/result.h"
#include "shared/evidence/verdict.h"
#include "shared/forms/form.h"
#include "shared/forms/validation.h"
#include "shared/record/edit.h"
#include "shared/record/record.h"

namespace thidua {

class ReportOrder;
class Workspace;

/// Where a report's latest change stands on its way; the chip of desktop.md rule 2 is this together
/// with the workflow state.
enum class Delivery {
    waiting,    ///< on this machine only, in the outbox
    received,   ///< the server has everything typed here
    attention,  ///< the server rejected something; see AttentionList
};

struct ReportSummary {
    RecordId id;
    RecordId period;
    RecordId unit;
    std::string period_name;
    std::string unit_code;
    std::string unit_name;
    std::string form_key;
    std::string state;         ///< "draft", "submitted", "returned", "accepted"
    std::int64_t version = 0;  ///< of the last submission; 0 before the first
    bool changed_after_submission = false;
    std::optional<CivilDate> return_due = {};  ///< returned: the return's own day, if it named one
    bool asks_to_reopen = false;               ///< accepted, and its unit wants it otherwise
    Delivery delivery = Delivery::received;
    int open_conflicts = 0;
    Sequence rev;
    std::optional<Instant> received_at;  ///< server time of the last submission's evidence
    Verdict verdict = Verdict::pending;
};

/// "to come again by the end of 20/09/2026".
std::string return_due_words(CivilDate due);

struct ReportFilter {
    std::optional<RecordId> period = {};
    std::optional<RecordId> unit = {};
    std::string state = {};  ///< empty: any
    std::string words = {};  ///< matches unit or period name, with or without marks
    /// Begins after this one of the reports that match; when it does not match, there are none.
    std::optional<RecordId> after = {};
    std::size_t offset = 0;
    std::size_t limit = 1000;
};

struct ReportDetails {
    ReportSummary summary;
    std::optional<Form> form;  ///< empty when its form has not been pulled or cannot be read
    Fields fields;             ///< all fields of the record as the person sees them
    Fields computed;           ///< computed answers, same paths as answers
    Fields last_answers;       ///< the unit's accepted or last report of the previous period
    std::vector<Finding> findings;
    std::vector<RecordId> conflicts;  ///< open ones
    std::string seal;                 ///< hex; empty before the first submission
    std::string seal_code;            ///< "7K3M-…": what is read out over the telephone
    std::string return_reason;
    std::optional<ReopenRequest> request = {};     ///< what the unit asks of the Office
    std::optional<DeclinedRequest> declined = {};  ///< what it asked for in vain
    Standing standing;  ///< on time or late, and the evidence it rests on
    /// When the last version was submitted by the clock of its device, which proves nothing.
    std::optional<Instant> submitted_at;
};

/// Where the answers of a change come from.
enum class AnswerSource {
    given,
    typed,  ///< into a window: what the working copy holds of them goes into the edit with them
};

/// One line of "who changed what": newest first.
struct HistoryEntry {
    EditId edit;
    std::string author;
    std::string device_name;
    Instant device_time;
    std::optional<Instant> server_time;  ///< empty: not yet answered by the server
    Sequence seq;
    EditNumber number;  ///< of an edit that the server has not answered; 0 otherwise
    std::string step;   ///< "submit", "return", "settle" …; empty for plain changes
    std::string reason;
    struct Change {
        FieldPath path;
        Value before;
        Value after;
        /// It did not get into the report: it stood beside the report's own value in an open
        /// difference until somebody settled it, or until its author wrote the next one.
        bool is_beside = false;
    };
    std::vector<Change> changes;
};

struct SubmitDone {
    std::int64_t version = 0;
    std::string seal;  ///< hex
    std::string seal_code;
    bool known_to_server = false;  ///< false until the next contact
    std::vector<Finding> warnings;
    std::vector<RecordId> open_conflicts;
};

/// Reports of units to their Office. Every change is one edit in the outbox, stored before the
/// call returns; nothing here waits for the network. Errors: not_found, not_allowed, wrong_state,
/// invalid_input, each one sentence.
class Reports {
public:
    explicit Reports(Workspace& workspace) : workspace_{workspace} {}

    /// A draft for this device's unit (or, from an Office, on behalf of `unit`). Its id comes from
    /// period and unit: two colleagues who both start it meet in one report. Existing: its id.
    Result<RecordId> create(const RecordId& period, std::optional<RecordId> unit = {});
    /// What differs between `seen` and `now` becomes one edit. Paths as in the record
    /// ("answers/…"); both may be partial, but with the same paths meant. Types and ranges are
    /// checked; findings of the whole report are returned as warnings, not errors. The accepted
    /// value of an answer that is asked to be another takes the request back.
    Result<std::vector<Finding>> save_answers(const RecordId& report, const Fields& seen,
                                              const Fields& now,
                                              AnswerSource source = AnswerSource::given);
    /// Returns the row's id. `cells` by column key; typed ones stood in the row without an id.
    Result<RecordId> add_row(const RecordId& report, const std::string& table,
                             const std::vector<std::pair<std::string, Value>>& cells,
                             AnswerSource source = AnswerSource::given);
    Result<void> remove_row(const RecordId& report, const std::string& table, const RecordId& row);

    /// Errors of the form stop it: invalid_input, the message lists the first few.
    Result<SubmitDone> submit(const RecordId& report);
    Result<void> withdraw(const RecordId& report, const std::string& reason = {});
    /// "return". `due`: the day until which the report is to come again; it changes nothing about
    /// whether the report was on time. A day that is over is invalid_input.
    Result<void> send_back(const RecordId& report, const std::string& reason,
                           std::optional<CivilDate> due = {});
    Result<void> accept(const RecordId& report);
    Result<void> reopen(const RecordId& report, const std::string& reason,
                        std::optional<CivilDate> due = {});
    /// Leaves the accepted report as it is and lets go of what the unit asks, as this device shows
    /// it: what it asks for meanwhile stays. Where it asks for nothing: wrong_state.
    Result<void> decline(const RecordId& report, const std::string& reason);

    /// Newest due date first, then the units in their order. A page takes as long wherever it is.
    [[nodiscard]] std::vector<ReportSummary> list(const ReportFilter& filter = {});
    [[nodiscard]] std::size_t count(const ReportFilter& filter = {});
    Result<ReportDetails> find(const RecordId& report);
    std::vector<HistoryEntry> history(const RecordId& report);
    /// An id printed whole or any unambiguous ending of one. `type` as in record_types.h.
    Result<RecordId> resolve(const std::string& type, const std::string& ending);

private:
    ReportOrder& order_of(const ReportFilter& filter);

    Workspace& workspace_;
    std::shared_ptr<ReportOrder> order_;  ///< of the list that was last read
};

}  // namespace thidua
