#include "client/app/upward_reports.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/app/editing.h"
#include "client/app/periods.h"
#include "client/app/record_register.h"
#include "client/app/units.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/ids.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

std::vector<Record> dispatches_of(RecordQuery& query, const RecordId& period) {
    std::vector<Record> sent;
    for (Record& record : query.list({.type = record_types::dispatch}))
        if (id_or_none(record.fields, "period") == period) sent.push_back(std::move(record));
    return sent;
}

bool is_to(const Record& dispatch, const Recipient& recipient) {
    const RecordId to = id_or_none(dispatch.fields, "to");
    return to.is_nil() ? text_or_empty(dispatch.fields, "to_name") == recipient.code
                       : to == recipient.unit;
}

void note_dispatch(const Record& dispatch, Recipient& recipient) {
    const std::string state = text_or_empty(dispatch.fields, "state");
    recipient.dispatch = dispatch.id;
    recipient.number = text_or_empty(dispatch.fields, "number");
    recipient.sent_on = date_or_none(dispatch.fields, "sent_on");
    recipient.reason = state == "returned" ? text_or_empty(dispatch.fields, "reason") : "";
    if (state != "draft")
        recipient.standing = from_text<RecipientStanding>(state).value_or(recipient.standing);
}

Recipient named(Workspace& workspace, const std::string& code) {
    Recipient recipient{.code = code, .name = code, .reason = {}};
    const RecordId id = unit_id(code);
    if (const auto unit = workspace.units().find(id)) {
        recipient.unit = id;
        recipient.name = unit->name;
    }
    return recipient;
}

std::vector<Recipient> of_obligation(Workspace& workspace, const Period& period) {
    std::vector<Recipient> recipients;
    const auto record = RecordQuery{workspace.store()}.find(period.obligation);
    if (!record) return recipients;
    for (const std::string& code : view_of<Obligation>(*record).recipients)
        recipients.push_back(named(workspace, code));
    return recipients;
}

}  // namespace

bool UpwardReport::is_done() const {
    return std::ranges::all_of(recipients, [](const Recipient& recipient) {
        return recipient.standing == RecipientStanding::received;
    });
}

Result<UpwardReport> UpwardReports::find(const RecordId& id) {
    const auto period = workspace_.periods().find(id);
    if (!period) return period.error();
    UpwardReport report{.period = id,
                        .period_name = display_name(period->period),
                        .recipients = of_obligation(workspace_, period->period)};
    RecordQuery query{workspace_.store()};
    for (const Record& dispatch : dispatches_of(query, id)) {
        const auto known = std::ranges::find_if(
            report.recipients, [&](const Recipient& one) { return is_to(dispatch, one); });
        if (known != report.recipients.end()) {
            note_dispatch(dispatch, *known);
            continue;
        }
        const auto unit = workspace_.units().find(id_or_none(dispatch.fields, "to"));
        Recipient beyond =
            named(workspace_, unit ? unit->code : text_or_empty(dispatch.fields, "to_name"));
        note_dispatch(dispatch, beyond);
        report.recipients.push_back(std::move(beyond));
    }
    const Instant now = workspace_.environment().clock.now();
    for (Recipient& recipient : report.recipients)
        if (recipient.standing == RecipientStanding::not_sent && now >= period->due_at)
            recipient.standing = RecipientStanding::overdue;
    return report;
}

Result<std::size_t> UpwardReports::send_to_all(const RecordId& period, const std::string& number,
                                               CivilDate sent_on) {
    const auto report = find(period);
    if (!report) return report.error();
    const RecordRule& rule = *find_record_rule(record_types::dispatch);
    Register dispatches{workspace_, rule};
    std::size_t sent = 0;
    for (const Recipient& recipient : report->recipients) {
        if (!recipient.dispatch.is_nil()) continue;
        Fields fields{{"title", report->period_name},
                      {"period", period},
                      {"to_name", recipient.code},
                      {"number", number},
                      {"sent_on", sent_on}};
        set_value(fields, "to", recipient.unit.is_nil() ? Value{} : Value{recipient.unit});
        const auto made = dispatches.create(fields);
        if (!made) return made.error();
        if (auto step = dispatches.take_step(*made, *find_step(rule, "submit"), {}); !step)
            return step.error();
        ++sent;
    }
    return sent;
}

std::string to_words(RecipientStanding standing) {
    switch (standing) {
        case RecipientStanding::not_sent:
            return tr("not sent");
        case RecipientStanding::sent:
            return tr("sent, not confirmed yet");
        case RecipientStanding::received:
            return tr("received");
        case RecipientStanding::returned:
            return tr("returned");
        case RecipientStanding::overdue:
            return tr("not sent, overdue");
    }
    return {};
}

}  // namespace thidua
