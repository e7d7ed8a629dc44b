#include "shared/forms/form.h"

#include <algorithm>
#include <array>
#include <utility>

namespace thidua {
namespace {

constexpr std::array<std::pair<FieldKind, std::string_view>, 12> field_kinds{{
    {FieldKind::text, "text"},
    {FieldKind::long_text, "long_text"},
    {FieldKind::integer, "integer"},
    {FieldKind::number, "number"},
    {FieldKind::percent, "percent"},
    {FieldKind::money, "money"},
    {FieldKind::date, "date"},
    {FieldKind::yes_no, "yes_no"},
    {FieldKind::choice, "choice"},
    {FieldKind::computed, "computed"},
    {FieldKind::table, "table"},
    {FieldKind::attachment, "attachment"},
}};

constexpr std::array<std::pair<ConsolidationKind, std::string_view>, 9> consolidation_kinds{{
    {ConsolidationKind::none, "none"},
    {ConsolidationKind::sum, "sum"},
    {ConsolidationKind::weighted_average, "weighted_average"},
    {ConsolidationKind::minimum, "min"},
    {ConsolidationKind::maximum, "max"},
    {ConsolidationKind::count, "count"},
    {ConsolidationKind::text_by_unit, "text_by_unit"},
    {ConsolidationKind::table_rows, "table_rows"},
    {ConsolidationKind::ratio_of_sums, "ratio_of_sums"},
}};

std::string_view name_in(const auto& names, auto kind) {
    for (const auto& [known, name] : names)
        if (known == kind) return name;
    return {};
}

auto kind_in(const auto& names, std::string_view name)
    -> std::optional<decltype(names.front().first)> {
    for (const auto& [kind, known] : names)
        if (known == name) return kind;
    return std::nullopt;
}

template <class Item>
const Item* find_by_key(const std::vector<Item>& items, std::string_view key) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.key == key; });
    return found == items.end() ? nullptr : &*found;
}

}  // namespace

void note_places(Form& form) {
    form.places.clear();
    for (std::size_t section = 0; section < form.sections.size(); ++section) {
        const auto& fields = form.sections[section].fields;
        for (std::size_t at = 0; at < fields.size(); ++at)
            form.places.try_emplace(fields[at].key, section, at);
    }
}

const Field* find_field(const Form& form, std::string_view key) {
    if (!form.places.empty()) {
        const auto place = form.places.find(key);
        if (place == form.places.end()) return nullptr;
        return &form.sections[place->second.first].fields[place->second.second];
    }
    for (const Section& section : form.sections)
        if (const Field* const field = find_by_key(section.fields, key)) return field;
    return nullptr;
}

const Field* find_column(const Field& table, std::string_view key) {
    return find_by_key(table.columns, key);
}

const Section* find_section_of(const Form& form, std::string_view field) {
    for (const Section& section : form.sections)
        if (find_by_key(section.fields, field)) return &section;
    return nullptr;
}

const Choice* find_choice(const Field& field, std::string_view key) {
    return find_by_key(field.choices, key);
}

std::string_view name_of(FieldKind kind) {
    return name_in(field_kinds, kind);
}
std::optional<FieldKind> field_kind_from(std::string_view name) {
    return kind_in(field_kinds, name);
}
std::string_view name_of(ConsolidationKind kind) {
    return name_in(consolidation_kinds, kind);
}
std::optional<ConsolidationKind> consolidation_kind_from(std::string_view name) {
    return kind_in(consolidation_kinds, name);
}

bool is_numeric(FieldKind kind) {
    return kind == FieldKind::integer || kind == FieldKind::number || kind == FieldKind::percent ||
           kind == FieldKind::money || kind == FieldKind::computed;
}

FieldKind shown_kind(const Field& field) {
    return field.kind == FieldKind::computed ? field.shown_as : field.kind;
}

}  // namespace thidua
