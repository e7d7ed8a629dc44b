#include "client/app/consolidation_ledger.h"

#include <algorithm>
#include <tuple>

#include "client/app/accepted_reports.h"
#include "client/app/frozen_store.h"
#include "client/app/ledger_balances.h"
#include "client/app/ledger_events.h"
#include "client/app/periods.h"
#include "client/store/record_query.h"
#include "client/store/view_snapshot.h"
#include "shared/base/translate.h"
#include "shared/model/extension.h"
#include "shared/model/ids.h"
#include "shared/model/report.h"
#include "shared/record/requests.h"
#include "shared/record/workflow.h"

namespace thidua {
namespace {

/// One unit while its events are told.
struct UnitLine {
    RecordId unit;
    std::string code;
    std::string name;
    RecordId report_id;
    std::optional<Report> report;  ///< as it stands now
    std::int64_t version = 0;      ///< in the frozen figures; 0: the unit is not in them
    bool is_excluded = false;
    std::string seal = {};  ///< of the version that is in the figures by then
    std::map<FieldPath, Correction> corrections = {};  ///< as they are by then
};

/// An event of a unit before it is told.
struct Event {
    enum class Of { report, extension, exemption, correction, own_text };
    HistoryEntry entry;
    std::size_t line = 0;
    Of of = Of::report;
    std::int64_t version = 0;  ///< of the report, last submitted by then
    std::string seal = {};     ///< of that version
    std::optional<Correction> correction = {};
    std::string section = {};  ///< of an own text, which is no unit's: its line means nothing
};

std::string text_in(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr ? *text : std::string{};
}

LedgerKind kind_of_step(const HistoryEntry::Change& state) {
    const std::string now = text_in(state.after);
    if (now == "submitted") return LedgerKind::submitted;
    if (now == "accepted") return LedgerKind::accepted;
    if (now == "draft") return LedgerKind::withdrawn;
    return text_in(state.before) == "accepted" ? LedgerKind::reopened : LedgerKind::returned;
}

/// The report's events with the version that was the last one submitted by then.
std::vector<Event> numbered(std::vector<HistoryEntry> entries, std::size_t line) {
    std::vector<Event> events;
    std::int64_t version = 0;
    std::string seal;
    for (HistoryEntry& entry : entries) {
        if (const auto* change = find_change(entry, "version"))
            if (const auto* number = std::get_if<std::int64_t>(&change->after)) version = *number;
        if (const auto* change = find_change(entry, "seal")) seal = text_in(change->after);
        events.push_back({std::move(entry), line, Event::Of::report, version, seal});
    }
    return events;
}

/// In the order of the server's log; what it has not answered yet comes last.
void sort_by_log(std::vector<Event>& events) {
    std::vector<std::tuple<bool, Sequence, EditNumber, std::size_t>> order;
    for (std::size_t at = 0; at < events.size(); ++at) {
        const HistoryEntry& entry = events[at].entry;
        order.emplace_back(entry.seq == Sequence{}, entry.seq, entry.number, at);
    }
    std::ranges::sort(order);
    std::vector<Event> sorted;
    for (const auto& place : order) sorted.push_back(std::move(events[std::get<3>(place)]));
    events = std::move(sorted);
}

bool is_clearing(const FieldPath& path) {
    return path.starts_with(clear_request_prefix);
}

bool is_request(const FieldPath& path) {
    return !path.starts_with("answers/");
}

/// A request that goes because it was let in, or because another one took its place.
bool is_withdrawn_request(const HistoryEntry& entry, const HistoryEntry::Change& change) {
    return is_request(change.path) &&
           (find_change(entry, "state") != nullptr || is_null(change.after));
}

/// A request that goes although nothing was let in and nothing else is asked instead.
bool is_dropped_request(const HistoryEntry& entry, const HistoryEntry::Change& change) {
    if (!is_request(change.path) || !is_null(change.after) ||
        find_change(entry, "state") != nullptr)
        return false;
    const auto field = requested_field(change.path);
    return std::ranges::none_of(entry.changes, [&](const HistoryEntry::Change& other) {
        return !is_null(other.after) && requested_field(other.path) == field;
    });
}

/// Tells the events one after another and keeps two balances: what is accepted, and what would be
/// if every change were.
class LedgerWriter {
public:
    LedgerWriter(Workspace& workspace, FrozenContent content)
        : workspace_{workspace},
          query_{workspace.store()},
          content_{std::move(content)},
          accepted_{content_.made.form},
          expected_{content_.made.form} {}

