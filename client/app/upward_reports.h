#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/enum_text.h"
#include "shared/base/id.h"
#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/model/period.h"
#include "shared/record/record.h"

namespace thidua {

class Workspace;

/// Where the report of a period stands with one of those it goes to.
enum class RecipientStanding {
    not_sent,
    sent,  ///< dispatched; nobody has confirmed it yet
    received,
    returned,
    overdue,  ///< not sent in time
};

struct Recipient {
    std::string code;  ///< of the organ, as the obligation names it: "SNV"
    std::string name;
    RecordId unit;      ///< nil where that organ is not in this store
    RecordId dispatch;  ///< the newest; nil before there is one
    RecipientStanding standing = RecipientStanding::not_sent;
    std::string number;  ///< of the document that went out
    std::optional<CivilDate> sent_on;
    std::string reason;  ///< of a return
    bool is_draft = false;  ///< prepared, and not sent yet
};

/// Those that a period's report goes to, by its obligation and by what was sent beyond it, and
/// where these dispatches of the period stand with each. None is told as overdue.
std::vector<Recipient> recipients_of(Workspace& workspace, const Period& period,
                                     const std::vector<Record>& dispatches);

/// One content, several recipients: who has it and who has confirmed it (C15).
struct UpwardReport {
    RecordId period;
    std::string period_name;
    std::vector<Recipient> recipients;
    /// Every recipient has confirmed; short of that it is not done, however many have.
    [[nodiscard]] bool is_done() const;
};

class UpwardReports {
public:
    explicit UpwardReports(Workspace& workspace) : workspace_{workspace} {}

    /// The recipients come from the obligation of the period and from what was sent beyond it.
    Result<UpwardReport> find(const RecordId& period);
    /// The Office: a draft for each recipient that has none yet, with the figures of a frozen
    /// consolidation (nil: the newest of the period) and a file: the one given, else the report of
    /// that consolidation, by the office's own template where one is named. Returns how many.
    /// wrong_state when none is frozen.
    Result<std::size_t> prepare(const RecordId& period, const RecordId& frozen,
                                const std::filesystem::path& file,
                                const std::optional<std::filesystem::path>& own_template = {});
    /// What was prepared is sent under that number and day, and one dispatch without content to
    /// each recipient that has none at all; all of it in one save each. Returns how many.
    Result<std::size_t> send_to_all(const RecordId& period, const std::string& number,
                                    CivilDate sent_on);

private:
    [[nodiscard]] Fields head_of(const UpwardReport& report, const Recipient& recipient) const;
    Workspace& workspace_;
};

template <>
struct EnumNames<RecipientStanding> {
    static constexpr std::array<std::string_view, 5> names{"not_sent", "sent", "received",
                                                           "returned", "overdue"};
};
std::string to_words(RecipientStanding standing);

}  // namespace thidua
