#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/paper/paper_data.h"
#include "shared/base/bytes.h"
#include "shared/base/result.h"
#include "shared/record/record.h"

/// What each paper says, from records of this device. Always Vietnamese, whatever the language of
/// the interface.
namespace thidua {

class Workspace;
struct Consolidation;
struct MovementReview;

PaperData plan_data(Workspace& workspace, const Record& plan);
/// A plan with its own headings and numbers, however they run: two sections IV stay two.
Bytes plan_with_sections_template();
PaperData reminder_data(Workspace& workspace, const Record& reminder);

PaperData decision_data(Workspace& workspace, const Record& decision);
using AwardCodes = std::vector<std::string>;
/// The round's awards, cut by letter: what the law wants submitted apart (rule sets), that letter
/// first which bears the round's own number. One that is empty stands for all of them.
std::vector<AwardCodes> separate_letters(Workspace& workspace, const Record& round);
/// `only` those awards; empty: all.
PaperData submission_data(Workspace& workspace, const Record& round, const AwardCodes& only);
/// The list that goes with that letter.
PaperData nominees_data(Workspace& workspace, const Record& round, const AwardCodes& only);
/// invalid_input for an award without a certificate, such as Lao động tiên tiến.
Result<PaperData> certificate_data(Workspace& workspace, const Record& award);

/// A nomination as the achievement report of whom it is for.
PaperData achievement_data(Workspace& workspace, const Record& nomination);
/// Whether that is a collective, as the law counts.
bool is_of_collective(Workspace& workspace, const Record& nomination);
PaperData role_model_data(Workspace& workspace, const Record& model);
PaperData inspection_data(Workspace& workspace, const Record& inspection);
PaperData notice_data(Workspace& workspace, const Record& notice);
/// The round's nominations as they are posted for opinions: without what is nobody's business.
PaperData posting_data(Workspace& workspace, const Record& round);

PaperData minutes_data(Workspace& workspace, const Record& session);
PaperData count_data(Workspace& workspace, const Record& session);
PaperData ballot_data(Workspace& workspace, const Record& session);

/// Both with the middle of the paper already built, as "report_body" (and "figures_annex").
PaperData consolidation_data(Workspace& workspace, const Consolidation& consolidation);
PaperData review_data(Workspace& workspace, const MovementReview& review,
                      const std::optional<RecordId>& movement);

}  // namespace thidua