    ConsolidationLedger write() {
        add_lines();
        const std::vector<Event> events = gather_events();
        open_balances();
        for (const Event& event : events) tell(event);
        ledger_.totals = accepted_.against(content_.made.figures);
        ledger_.frozen = content_.made;
        return std::move(ledger_);
    }

private:
    [[nodiscard]] const Consolidation& made() const { return content_.made; }

    /// The units of then, and those of now that were not there.
    void add_lines() {
        for (const UnitStanding& unit : made().status.units) add_line(unit);
        for (const PeriodStatus& status : workspace_.periods().deadlines(made().period))
            for (const UnitStanding& unit : status.units)
                if (std::ranges::find(lines_, unit.unit, &UnitLine::unit) == lines_.end())
                    add_line(unit);
    }

    void add_line(const UnitStanding& unit) {
        UnitLine line{.unit = unit.unit,
                      .code = unit.unit_code,
                      .name = unit.unit_name,
                      .report_id = report_id(made().period, unit.unit)};
        if (const auto record = query_.find(line.report_id)) line.report = view_of<Report>(*record);
        const auto in = std::ranges::find(made().included, unit.unit, &IncludedReport::unit);
        if (in != made().included.end()) line.version = in->version;
        const auto out = std::ranges::find(made().left_out, unit.unit, &LeftOut::unit);
        line.is_excluded = out != made().left_out.end() && out->why == WhyLeftOut::excluded;
        lines_.push_back(std::move(line));
    }

    void open_balances() {
        for (const IncludedReport& report : made().included) {
            const auto line = std::ranges::find(lines_, report.unit, &UnitLine::unit);
            line->seal = report.seal;
            if (const auto sealed = sealed_version(*line, report.version, report.seal)) {
                accepted_.put(report.unit, *sealed);
                expected_.put(report.unit, *sealed);
            } else {
                ledger_.units_without_content.push_back(line->name);
            }
        }
    }

    std::optional<UnitAnswers> sealed_version(const UnitLine& line, std::int64_t version,
                                              const std::string& seal) {
        auto sealed = find_sealed(query_, line.report_id, version, seal);
        if (!sealed) return std::nullopt;
        sealed->answers.unit_name = line.name;
        Fields& answers = sealed->answers.answers;
        for (const auto& [path, correction] : line.corrections)
            if (correction.holds_for(version))
                set_value(answers, path,
                          corrected_value(find_value(answers, path), correction.value));
        return with_computed(made().form, std::move(sealed->answers));
    }

    std::vector<Event> gather_events() {
        std::vector<Event> events;
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            UnitEvents found =
                events_of(workspace_, made().period, lines_[at].unit, lines_[at].version);
            for (Event& event : numbered(std::move(found.report), at))
                events.push_back(std::move(event));
            for (HistoryEntry& entry : found.extension)
                events.push_back({std::move(entry), at, Event::Of::extension});
            for (HistoryEntry& entry : found.exemption)
                events.push_back({std::move(entry), at, Event::Of::exemption});
            for (CorrectionEvent& found_one : found.corrections)
                add_correction(at, std::move(found_one), events);
        }
        std::erase_if(events, [this](const Event& event) {
            return content_.seen[lines_[event.line].unit].contains(event.entry.edit);
        });
        add_own_texts(events);
        sort_by_log(events);
        return events;
    }

    void add_own_texts(std::vector<Event>& events) {
        for (OwnTextEvent& found : OwnTexts{workspace_}.events(made().period, made().form))
            if (!content_.seen_texts[found.section].contains(found.entry.edit))
                events.push_back({.entry = std::move(found.entry),
                                  .of = Event::Of::own_text,
                                  .section = std::move(found.section)});
    }

    /// One that the figures were frozen with stands from the beginning.
    void add_correction(std::size_t at, CorrectionEvent found, std::vector<Event>& events) {
        UnitLine& line = lines_[at];
        const bool is_seen = content_.seen[line.unit].contains(found.entry.edit);
        if (is_seen) line.corrections[found.after.path] = found.after;
        events.push_back({.entry = std::move(found.entry),
                          .line = at,
                          .of = Event::Of::correction,
                          .version = found.after.of_version,
                          .correction = std::move(found.after)});
    }

