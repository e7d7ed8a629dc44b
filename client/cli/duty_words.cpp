#include "client/cli/duty_words.h"

namespace thidua::cli {
namespace {

Json recipients_json(const OrganDuty& duty) {
    Json list = Json::list();
    for (const Recipient& recipient : duty.recipients)
        list.push(Json::object()
                      .set("code", recipient.code)
                      .set("name", recipient.name)
                      .set("standing", to_text(recipient.standing))
                      .set("sent_on", recipient.sent_on));
    return list;
}

std::string recipient_codes(const OrganDuty& duty) {
    std::string codes;
    for (const Recipient& recipient : duty.recipients)
        codes += (codes.empty() ? "→ " : ", ") + recipient.code;
    return codes;
}

}  // namespace

Json to_json(const OrganDuty& duty) {
    return Json::object()
        .set("organ", duty.organ_code)
        .set("organ_name", duty.organ_name)
        .set("matter", to_text(duty.matter))
        .set("period", duty.period)
        .set("movement", duty.movement)
        .set("name", duty.name)
        .set("due", duty.due_words)
        .set("due_at", duty.due_at)
        .set("days_left", Json::number(duty.days_left))
        .set("opens", duty.opens)
        .set("rule", duty.rule)
        .set("source", duty.source)
        .set("standing", standing_name(duty))
        .set("standing_words", standing_words(duty))
        .set("overdue_days", Json::number(duty.overdue_days()))
        .set("late_days", Json::number(duty.late_days))
        .set("number", duty.number)
        .set("done_on", duty.done_on)
        .set("recipients", recipients_json(duty));
}

void add_line(TextTable& table, const OrganDuty& duty, bool names_organ) {
    std::vector<std::string> cells;
    if (names_organ) cells.push_back(duty.organ_code);
    cells.insert(cells.end(), {duty.name, duty.due_words, standing_words(duty), duty.number,
                               recipient_codes(duty)});
    table.add(std::move(cells));
}

}  // namespace thidua::cli
