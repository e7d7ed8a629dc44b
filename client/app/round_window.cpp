#include "client/app/round_window.h"

#include <fmt/format.h>

#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/calendar/holidays.h"
#include "shared/model/record_types.h"
#include "shared/record/change_record.h"

namespace thidua {
namespace {

std::optional<Record> round_of_nomination(Workspace& workspace, const Record& nomination) {
    auto round = RecordQuery{workspace.store()}.find(id_or_none(nomination.fields, "round"));
    if (round && round->type == record_types::award_round) return round;
    return std::nullopt;
}

std::string title_of(const Record& round) {
    return text_or_empty(round.fields, "title");
}

Result<void> check_days(const Record& round, Instant handed_in) {
    const auto opens = date_or_none(round.fields, "opens_on");
    const auto closes = date_or_none(round.fields, "closes_on");
    const bool is_early = opens && handed_in < to_start_of_day(*opens);
    const bool is_late = closes && handed_in >= to_start_of_day(plus_days(*closes, 1));
    if (!is_early && !is_late) return {};
    const auto shown = [](const std::optional<CivilDate>& day) {
        return day ? to_display(*day) : std::string{"…"};
    };
    const std::string words = fmt::format(
        fmt::runtime(tr("The round \"{}\" takes nominations from {} through {}; this one is "
                        "handed in at {}.")),
        title_of(round), shown(opens), shown(closes), to_display(handed_in));
    return failure(
        ErrorCode::wrong_state,
        words + ' ' +
            (is_late ? tr("The Office gives more time with \"thidua award-round set ID "
                          "closes_on=DATE\".")
                     : tr("Hand it in from that day on, or the Office moves the first day with "
                          "\"thidua award-round set ID opens_on=DATE\".")));
}

}  // namespace

HandingIn handing_in_of(Workspace& workspace, const Record& nomination) {
    HandingIn handed;
    const auto* const at = std::get_if<Instant>(&find_value(nomination.fields, "steps/submit/at"));
    if (at != nullptr) handed.by_device = *at;
    // What was handed in again without a line has no other time yet, though an earlier version has.
    for (const Record& record :
         RecordQuery{workspace.store()}.list({.type = change_type, .parent = nomination.id})) {
        const ChangeRecord change = change_from(record.fields);
        if (change.step == "submit" && handed.by_device == change.device_time)
            handed.at_server = change.at;
    }
    return handed;
}

Result<void> check_round_takes(Workspace& workspace, const Record& nomination, Instant handed_in) {
    const auto round = round_of_nomination(workspace, nomination);
    if (!round) return {};
    const std::string state = text_or_empty(round->fields, "state");
    if (state == "draft")
        return failure(ErrorCode::wrong_state,
                       fmt::format(fmt::runtime(tr("The round \"{}\" is not opened yet; the "
                                                   "Office opens it.")),
                                   title_of(*round)));
    if (auto days = check_days(*round, handed_in); !days) return days;
    if (state != "closed") return {};
    return failure(ErrorCode::wrong_state,
                   fmt::format(fmt::runtime(tr("The round \"{}\" is closed; the Office reopens it "
                                               "with \"thidua award-round reopen ID --reason "
                                               "TEXT\".")),
                               title_of(*round)));
}

Result<void> check_handed_in_time(Workspace& workspace, const Record& nomination) {
    const auto round = round_of_nomination(workspace, nomination);
    const auto handed = handing_in_of(workspace, nomination).by_device;
    return round && handed ? check_days(*round, *handed) : Result<void>{};
}

}  // namespace thidua
