#include "client/app/consolidation_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "client/app/json_text.h"
#include "client/app/replaced_file.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

/// Writes a consolidation piece by piece.
class ConsolidationJson {
public:
    explicit ConsolidationJson(const Consolidation& consolidation) : consolidation_{consolidation} {
        for (const UnitStanding& unit : consolidation.status.units)
            codes_[unit.unit] = unit.unit_code;
        for (const IncludedReport& report : consolidation.included)
            reports_[report.report] = &report;
    }

    std::string write() {
        json_.begin_object();
        write_period();
        write_frozen();
        json_.key("figures").begin_list();
        for (const Figure& figure : consolidation_.figures) write_figure(figure);
        json_.end_list();
        write_texts();
        write_units("units", [](const UnitStanding&) { return true; });
        write_units("missing", [](const UnitStanding& unit) {
            return unit.standing.verdict == Verdict::missing ||
                   unit.standing.verdict == Verdict::pending;
        });
        write_units("late", [](const UnitStanding& unit) {
            return unit.standing.verdict == Verdict::late;
        });
        write_reports();
        json_.end_object();
        return json_.take();
    }

private:
    void write_period() {
        json_.member("period", consolidation_.period.text())
            .member("period_name", consolidation_.period_name)
            .member("form", consolidation_.form.key);
        json_.key("form_version").number(consolidation_.form.version);
        json_.member("form_title", consolidation_.form.title.shown())
            .member("due", consolidation_.status.due_words)
            .member("due_date", to_iso(consolidation_.status.due_date))
            .member("due_at", to_iso(consolidation_.status.due_at))
            .member("made_at", to_iso(consolidation_.made_at));
    }

    void write_frozen() {
        json_.key("frozen");
        if (!consolidation_.frozen) return void(json_.null());
        const FrozenHead& head = *consolidation_.frozen;
        json_.begin_object().member("id", head.id.text());
        json_.key("number").number(head.number);
        json_.member("by", head.by)
            .member("at", to_iso(consolidation_.made_at))
            .member("seal", head.seal)
            .member("seal_code", head.seal_code);
        json_.key("former");
        head.former.is_nil() ? json_.null() : json_.text(head.former.text());
        json_.member("note", head.note).end_object();
    }

    void write_figure(const Figure& figure) {
        json_.begin_object().member("field", figure.field);
        if (const Field* const field = find_field(consolidation_.form, figure.field)) {
            json_.member("label", field->label.shown());
            json_.member("unit_label", field->unit_label.shown());
        }
        if (const Section* const section = find_section_of(consolidation_.form, figure.field))
            json_.member("section", section->key);
        json_.member("kind", name_of(figure.by));
        json_.key("value").value(figure.value);
        json_.member("note", figure.note);
        json_.key("parts").begin_list();
        for (const Part& part : figure.parts) write_part(part);
        json_.end_list();
        json_.key("rows").begin_list();
        for (const ConsolidatedRow& row : figure.rows) write_row(row);
        json_.end_list().end_object();
    }

    void write_part(const Part& part) {
        json_.begin_object();
        write_unit(part.unit, part.unit_name);
        json_.member("report", part.report.text());
        json_.key("version").number(static_cast<std::int64_t>(part.version));
        if (const auto report = reports_.find(part.report); report != reports_.end())
            json_.key("rev").number(static_cast<std::int64_t>(report->second->rev.value()));
        json_.key("contribution").value(part.contribution);
        if (part.weight) json_.key("weight").number(*part.weight);
        json_.end_object();
    }

    void write_row(const ConsolidatedRow& row) {
        json_.begin_object();
        write_unit(row.unit, row.unit_name);
        json_.member("report", row.report.text()).member("row", row.row.text());
        json_.key("cells").begin_object();
        for (const auto& [column, value] : row.cells) json_.key(column).value(value);
        json_.end_object().end_object();
    }

    void write_unit(const RecordId& unit, const std::string& name) {
        json_.member("unit", codes_[unit]).member("unit_id", unit.text());
        json_.member("unit_name", name);
    }

    void write_texts() {
        json_.key("texts").begin_list();
        for (const OwnText& text : consolidation_.texts) {
            const Section* const section = find_section(consolidation_.form, text.section);
            json_.begin_object()
                .member("section", text.section)
                .member("title", section ? section->title.shown() : text.section)
                .member("words", text.words);
            json_.key("with_units").truth(text.with_units);
            json_.end_object();
        }
        json_.end_list();
    }

