#include "client/app/frozen_content.h"

#include <algorithm>

#include "client/app/frozen_figures.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/forms/form_reader.h"
#include "shared/model/period_standing.h"
#include "shared/model/typed_record.h"
#include "shared/record/record_size.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

/// One unit's line. Kept under permanent names; enumerations as their texts.
struct FrozenUnit {
    std::int64_t place = 0;  ///< in the organ's order
    std::string code;
    std::string name;
    RecordId report;
    std::string state;
    std::string verdict;
    std::string evidence;
    std::int64_t evidence_version = 0;
    std::optional<Instant> at;
    std::optional<Instant> received_at;
    bool extended = false;
    bool awaits_decision = false;
    std::optional<CivilDate> extended_until;
    std::string reason;
    std::int64_t version = 0;  ///< in the figures; 0: it is not
    std::string seal;
    std::int64_t rev = 0;
    std::string why_left_out;
    std::string left_out_reason;
    std::set<RecordId> seen;
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<FrozenUnit> auto& unit) {
    visit("place", unit.place);
    visit("code", unit.code);
    visit("name", unit.name);
    visit("report", unit.report);
    visit("state", unit.state);
    visit("verdict", unit.verdict);
    visit("evidence", unit.evidence);
    visit("evidence_version", unit.evidence_version);
    visit("at", unit.at);
    visit("received_at", unit.received_at);
    visit("extended", unit.extended);
    visit("extended_until", unit.extended_until);
    visit("reason", unit.reason);
    visit("version", unit.version);
    visit("seal", unit.seal);
    visit("rev", unit.rev);
    visit("why_left_out", unit.why_left_out);
    visit("left_out_reason", unit.left_out_reason);
    visit("seen", unit.seen);
    visit("awaits_decision", unit.awaits_decision);
}

struct FrozenForm {
    std::string definition;
    std::int64_t version = 0;
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<FrozenForm> auto& form) {
    visit("definition", form.definition);
    visit("version", form.version);
}

/// The Office's own words on a section; none where they were taken back before.
struct FrozenText {
    std::string words;
    bool with_units = false;
    std::set<RecordId> seen;
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<FrozenText> auto& text) {
    visit("words", text.words);
    visit("with_units", text.with_units);
    visit("seen", text.seen);
}

/// What of the content is read and written as one described object; the figures are apart.
struct Frame {
    Period period;
    FrozenForm form;
    RecordId period_id;
    std::optional<Instant> frozen_at;
    std::optional<Instant> due_at;
    CivilDate due_date{};
    std::map<std::string, FrozenUnit> units;  ///< by id
    std::map<std::string, FrozenText> texts;  ///< by section
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<Frame> auto& frame) {
    visit("period", frame.period);
    visit("form", frame.form);
    visit("period_id", frame.period_id);
    visit("frozen_at", frame.frozen_at);
    visit("due_at", frame.due_at);
    visit("due_date", frame.due_date);
    visit("units", frame.units);
    visit("texts", frame.texts);
}

FrozenUnit line_of(const UnitStanding& unit, std::size_t place) {
    const Standing& standing = unit.standing;
    return {.place = static_cast<std::int64_t>(place),
            .code = unit.unit_code,
            .name = unit.unit_name,
            .report = unit.report.value_or(RecordId{}),
            .state = unit.state,
            .verdict = std::string{to_text(standing.verdict)},
            .evidence = std::string{to_text(standing.evidence)},
            .evidence_version = standing.version,
            .at = standing.at,
            .received_at = standing.received_at,
            .extended = standing.extended,
            .awaits_decision = standing.awaits_decision,
            .extended_until = unit.extended_until,
            .reason = unit.reason};
}

std::map<std::string, FrozenUnit> lines_of(const FrozenContent& content) {
    std::map<std::string, FrozenUnit> lines;
    const Consolidation& made = content.made;
    for (std::size_t at = 0; at < made.status.units.size(); ++at)
        lines[made.status.units[at].unit.text()] = line_of(made.status.units[at], at);
    for (const IncludedReport& report : made.included) {
        FrozenUnit& line = lines[report.unit.text()];
        line.version = report.version;
        line.seal = report.seal;
        line.rev = static_cast<std::int64_t>(report.rev.value());
    }
    for (const LeftOut& unit : made.left_out) {
        lines[unit.unit.text()].why_left_out = to_text(unit.why);
        lines[unit.unit.text()].left_out_reason = unit.reason;
    }
    for (const auto& [unit, edits] : content.seen)
        for (const EditId& edit : edits)
            lines[unit.text()].seen.insert(RecordId{edit.value()});
    return lines;
}

std::map<std::string, FrozenText> texts_of(const FrozenContent& content) {
    std::map<std::string, FrozenText> texts;
    for (const auto& [section, edits] : content.seen_texts)
        for (const EditId& edit : edits) texts[section].seen.insert(RecordId{edit.value()});
    for (const OwnText& text : content.made.texts) {
        texts[text.section].words = text.words;
        texts[text.section].with_units = text.with_units;
    }
    return texts;
}

/// The enumerator whose permanent text it is; the first one for a word of a newer version.
template <class Enum>
Enum enumerator_of(const std::string& text, std::initializer_list<Enum> all) {
    const auto found = std::ranges::find_if(
        all, [&text](Enum value) { return std::string{to_text(value)} == text; });
    return found == all.end() ? *all.begin() : *found;
}

