#include "client/app/upward_reports.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/app/attachments.h"
#include "client/app/consolidations.h"
#include "client/app/editing.h"
#include "client/app/periods.h"
#include "client/app/record_register.h"
#include "client/app/units.h"
#include "client/store/record_query.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/model/ids.h"
#include "shared/model/record_types.h"
#include "shared/platform/paths.h"

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
    recipient.is_draft = state == "draft";
    recipient.number = text_or_empty(dispatch.fields, "number");
    recipient.sent_on = date_or_none(dispatch.fields, "sent_on");
    const auto* const taken = std::get_if<Instant>(&find_value(dispatch.fields, "steps/submit/at"));
    if (!recipient.sent_on && taken != nullptr) recipient.sent_on = to_civil_date(*taken);
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

/// What adds up; words of the units stand in the file.
Fields figures_of(const Consolidation& made) {
    Fields fields;
    std::int64_t order = 0;
    for (const Section& section : made.form.sections)
        for (const Field& field : section.fields) {
            const auto figure = std::ranges::find(made.figures, field.key, &Figure::field);
            const auto* value =
                figure == made.figures.end() ? nullptr : std::get_if<Decimal>(&figure->value);
            if (value == nullptr) continue;
            const std::string below = "figures/" + field.key + "/";
            set_value(fields, below + "label", field.label.shown());
            set_value(fields, below + "value", *value);
            set_value(fields, below + "order", ++order);
            const bool adds_up =
                figure->by == ConsolidationKind::sum || figure->by == ConsolidationKind::count;
            if (adds_up) set_value(fields, below + "adds_up", true);
            const std::string measure = field.unit_label.shown();
            if (!measure.empty()) set_value(fields, below + "measure", measure);
        }
    if (made.frozen) set_value(fields, "seal_code", made.frozen->seal_code);
    return fields;
}

Result<Consolidation> frozen_of(Workspace& workspace, const RecordId& period,
                                const RecordId& asked) {
    Consolidations consolidations{workspace};
    if (!asked.is_nil()) return consolidations.find(asked);
    const auto newest_first = consolidations.list(period);
    if (!newest_first.empty()) return consolidations.find(newest_first.front().id);
    return failure(ErrorCode::wrong_state,
                   tr("No consolidation of this period is frozen yet; freeze one, then prepare the "
                      "report."));
}

/// The Office's own words, as far as they fit into one edit; the file has them all.
void add_own_words(const Consolidation& made, Fields& fields) {
    constexpr std::size_t bytes_max = limits::edit_bytes_max / 2;
    std::size_t bytes = 0;
    std::int64_t order = 0;
    for (const OwnText& text : made.texts) {
        bytes += text.words.size();
        if (bytes > bytes_max) return;
        const Section* const section = find_section(made.form, text.section);
        const std::string below = "texts/" + text.section + "/";
        set_value(fields, below + "label", section ? section->title.shown() : text.section);
        set_value(fields, below + "words", text.words);
        set_value(fields, below + "order", ++order);
    }
}

/// A file in a folder of its own inside the device's, where nobody else reads; gone with it.
class ReportFile {
public:
    ReportFile(Workspace& workspace, const std::string& name)
        : folder_{workspace.folder() / path_from_utf8("report-" + name)} {
        // Where that fails, writing the file says so.
        std::error_code ignored;
        std::filesystem::create_directories(folder_, ignored);
    }
    ~ReportFile() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    ReportFile(const ReportFile&) = delete;
    ReportFile& operator=(const ReportFile&) = delete;
    [[nodiscard]] std::filesystem::path path() const { return folder_ / "bao-cao.docx"; }

private:
    std::filesystem::path folder_;
};

}  // namespace

std::vector<Recipient> recipients_of(Workspace& workspace, const Period& period,
                                     const std::vector<Record>& dispatches) {
    std::vector<Recipient> recipients = of_obligation(workspace, period);
    for (const Record& dispatch : dispatches) {
        const auto known = std::ranges::find_if(
            recipients, [&](const Recipient& one) { return is_to(dispatch, one); });
        if (known != recipients.end()) {
            note_dispatch(dispatch, *known);
            continue;
        }
        const auto unit = workspace.units().find(id_or_none(dispatch.fields, "to"));
        Recipient beyond =
            named(workspace, unit ? unit->code : text_or_empty(dispatch.fields, "to_name"));
        note_dispatch(dispatch, beyond);
        recipients.push_back(std::move(beyond));
    }
    return recipients;
}

bool UpwardReport::is_done() const {
    return std::ranges::all_of(recipients, [](const Recipient& recipient) {
        return recipient.standing == RecipientStanding::received;
    });
}

Result<UpwardReport> UpwardReports::find(const RecordId& id) {
    const auto period = workspace_.periods().find(id);
    if (!period) return period.error();
    RecordQuery query{workspace_.store()};
    UpwardReport report{
        .period = id,
        .period_name = display_name(period->period),
        .recipients = recipients_of(workspace_, period->period, dispatches_of(query, id))};
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
    const Fields sending{{"number", number}, {"sent_on", sent_on}};
    std::size_t sent = 0;
    for (const Recipient& recipient : report->recipients) {
        if (!recipient.dispatch.is_nil() && !recipient.is_draft) continue;
        RecordId id = recipient.dispatch;
        if (recipient.is_draft) {
            const auto draft = dispatches.find(id);
            if (!draft) return draft.error();
            Fields seen;
            for (const auto& [path, value] : sending)
                set_value(seen, path, find_value(draft->record.fields, path));
            if (auto set = dispatches.change(id, seen, sending); !set) return set.error();
        } else {
            Fields fields = head_of(*report, recipient);
            fields.insert(sending.begin(), sending.end());
            const auto made = dispatches.create(fields);
            if (!made) return made.error();
            id = *made;
        }
        if (auto step = dispatches.take_step(id, *find_step(rule, "submit"), {}); !step)
            return step.error();
        ++sent;
    }
    return sent;
}

Fields UpwardReports::head_of(const UpwardReport& report, const Recipient& recipient) const {
    Fields fields{
        {"title", report.period_name}, {"period", report.period}, {"to_name", recipient.code}};
    if (!recipient.unit.is_nil()) fields.emplace("to", recipient.unit);
    return fields;
}

Result<std::size_t> UpwardReports::prepare(
    const RecordId& period, const RecordId& frozen, const std::filesystem::path& file,
    const std::optional<std::filesystem::path>& own_template) {
    const auto report = find(period);
    if (!report) return report.error();
    const auto content = frozen_of(workspace_, period, frozen);
    if (!content) return content.error();
    if (content->period != period)
        return failure(ErrorCode::invalid_input, tr("This consolidation is of another period."));
    const ReportFile printed{workspace_, content->frozen->id.text()};
    const auto ready =
        file.empty() ? Consolidations{workspace_}.write(*content, printed.path(), own_template)
                     : Attachments::check_file(file);
    if (!ready) return ready.error();
    const RecordRule& rule = *find_record_rule(record_types::dispatch);
    Register dispatches{workspace_, rule};
    std::size_t prepared = 0;
    for (const Recipient& recipient : report->recipients) {
        if (!recipient.dispatch.is_nil()) continue;
        Fields fields = head_of(*report, recipient);
        fields.merge(figures_of(*content));
        add_own_words(*content, fields);
        const auto made = dispatches.create(fields);
        if (!made) return made.error();
        const auto attached = Attachments{workspace_}.attach(
            rule, *made, file.empty() ? printed.path() : file, "file");
        if (!attached) return attached.error();
        ++prepared;
    }
    return prepared;
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