    template <class Wanted>
    void write_units(std::string_view name, Wanted is_wanted) {
        json_.key(name).begin_list();
        for (const UnitStanding& unit : consolidation_.status.units)
            if (is_wanted(unit)) write_standing(unit);
        json_.end_list();
    }

    void write_standing(const UnitStanding& unit) {
        json_.begin_object();
        write_unit(unit.unit, unit.unit_name);
        json_.key("report");
        unit.report ? json_.text(unit.report->text()) : json_.null();
        json_.member("state", unit.state)
            .member("verdict", to_text(unit.standing.verdict))
            .member("evidence", to_text(unit.standing.evidence));
        json_.key("version").number(unit.standing.version);
        write_instant("at", unit.standing.at);
        write_instant("received_at", unit.standing.received_at);
        json_.key("extended_until");
        unit.extended_until ? json_.text(to_iso(*unit.extended_until)) : json_.null();
        json_.member("reason", unit.reason).end_object();
    }

    void write_instant(std::string_view name, const std::optional<Instant>& instant) {
        json_.key(name);
        instant ? json_.text(to_iso(*instant)) : json_.null();
    }

    void write_reports() {
        json_.key("included").begin_list();
        for (const IncludedReport& report : consolidation_.included)
            json_.text(report.report.text());
        json_.end_list();
        json_.key("reports").begin_list();
        for (const IncludedReport& report : consolidation_.included) write_report(report);
        json_.end_list();
        json_.key("not_included").begin_list();
        for (const LeftOut& unit : consolidation_.left_out) json_.text(left_out_words(unit));
        json_.end_list();
        json_.key("left_out").begin_list();
        for (const LeftOut& unit : consolidation_.left_out) write_left_out(unit);
        json_.end_list();
    }

    void write_report(const IncludedReport& report) {
        json_.begin_object()
            .member("unit", codes_[report.unit])
            .member("unit_id", report.unit.text())
            .member("report", report.report.text());
        json_.key("version").number(report.version);
        json_.member("seal", report.seal);
        json_.key("rev").number(static_cast<std::int64_t>(report.rev.value()));
        json_.end_object();
    }

    void write_left_out(const LeftOut& unit) {
        json_.begin_object();
        write_unit(unit.unit, unit.unit_name);
        json_.member("why", to_text(unit.why)).member("reason", unit.reason).end_object();
    }

    const Consolidation& consolidation_;
    std::map<RecordId, std::string> codes_;
    std::map<RecordId, const IncludedReport*> reports_;
    JsonText json_;
};

std::string label_of(const Form& form, const std::string& key) {
    const Field* const field = find_field(form, key);
    return field ? field->label.shown() : key;
}

}  // namespace

std::string consolidation_words(const Form& form, const Field& field) {
    const ConsolidationRule& by = field.consolidation;
    switch (by.kind) {
        case ConsolidationKind::none:
            return {};
        case ConsolidationKind::sum:
            return tr("Sum");
        case ConsolidationKind::weighted_average:
            return fmt::format(fmt::runtime(tr("Average weighted by \"{}\"")),
                               label_of(form, by.weight));
        case ConsolidationKind::minimum:
            return field.kind == FieldKind::date ? tr("Earliest") : tr("Smallest");
        case ConsolidationKind::maximum:
            return field.kind == FieldKind::date ? tr("Latest") : tr("Largest");
        case ConsolidationKind::count:
            return tr("Number of units");
        case ConsolidationKind::text_by_unit:
            return tr("Words by unit");
        case ConsolidationKind::table_rows:
            return tr("Number of rows");
        case ConsolidationKind::ratio_of_sums:
            return fmt::format(fmt::runtime(tr("\"{}\" over \"{}\"")), label_of(form, by.numerator),
                               label_of(form, by.denominator));
    }
    return {};
}

std::string consolidation_json(const Consolidation& consolidation) {
    return ConsolidationJson{consolidation}.write();
}

Result<void> write_consolidation_json(const Consolidation& consolidation,
                                      const std::filesystem::path& file) {
    return write_replaced_file(file, consolidation_json(consolidation));
}

Result<void> write_consolidation(const Consolidation& consolidation,
                                 const std::filesystem::path& file) {
    if (file.extension() == ".json") return write_consolidation_json(consolidation, file);
    if (file.extension() == ".xlsx") return write_consolidation_xlsx(consolidation, file);
    return failure(ErrorCode::invalid_input,
                   tr("A consolidation is written to a file that ends in .json or .xlsx."));
}

}  // namespace thidua