Verdict verdict_of(const std::string& text) {
    using enum Verdict;
    return enumerator_of<Verdict>(text, {pending, missing, on_time, late, exempt});
}

EvidenceKind evidence_of(const std::string& text) {
    using enum EvidenceKind;
    return enumerator_of<EvidenceKind>(text,
                                       {none, received, announced, read_out, carried, claimed});
}

UnitStanding standing_from(const RecordId& id, const FrozenUnit& line) {
    UnitStanding unit{.unit = id,
                      .unit_code = line.code,
                      .unit_name = line.name,
                      .state = line.state,
                      .extended_until = line.extended_until,
                      .reason = line.reason};
    if (!line.report.is_nil()) unit.report = line.report;
    unit.standing.verdict = verdict_of(line.verdict);
    unit.standing.evidence = evidence_of(line.evidence);
    unit.standing.version = line.evidence_version;
    unit.standing.at = line.at;
    unit.standing.received_at = line.received_at;
    unit.standing.extended = line.extended;
    unit.standing.awaits_decision = line.awaits_decision;
    return unit;
}

void add_unit(FrozenContent& content, const RecordId& id, const FrozenUnit& line) {
    Consolidation& made = content.made;
    made.status.units.push_back(standing_from(id, line));
    if (line.version > 0)
        made.included.push_back({id, line.report, line.version, line.seal,
                                 Sequence{static_cast<std::uint64_t>(line.rev)}});
    else
        made.left_out.push_back(
            {id, line.name, from_text<WhyLeftOut>(line.why_left_out).value_or(WhyLeftOut::no_report),
             line.left_out_reason});
    for (const RecordId& edit : line.seen) content.seen[id].insert(EditId{edit.value()});
}

void add_units(FrozenContent& content, const Frame& frame) {
    std::vector<std::pair<RecordId, const FrozenUnit*>> lines;
    for (const auto& [id, line] : frame.units)
        if (const auto unit = RecordId::from_text(id)) lines.emplace_back(*unit, &line);
    std::ranges::sort(lines, {}, [](const auto& line) { return line.second->place; });
    for (const auto& [id, line] : lines) add_unit(content, id, *line);
}

void add_texts(FrozenContent& content, const Frame& frame) {
    for (const auto& [section, text] : frame.texts)
        for (const RecordId& edit : text.seen)
            content.seen_texts[section].insert(EditId{edit.value()});
    for (const Section& section : content.made.form.sections) {
        const auto text = frame.texts.find(section.key);
        if (text == frame.texts.end() || text->second.words.empty()) continue;
        content.made.texts.push_back({section.key, text->second.words, text->second.with_units});
    }
}

}  // namespace

Fields fields_of(const FrozenContent& content) {
    const Consolidation& made = content.made;
    const Frame frame{.period = content.period,
                      .form = {content.form_definition, made.form.version},
                      .period_id = made.period,
                      .frozen_at = made.made_at,
                      .due_at = made.status.due_at,
                      .due_date = made.status.due_date,
                      .units = lines_of(content),
                      .texts = texts_of(content)};
    Fields fields;
    write_fields(fields, frame);
    write_figures(fields, made.figures);
    return fields;
}

Result<FrozenContent> content_from(const Fields& fields) {
    const auto frame = view_of<Frame>(fields);
    auto form = read_form(frame.form.definition);
    if (!form)
        return failure(ErrorCode::damaged, tr("The frozen figures cannot be read on this device."));
    form->version = frame.form.version;
    FrozenContent content{.made = {.period = frame.period_id,
                                   .period_name = display_name(frame.period),
                                   .paper_name = frame.period.name,
                                   .form = *std::move(form),
                                   .made_at = frame.frozen_at.value_or(Instant{})},
                          .period = frame.period,
                          .form_definition = frame.form.definition};
    content.made.status = {.period = frame.period_id,
                           .period_name = content.made.period_name,
                           .form_key = frame.period.form_key,
                           .due_date = frame.due_date,
                           .due_words = due_words(frame.period),
                           .due_at = frame.due_at.value_or(Instant{})};
    add_units(content, frame);
    add_texts(content, frame);
    content.made.figures = read_figures(fields, content.made);
    return content;
}

Hash seal_of_content(const Fields& fields) { return sha256(encode_fields(fields)); }

std::vector<Fields> pages_of(const Fields& fields) {
    // A page's edit also names each path and what was seen there; the head may go with the last.
    constexpr std::size_t page_fields_max = limits::edit_operations_max - 500;
    constexpr std::size_t page_bytes_max = limits::edit_bytes_max / 2;
    constexpr std::size_t operation_bytes = 64;
    std::vector<Fields> pages(1);
    std::size_t bytes = 0;
    for (const auto& [path, value] : fields) {
        const std::size_t adds = encoded_bytes(path, value) + operation_bytes;
        const bool is_full = pages.back().size() == page_fields_max ||
                             (bytes + adds > page_bytes_max && !pages.back().empty());
        if (is_full) {
            pages.emplace_back();
            bytes = 0;
        }
        pages.back().emplace(path, value);
        bytes += adds;
    }
    return pages;
}

}  // namespace thidua
