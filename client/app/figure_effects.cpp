#include "client/app/figure_effects.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/app/consolidation_files.h"
#include "shared/base/translate.h"
#include "shared/forms/figure_feeds.h"
#include "shared/forms/validation.h"

namespace thidua {
namespace {

using ReportAnswers = std::vector<const UnitAnswers*>;

/// Of words that stand in a consolidated text, enough to know them by.
constexpr std::size_t quoted_points_max = 160;

bool is_words(ConsolidationKind kind) {
    return kind == ConsolidationKind::text_by_unit;
}

ReportAnswers joined(ReportAnswers reports, const UnitAnswers* more) {
    if (more != nullptr) reports.push_back(more);
    return reports;
}

std::string figure_words(const Field& field, ConsolidationKind by, const Value& value) {
    const bool is_count = by == ConsolidationKind::count || by == ConsolidationKind::table_rows;
    return is_count ? to_display(value) : display_answer(field, value);
}

FigureEffect effect_from(const Field& field, ConsolidationKind by, Value before, Value after) {
    FigureEffect effect{.field = field.key, .label = field.label.shown(), .by = by};
    effect.before_words = figure_words(field, by, before);
    effect.after_words = figure_words(field, by, after);
    if (by != ConsolidationKind::count) effect.unit_label = field.unit_label.shown();
    effect.before = std::move(before);
    effect.after = std::move(after);
    return effect;
}

/// A cell, or a row as a whole, as it stands in the table of all units.
FigureEffect row_effect(const Field& table, const AnswerChange& change, const AnswerPath& path) {
    const Value& before = find_value(change.before.answers, change.path);
    const Value& after = find_value(change.after.answers, change.path);
    const Field* const column = find_column(table, path.column);
    FigureEffect effect{.field = table.key,
                        .label = table.label.shown(),
                        .by = ConsolidationKind::table_rows,
                        .before = before,
                        .after = after};
    if (column != nullptr) effect.label += " – " + column->label.shown();
    effect.before_words = column != nullptr ? display_answer(*column, before) : to_display(before);
    effect.after_words = column != nullptr ? display_answer(*column, after) : to_display(after);
    return effect;
}

FigureEffect effect_on(const Field& field, const ReportAnswers& others,
                       const AnswerChange& change) {
    const ConsolidationKind by = field.consolidation.kind;
    if (is_words(by)) {
        const FieldPath path = answer_path(field.key);
        return effect_from(field, by, find_value(change.before.answers, path),
                           find_value(change.after.answers, path));
    }
    const auto path = split_answer_path(change.path);
    const bool is_cell = path && path->field == field.key && !path->column.empty();
    if (by == ConsolidationKind::table_rows && is_cell) return row_effect(field, change, *path);
    return effect_from(field, by, consolidate_field(field, joined(others, &change.before)).value,
                       consolidate_field(field, joined(others, &change.after)).value);
}

/// The consolidated fields whose figure is a number or a date.
template <class Use>
void for_each_figure(const Form& form, const Use& use) {
    for (const Section& section : form.sections)
        for (const Field& field : section.fields) {
            const ConsolidationKind by = field.consolidation.kind;
            if (by != ConsolidationKind::none && !is_words(by)) use(field);
        }
}

std::string field_of(const FieldPath& path) {
    const auto split = split_answer_path(path);
    return split ? split->field : std::string{};
}

/// The bytes of the first `points` code points of well-formed UTF-8.
std::string first_points(const std::string& words, std::size_t points) {
    std::size_t at = 0;
    for (; at < words.size(); ++at) {
        const bool begins_a_point = (static_cast<unsigned char>(words[at]) & 0xC0U) != 0x80U;
        if (begins_a_point && points-- == 0) break;
    }
    return words.substr(0, at);
}

std::string quoted(const std::string& words) {
    if (words.empty()) return tr("nothing");
    const std::string start = first_points(words, quoted_points_max);
    return "“" + start + (start.size() < words.size() ? "…" : "") + "”";
}

/// "+3", "-2": how much a number moves; empty for what is no number.
std::string difference(const FigureEffect& effect) {
    const auto* const before = std::get_if<Decimal>(&effect.before);
    const auto* const after = std::get_if<Decimal>(&effect.after);
    if (before == nullptr || after == nullptr) return {};
    const Decimal by = *after - *before;
    const std::string shown = by.display();
    return Decimal{} < by ? " (+" + shown + ")" : " (" + shown + ")";
}

std::string or_nothing(const std::string& words) {
    return words.empty() ? tr("nothing") : words;
}

/// The last of the figures, with what it counts.
std::string with_unit(const std::string& words, const FigureEffect& effect) {
    if (words.empty() || effect.unit_label.empty()) return or_nothing(words);
    return words + ' ' + effect.unit_label;
}

}  // namespace

std::vector<FigureEffect> effects_of_change(const Form& form, const ReportAnswers& others,
                                            const AnswerChange& change) {
    std::vector<FigureEffect> effects;
    for (const Field* field : figures_fed_by(form, field_of(change.path)))
        effects.push_back(effect_on(*field, others, change));
    return effects;
}

std::vector<FigureEffect> own_effects_of_change(const Form& form, const AnswerChange& change) {
    std::vector<FigureEffect> effects = effects_of_change(form, {}, change);
    for (const Field* field : computed_from(form, field_of(change.path))) {
        if (field->consolidation.kind != ConsolidationKind::none) continue;
        const FieldPath path = answer_path(field->key);
        effects.push_back(effect_from(*field, ConsolidationKind::none,
                                      find_value(change.before.answers, path),
                                      find_value(change.after.answers, path)));
    }
    return effects;
}

std::vector<FigureEffect> effects_of_report(const Form& form, const ReportAnswers& others,
                                            const UnitAnswers* before, const UnitAnswers* after) {
    std::vector<FigureEffect> effects;
    for_each_figure(form, [&](const Field& field) {
        FigureEffect effect = effect_from(field, field.consolidation.kind,
                                          consolidate_field(field, joined(others, before)).value,
                                          consolidate_field(field, joined(others, after)).value);
        if (effect.changes()) effects.push_back(std::move(effect));
    });
    return effects;
}

std::vector<FigureEffect> effects_against(const Form& form, const std::vector<Figure>& once,
                                          const ReportAnswers& now) {
    std::vector<FigureEffect> effects;
    for_each_figure(form, [&](const Field& field) {
        const auto known = std::ranges::find(once, field.key, &Figure::field);
        FigureEffect effect = effect_from(field, field.consolidation.kind,
                                          known == once.end() ? Value{} : known->value,
                                          consolidate_field(field, now).value);
        if (effect.changes()) effects.push_back(std::move(effect));
    });
    return effects;
}

Fields with_answer(Fields answers, const FieldPath& path, const Value& value) {
    const auto split = split_answer_path(path);
    if (split && split->row && !split->column.empty() && !is_null(value))
        set_value(answers, row_marker_path(split->field, *split->row), Value{true});
    set_value(answers, path, value);
    return answers;
}

std::string answer_label(const Form& form, const FieldPath& path) {
    const auto split = split_answer_path(path);
    const Field* field = split ? find_field(form, split->field) : nullptr;
    if (field == nullptr) return path;
    const Field* column = split->column.empty() ? nullptr : find_column(*field, split->column);
    return field->label.shown() + (column == nullptr ? "" : " – " + column->label.shown());
}

std::string answer_words(const Form& form, const FieldPath& path, const Value& value) {
    const auto split = split_answer_path(path);
    const Field* const field = split ? find_field(form, split->field) : nullptr;
    const Field* const place =
        field == nullptr || split->column.empty() ? field : find_column(*field, split->column);
    const bool is_row = split && split->row && split->column.empty();
    return or_nothing(place == nullptr || is_row ? to_display(value)
                                                 : display_answer(*place, value));
}

std::string effect_words(const FigureEffect& effect, bool is_beside_prose) {
    if (is_words(effect.by) && is_beside_prose)
        return fmt::format(fmt::runtime(tr("It stands so in the consolidated text “{}”.")),
                           effect.label);
    if (is_words(effect.by))
        return fmt::format(fmt::runtime(tr("In the consolidated text “{}”: {}")), effect.label,
                           quoted(effect.after_words));
    return effect.label + ": " + effect_change_words(effect);
}

std::string effect_change_words(const FigureEffect& effect) {
    if (is_words(effect.by)) return quoted(effect.after_words);
    const std::string after = with_unit(effect.after_words, effect);
    if (!effect.changes()) return fmt::format(fmt::runtime(tr("{}, unchanged")), after);
    return fmt::format("{} → {}{}", or_nothing(effect.before_words), after, difference(effect));
}

std::string effect_lines(const std::vector<FigureEffect>& effects, bool is_beside_prose) {
    std::string lines;
    for (const FigureEffect& effect : effects)
        lines += (lines.empty() ? "" : "\n") + effect_words(effect, is_beside_prose);
    return lines;
}

}  // namespace thidua
