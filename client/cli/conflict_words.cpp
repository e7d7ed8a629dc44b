#include "client/cli/conflict_words.h"

#include <fmt/format.h>

#include "client/app/conflict_excerpt.h"
#include "client/cli/text_table.h"
#include "shared/base/translate.h"

namespace thidua::cli {
namespace {

/// Where the values of the choices begin.
constexpr std::size_t value_indent = 10;

Json to_json(const ConflictView::Side& side) {
    return Json::object()
        .set("value", thidua::cli::to_json(side.value))
        .set("author", side.author)
        .set("device", side.device_name)
        .set("at", side.at);
}

Json to_json(const ShownChoice& choice) {
    return Json::object()
        .set("value", thidua::cli::to_json(choice.value))
        .set("figures", thidua::cli::to_json(choice.effects));
}

std::string who_text(const ConflictView::Side& side) {
    std::string text = "(" + side.author;
    if (!side.device_name.empty()) text += ", " + side.device_name;
    if (side.at) text += ", " + to_display(*side.at);
    return text + ')';
}

/// Each line where the values of the choices stand.
std::string indented(std::string text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; ++at)
        text.insert(at + 1, value_indent, ' ');
    return text;
}

std::string base_text(const ConflictView& conflict, const std::optional<ConflictExcerpt>& excerpt) {
    if (!excerpt) return conflict.base_words;
    return indented(excerpt_words(*excerpt, &ConflictPart::base));
}

std::string side_text(const ConflictView::Side& side, const std::optional<ConflictExcerpt>& excerpt,
                      std::optional<std::string> ConflictPart::* part) {
    if (!excerpt) return side.words + ' ' + who_text(side);
    return indented(who_text(side) + '\n' + excerpt_words(*excerpt, part));
}

Json to_json(const ConflictExcerpt& excerpt) {
    Json parts = Json::list();
    for (const ConflictPart& part : excerpt.parts)
        parts.push(Json::object()
                       .set("same_before", Json::number(part.same_before))
                       .set("base", part.base)
                       .set("kept", part.kept)
                       .set("other", part.other));
    return Json::object().set("parts", parts).set("same_after", Json::number(excerpt.same_after));
}

std::string choice_text(const std::string& name, const std::string& value,
                        const std::vector<FigureEffect>& effects, bool is_prose) {
    std::string text = fmt::format("  {:<8}{}\n", name, value);
    for (const FigureEffect& effect : effects)
        text += "            " + effect_words(effect, is_prose) + '\n';
    return text;
}

}  // namespace

Json to_json(const std::vector<FigureEffect>& effects) {
    Json list = Json::list();
    for (const FigureEffect& effect : effects)
        list.push(Json::object()
                      .set("field", effect.field)
                      .set("label", effect.label)
                      .set("kind", name_of(effect.by))
                      .set("before", to_json(effect.before))
                      .set("after", to_json(effect.after))
                      .set("before_text", effect.before_words)
                      .set("after_text", effect.after_words)
                      .set("unit_label", effect.unit_label)
                      .set("changes", effect.changes()));
    return list;
}

Json to_json(const ConflictView& conflict, const std::optional<ShownChoice>& third) {
    Json choices = Json::object();
    choices.set("keep", to_json(ShownChoice{conflict.kept.value, conflict.effects_keep}));
    choices.set("take", to_json(ShownChoice{conflict.other.value, conflict.effects_take}));
    if (third) choices.set("set", to_json(*third));
    const auto excerpt = excerpt_of(conflict);
    return Json::object()
        .set("id", conflict.id)
        .set("record", conflict.record)
        .set("type", conflict.record_type)
        .set("name", conflict.report_name)
        .set("path", conflict.path)
        .set("label", conflict.field_label)
        .set("state", conflict.state)
        .set("base", to_json(conflict.base))
        .set("kept", to_json(conflict.kept))
        .set("other", to_json(conflict.other))
        .set("excerpt", excerpt ? to_json(*excerpt) : Json{})
        .set("may_settle", conflict.may_settle)
        .set("figures_of", to_text(conflict.figures_of))
        .set("other_reports", Json::number(conflict.other_reports))
        .set("report_accepted", conflict.is_accepted)
        .set("choices", choices)
        .set("effect_keep", effect_lines(conflict.effects_keep))
        .set("effect_take", effect_lines(conflict.effects_take));
}

std::string conflict_text(const ConflictView& conflict, const std::optional<ShownChoice>& third) {
    std::string text = fmt::format("{}\n{} · {} ({})\n", conflict.id.text(), conflict.report_name,
                                   conflict.field_label, conflict.path);
    const auto excerpt = excerpt_of(conflict);
    text += choice_text(tr("before"), base_text(conflict, excerpt), {}, false);
    text += choice_text(tr("keep"), side_text(conflict.kept, excerpt, &ConflictPart::kept),
                        conflict.effects_keep, excerpt.has_value());
    text += choice_text(tr("take"), side_text(conflict.other, excerpt, &ConflictPart::other),
                        conflict.effects_take, excerpt.has_value());
    if (third) text += choice_text(tr("write"), to_display(third->value), third->effects, false);
    const std::string whose = figures_words(conflict);
    return whose.empty() ? text : text + "  " + whose + '\n';
}

}  // namespace thidua::cli
