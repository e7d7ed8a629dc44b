#include "client/cli/period_words.h"

#include <fmt/format.h>

#include "client/cli/list_file.h"
#include "client/cli/text_table.h"
#include "shared/base/translate.h"

namespace thidua::cli {
namespace {

std::string_view name_of(PeriodPhase phase) {
    switch (phase) {
        case PeriodPhase::not_open:
            return "not_open";
        case PeriodPhase::open:
            return "open";
        case PeriodPhase::closing:
            return "closing";
        case PeriodPhase::closed:
            return "closed";
    }
    return "";
}

std::size_t expected(const PeriodStatus& status) {
    return status.units.size() - status.count(Verdict::exempt);
}

Json unit_json(const UnitStanding& unit) {
    const Standing& standing = unit.standing;
    return Json::object()
        .set("id", unit.unit)
        .set("unit", unit.unit_code)
        .set("name", unit.unit_name)
        .set("report", unit.report)
        .set("state", unit.state)
        .set("verdict", to_text(standing.verdict))
        .set("evidence", to_text(standing.evidence))
        .set("version", Json::number(standing.version))
        .set("at", standing.at)
        .set("received_at", standing.received_at)
        .set("extended", standing.extended)
        .set("extended_until", unit.extended_until)
        .set("reason", unit.reason);
}

std::string evidence_words(const Standing& standing) {
    if (standing.evidence == EvidenceKind::none) return {};
    return to_display(standing.evidence) + (standing.at ? ' ' + to_display(*standing.at) : "");
}

std::string extension_words(const UnitStanding& unit) {
    std::string words = unit.extended_until ? fmt::format(fmt::runtime(tr("extended until {}")),
                                                          to_display(*unit.extended_until))
                                            : std::string{};
    if (!unit.reason.empty()) words += (words.empty() ? "" : ": ") + unit.reason;
    return words;
}

}  // namespace

namespace {

Json reminder_of(const PeriodView& view) {
    if (!view.reminder) return {};
    return Json::object()
        .set("kind", to_text(view.reminder->kind))
        .set("step", Json::number(view.reminder->step))
        .set("days_left", Json::number(view.reminder->days_left))
        .set("internal", view.is_internal_ahead)
        .set("words", fmt::format("{} ({})", to_words(*view.reminder), view.own_due_words));
}

}  // namespace

Json to_json(const PeriodView& view) {
    const Period& period = view.period;
    Json expected_days = Json::list();
    for (const SpecialDay& day : view.expected_days)
        expected_days.push(Json::object().set("date", day.date).set("name", day.name));
    return Json::object()
        .set("id", view.id)
        .set("name", period.name)
        .set("label", period.label)
        .set("form", period.form_key)
        .set("window_from", period.window_from)
        .set("window_through", period.window_through)
        .set("due_date", period.due_date)
        .set("wording", to_text(period.due_wording))
        .set("due", view.due_words)
        .set("due_at", view.due_at)
        .set("days_left", Json::number(view.days_left))
        .set("phase", name_of(view.phase))
        .set("opens", period.opens)
        .set("internal_due", period.internal_due)
        .set("reminder", reminder_of(view))
        .set("closes", period.closes)
        .set("exceptional", period.exceptional)
        .set("extended_until", view.extended_until)
        .set("return_due", view.return_due)
        .set("exempt", view.exempt)
        .set("report", view.own_report)
        .set("form_known", view.form_known)
        .set("expected_days", expected_days);
}

std::string expected_days_words(const PeriodView& view) {
    std::string days;
    for (const SpecialDay& day : view.expected_days)
        days += fmt::format("{}{} ({})", days.empty() ? "" : ", ", to_display(day.date), day.name);
    return days.empty() ? days : fmt::format(fmt::runtime(tr("not announced yet: {}")), days);
}

std::string days_words(const PeriodView& view) {
    if (view.days_left > 0) return fmt::format(fmt::runtime(tr("{} days left")), view.days_left);
    if (view.days_left == 0) return tr("today is the last day");
    return fmt::format(fmt::runtime(tr("overdue by {} days")), -view.days_left);
}

std::string phase_words(PeriodPhase phase) {
    switch (phase) {
        case PeriodPhase::not_open:
            return tr("not open yet");
        case PeriodPhase::open:
            return tr("open");
        case PeriodPhase::closing:
            return tr("closing");
        case PeriodPhase::closed:
            return tr("closed");
    }
    return {};
}

Json to_json(const Standing& standing) {
    return Json::object()
        .set("verdict", to_text(standing.verdict))
        .set("kind", to_text(standing.evidence))
        .set("version", Json::number(standing.version))
        .set("at", standing.at)
        .set("received_at", standing.received_at)
        .set("extended", standing.extended)
        .set("awaits_decision", standing.awaits_decision);
}

Json to_json(const PeriodStatus& status) {
    Json units = Json::list();
    for (const UnitStanding& unit : status.units) units.push(unit_json(unit));
    return Json::object()
        .set("id", status.period)
        .set("name", status.period_name)
        .set("form", status.form_key)
        .set("due_date", status.due_date)
        .set("due_at", status.due_at)
        .set("due", status.due_words)
        .set("expected", Json::number(expected(status)))
        .set("on_time", Json::number(status.count(Verdict::on_time)))
        .set("late", Json::number(status.count(Verdict::late)))
        .set("missing", Json::number(status.count(Verdict::missing)))
        .set("pending", Json::number(status.count(Verdict::pending)))
        .set("extended", Json::number(status.extended()))
        .set("exempt", Json::number(status.count(Verdict::exempt)))
        .set("units", units);
}

namespace {

std::string counts_words(const PeriodStatus& status) {
    return fmt::format(
        fmt::runtime(tr("{} units expected: {} on time, {} late, {} missing, {} still have time, "
                        "{} extended, {} exempt")),
        expected(status), status.count(Verdict::on_time), status.count(Verdict::late),
        status.count(Verdict::missing), status.count(Verdict::pending), status.extended(),
        status.count(Verdict::exempt));
}

}  // namespace

std::string status_text(const PeriodStatus& status) {
    TextTable table{2};
    for (const UnitStanding& unit : status.units)
        table.add({unit.unit_code, unit.unit_name, to_display(unit.standing.verdict),
                   evidence_words(unit.standing), extension_words(unit)});
    return fmt::format("{} ({})\n  {}\n", status.period_name, status.due_words,
                       counts_words(status)) +
           table.text();
}

std::vector<ListTable> status_tables(const std::vector<PeriodStatus>& statuses) {
    const ListTable blank{
        .title = tr("Who submitted"),
        .heads = {tr("Code"), tr("Unit"), tr("Standing"), tr("Version"), tr("Evidence"),
                  tr("Time of it"), tr("Received"), tr("Extended until"), tr("Reason")}};
    std::vector<ListTable> tables;
    for (const PeriodStatus& status : statuses) {
        ListTable& table = tables.emplace_back(blank);
        table.title = fmt::format("{} ({})", status.period_name, status.due_words);
        table.remark = counts_words(status);
        for (const UnitStanding& unit : status.units) {
            const Standing& standing = unit.standing;
            table.rows.push_back(
                {unit.unit_code, unit.unit_name, to_display(standing.verdict),
                 standing.version > 0 ? Value{std::int64_t{standing.version}} : Value{},
                 to_display(standing.evidence), cell_of(standing.at), cell_of(standing.received_at),
                 unit.extended_until ? Value{*unit.extended_until} : Value{}, unit.reason});
        }
    }
    if (tables.empty()) tables.push_back(blank);
    return tables;
}

}  // namespace thidua::cli
