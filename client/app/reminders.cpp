#include "client/app/reminders.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "client/app/periods.h"
#include "client/app/record_register.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

struct Sharpness {
    const char* kind;
    const char* title;  ///< Vietnamese, as all that leaves the organ
    const char* words;
};

/// By how many were sent before.
constexpr std::array<Sharpness, 3> sharpness{{
    {"reminder", "nhắc nộp {period}",
     "{period} của {unit} đến hạn {due}. Đề nghị đơn vị hoàn thành và gửi báo cáo trước ngày "
     "{by}."},
    {"letter", "đôn đốc nộp {period}",
     "Đến nay {unit} chưa gửi {period}, hạn nộp {due}, dù đã được nhắc. Đề nghị đơn vị khẩn trương "
     "gửi báo cáo trước ngày {by} và nêu rõ lý do chậm."},
    {"escalation", "đề nghị người đứng đầu chỉ đạo nộp {period}",
     "{unit} đã được đôn đốc nhiều lần nhưng chưa gửi {period}, hạn nộp {due}. Đề nghị người đứng "
     "đầu đơn vị trực tiếp chỉ đạo, gửi báo cáo trước ngày {by} và chịu trách nhiệm về việc chậm "
     "nộp."},
}};

struct Earlier {
    std::size_t sent = 0;
    bool has_draft = false;
};

Earlier earlier_of(Workspace& workspace, const RecordId& unit, const RecordId& period) {
    Earlier earlier;
    for (const Record& reminder : RecordQuery{workspace.store()}.list(
             {.type = record_types::reminder, .parent = period, .unit = unit})) {
        const bool is_draft = text_or_empty(reminder.fields, "state") == "draft";
        earlier.has_draft = earlier.has_draft || is_draft;
        earlier.sent += is_draft ? 0 : 1;
    }
    return earlier;
}

bool owes_still(const UnitStanding& unit) {
    return unit.standing.verdict == Verdict::missing || unit.standing.verdict == Verdict::pending;
}

/// Empty for words that hold another placeholder.
std::optional<std::string> filled(std::string_view words, const PeriodStatus& period,
                                  const UnitStanding& unit, CivilDate by) {
    const std::map<std::string_view, std::string> values{{"unit", unit.unit_name},
                                                         {"period", period.period_name},
                                                         {"due", period.due_words},
                                                         {"by", to_display(by)}};
    std::string text;
    for (;;) {
        const std::size_t brace = words.find_first_of("{}");
        text += words.substr(0, brace);
        if (brace == std::string_view::npos) return text;
        words.remove_prefix(brace);
        const std::size_t end = words.find('}');
        const auto value = values.find(words.substr(1, end == 0 ? 0 : end - 1));
        if (end == std::string_view::npos || value == values.end()) return std::nullopt;
        text += value->second;
        words.remove_prefix(end + 1);
    }
}

Error other_placeholder() {
    return failure(
        ErrorCode::invalid_input,
        tr("The words of a reminder may hold {unit}, {period}, {due} and {by} in braces, "
           "and nothing else."));
}

Result<DraftedReminder> draft(Workspace& workspace, const ReminderOrder& order,
                              const PeriodStatus& period, const UnitStanding& unit,
                              std::size_t sent_before) {
    const Sharpness& rule = sharpness.at(std::min(sent_before, sharpness.size() - 1));
    const auto title = filled(rule.title, period, unit, order.by);
    const auto body =
        filled(order.words.empty() ? rule.words : order.words, period, unit, order.by);
    if (!title || !body) return other_placeholder();
    Fields fields{{"period", order.period},
                  {"kind", std::string{rule.kind}},
                  {"title", *title},
                  {"body", *body},
                  {"by", order.by}};
    if (&rule == &sharpness.back()) fields["to_person"] = "Người đứng đầu " + unit.unit_name;
    const auto id =
        Register{workspace, *find_record_rule(record_types::reminder)}.create(fields, unit.unit);
    if (!id) return id.error();
    return DraftedReminder{.id = *id,
                           .unit_code = unit.unit_code,
                           .unit_name = unit.unit_name,
                           .kind = rule.kind,
                           .sent_before = sent_before};
}

}  // namespace

Result<std::vector<DraftedReminder>> draft_reminders(Workspace& workspace,
                                                     const ReminderOrder& order) {
    if (const auto found = workspace.periods().find(order.period); !found) return found.error();
    if (order.by < to_civil_date(workspace.environment().clock.now()))
        return failure(ErrorCode::invalid_input,
                       tr("The day by which the report is wanted is over already."));
    std::vector<DraftedReminder> drafted;
    for (const PeriodStatus& period : workspace.periods().deadlines(order.period))
        for (const UnitStanding& unit : period.units) {
            const Earlier earlier = earlier_of(workspace, unit.unit, order.period);
            if (!owes_still(unit) || earlier.has_draft) continue;
            auto one = draft(workspace, order, period, unit, earlier.sent);
            if (!one) return one.error();
            drafted.push_back(*std::move(one));
        }
    return drafted;
}

}  // namespace thidua