    void tell(const Event& event) {
        if (event.of == Event::Of::own_text) return tell_own_text(event);
        if (event.of == Event::Of::correction) return tell_correction(event);
        if (event.of != Event::Of::report) return tell_allowance(event);
        if (const auto* state = find_change(event.entry, "state"))
            tell_step(event, kind_of_step(*state));
        for (const HistoryEntry::Change& change : event.entry.changes)
            if (!change.is_beside && is_of_answer(change.path)) tell_change(event, change);
    }

    /// Who did it and when, of whatever it is about.
    static LedgerEntry begin_plain(const Event& event, LedgerKind kind) {
        return {.kind = kind,
                .edit = event.entry.edit,
                .author = event.entry.author,
                .device_name = event.entry.device_name,
                .device_time = event.entry.device_time,
                .server_time = event.entry.server_time,
                .seq = event.entry.seq,
                .version = event.version,
                .reason = event.entry.reason};
    }

    LedgerEntry begin(const Event& event, LedgerKind kind) const {
        const UnitLine& line = lines_[event.line];
        LedgerEntry entry = begin_plain(event, kind);
        entry.unit = line.unit;
        entry.unit_code = line.code;
        entry.unit_name = line.name;
        entry.came_later = line.version == 0 && !line.is_excluded;
        entry.is_excluded = line.is_excluded;
        const bool is_of_report =
            event.of == Event::Of::report || event.of == Event::Of::correction;
        if (is_of_report) entry.report = line.report_id;
        return entry;
    }

    void tell_own_text(const Event& event) {
        const Section* const section = find_section(made().form, event.section);
        for (const HistoryEntry::Change& change : event.entry.changes) {
            if (change.is_beside || (change.path != "words" && change.path != "with_units"))
                continue;
            LedgerEntry entry = begin_plain(event, LedgerKind::reworded);
            entry.unit_name = tr("The Office");
            entry.path = "texts/" + event.section + "/" + change.path;
            entry.label = section ? section->title.shown() : event.section;
            entry.before = change.before;
            entry.after = change.after;
            entry.is_in_force = true;
            ledger_.entries.push_back(std::move(entry));
        }
    }

    void tell_allowance(const Event& event) {
        const bool is_extension = event.of == Event::Of::extension;
        const RecordId unit = lines_[event.line].unit;
        LedgerEntry entry =
            begin(event, is_extension ? LedgerKind::extended : LedgerKind::exempted);
        const auto record = query_.find(is_extension ? extension_id(made().period, unit)
                                                     : exemption_id(made().period, unit));
        const auto value_at = [&](std::string_view path) {
            if (const auto* change = find_change(event.entry, path)) return change->after;
            return record ? find_value(record->fields, path) : Value{};
        };
        entry.reason = text_in(value_at("reason"));
        const Value until = value_at("until");
        if (const auto* date = std::get_if<CivilDate>(&until)) entry.until = *date;
        ledger_.entries.push_back(std::move(entry));
    }

    void tell_correction(const Event& event) {
        UnitLine& line = lines_[event.line];
        const FieldPath& path = event.correction->path;
        line.corrections[path] = *event.correction;
        const UnitAnswers* const known = accepted_.find(line.unit);
        const std::int64_t version = event.correction->of_version;
        if (known == nullptr || static_cast<std::int64_t>(known->version) != version) return;
        const auto now = sealed_version(line, version, line.seal);
        if (!now) return;
        LedgerEntry entry = begin(
            event, event.correction->is_undone ? LedgerKind::restored : LedgerKind::corrected);
        entry.path = path;
        entry.label = answer_label(made().form, path);
        entry.before = find_value(known->answers, path);
        entry.after = find_value(now->answers, path);
        if (entry.before == entry.after) return;
        entry.reason = event.correction->is_undone ? std::string{} : event.correction->reason;
        entry.standing = LedgerStanding::accepted;
        entry.is_in_force = true;
        entry.figures = accepted_.effects_of(line.unit, path, entry.after);
        accepted_.put(line.unit, path, entry.after);
        // What the unit has changed or asked for since stays what is expected.
        const UnitAnswers* const expected = expected_.find(line.unit);
        if (expected != nullptr && find_value(expected->answers, path) == entry.before)
            expected_.put(line.unit, path, entry.after);
        ledger_.entries.push_back(std::move(entry));
    }

    void tell_step(const Event& event, LedgerKind kind) {
        UnitLine& line = lines_[event.line];
        LedgerEntry entry = begin(event, kind);
        entry.standing = standing_of(line, event.version);
        if (!line.is_excluded) {
            if (kind == LedgerKind::submitted)
                foresee(entry, line, event);
            else
                take_effect(entry, line, event);
        }
        ledger_.entries.push_back(std::move(entry));
    }

    /// Of a unit that was not in the figures: what its report will add once it is accepted.
    void foresee(LedgerEntry& entry, const UnitLine& line, const Event& event) {
        if (line.version > 0) return;
        if (const auto sealed = sealed_version(line, event.version, event.seal))
            entry.figures = expected_.effects_of(line.unit, &*sealed);
    }

    void take_effect(LedgerEntry& entry, UnitLine& line, const Event& event) {
        std::optional<UnitAnswers> sealed;
        line.seal = event.seal;
        if (entry.kind == LedgerKind::accepted)
            sealed = sealed_version(line, event.version, event.seal);
        // Its submission is older than this device's history.
        if (entry.kind == LedgerKind::accepted && event.version == 0 && line.report) {
            entry.version = line.report->version;
            line.seal = line.report->seal;
            sealed = sealed_version(line, line.report->version, line.report->seal);
        }
        entry.is_in_force = true;
        entry.figures = accepted_.effects_of(line.unit, sealed ? &*sealed : nullptr);
        if (!sealed) return accepted_.remove(line.unit);
        accepted_.put(line.unit, *sealed);
        expected_.put(line.unit, *sealed);
    }

    void tell_change(const Event& event, const HistoryEntry::Change& change) {
        const UnitLine& line = lines_[event.line];
        const UnitAnswers* const known = expected_.find(line.unit);
        if (known == nullptr) return;
        if (is_dropped_request(event.entry, change)) return tell_dropped(event, change);
        if (is_withdrawn_request(event.entry, change)) return;
        const FieldPath path = change.path.substr(change.path.find("answers/"));
        const Value after = is_clearing(change.path) ? Value{} : change.after;
        const Value before = find_value(known->answers, path);
        if (before == after) return;  // told when it was requested
        const bool asks = is_request(change.path);
        LedgerEntry entry = begin(event, asks ? LedgerKind::requested : LedgerKind::changed);
        entry.path = path;
        entry.label = answer_label(made().form, path);
        entry.before = asks ? before : change.before;
        entry.after = after;
        entry.version = event.version + 1;
        entry.standing = asks ? LedgerStanding::requested : standing_of(line, entry.version);
        entry.figures = expected_.effects_of(line.unit, path, after);
        expected_.put(line.unit, path, after);
        if (!entry.figures.empty()) ledger_.entries.push_back(std::move(entry));
    }

    void tell_dropped(const Event& event, const HistoryEntry::Change& change) {
        const RecordId unit = lines_[event.line].unit;
        const UnitAnswers* const accepted = accepted_.find(unit);
        if (accepted == nullptr) return;
        const FieldPath path = requested_field(change.path).value_or(change.path);
        const bool is_declined = event.entry.step == "decline";
        LedgerEntry entry =
            begin(event, is_declined ? LedgerKind::declined : LedgerKind::taken_back);
        entry.path = path;
        entry.label = answer_label(made().form, path);
        entry.before = find_value(expected_.find(unit)->answers, path);
        entry.after = find_value(accepted->answers, path);
        if (entry.before == entry.after) return;
        entry.standing = LedgerStanding::accepted;
        entry.figures = expected_.effects_of(unit, path, entry.after);
        expected_.put(unit, path, entry.after);
        if (!entry.figures.empty()) ledger_.entries.push_back(std::move(entry));
    }

    static LedgerStanding standing_of(const UnitLine& line, std::int64_t version) {
        if (!line.report || line.report->version < version) return LedgerStanding::draft;
        const ReportState state = line.report->state;
        if (state == ReportState::accepted) return LedgerStanding::accepted;
        return state == ReportState::draft ? LedgerStanding::draft : LedgerStanding::submitted;
    }

    Workspace& workspace_;
    RecordQuery query_;
    FrozenContent content_;
    LedgerBalance accepted_;  ///< as steps have left it
    LedgerBalance expected_;  ///< with every change taken in
    std::vector<UnitLine> lines_;
    ConsolidationLedger ledger_;
};

}  // namespace

Result<ConsolidationLedger> Consolidations::ledger(const RecordId& frozen) {
    const ViewSnapshot one_state{workspace_.store()};
    auto content = read_frozen(workspace_, frozen);
    if (!content) return content.error();
    return LedgerWriter{workspace_, *std::move(content)}.write();
}

}  // namespace thidua
