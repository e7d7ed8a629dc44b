#include "client/sheets/namesakes.h"

#include <algorithm>
#include <map>
#include <set>

#include "shared/base/syllables.h"

namespace thidua::sheets {
namespace {

/// Ends each part of a key; no tidy text has it.
constexpr char end_of_part = '\x1f';

std::string key_of(const FieldValue& value) {
    if (const auto* const text = std::get_if<std::string>(&value))
        return tone_normal(lowered(*text));
    if (const auto* const number = std::get_if<Decimal>(&value)) return number->text();
    return to_iso(std::get<CivilDate>(value));
}

std::string name_field(const SheetMapping& mapping) {
    const auto found = std::ranges::find(mapping.columns, FieldKind::name, &FieldColumn::kind);
    return found == mapping.columns.end() ? std::string{} : found->field;
}

/// Empty when the row lacks one of the fields that make it what it is.
std::string identity_of(const ReadRow& row, const SheetMapping& mapping) {
    std::string key;
    if (mapping.identity.empty()) {
        for (const auto& [field, value] : row.values)
            key += field + end_of_part + key_of(value) + end_of_part;
        return key;
    }
    for (const std::string& field : mapping.identity) {
        const auto value = row.values.find(field);
        if (value == row.values.end()) return {};
        key += key_of(value->second) + end_of_part;
    }
    return key;
}

struct Group {
    std::vector<std::uint32_t> rows;
    std::set<std::string> identities;
    std::string words;
};

std::string words_of(const ReadRow& row, const std::string& field) {
    const auto value = row.values.find(field);
    const auto* const text =
        value == row.values.end() ? nullptr : std::get_if<std::string>(&value->second);
    return text ? *text : std::string{};
}

void add(std::map<std::string, Group>& groups, const std::string& key, const ReadRow& row,
         const SheetMapping& mapping) {
    Group& group = groups[key];
    if (group.rows.empty()) group.words = words_of(row, name_field(mapping));
    group.rows.push_back(row.number);
    group.identities.insert(identity_of(row, mapping));
}

std::vector<SameRows> in_order_of_rows(std::vector<SameRows> same) {
    std::ranges::sort(same, {}, [](const SameRows& entry) { return entry.rows.front(); });
    return same;
}

}  // namespace

std::vector<SameRows> find_homonyms(const std::vector<ReadRow>& rows, const SheetMapping& mapping) {
    std::map<std::string, Group> groups;
    const std::string field = name_field(mapping);
    for (const ReadRow& row : rows)
        if (const auto name = row.values.find(field); name != row.values.end())
            add(groups, key_of(name->second), row, mapping);
    std::vector<SameRows> homonyms;
    for (auto& [key, group] : groups)
        if (group.identities.size() > 1)
            homonyms.push_back({.words = group.words, .rows = std::move(group.rows)});
    return in_order_of_rows(std::move(homonyms));
}

std::vector<SameRows> find_duplicates(const std::vector<ReadRow>& rows,
                                      const SheetMapping& mapping) {
    std::map<std::string, Group> groups;
    for (const ReadRow& row : rows)
        if (const std::string key = identity_of(row, mapping); !key.empty())
            add(groups, key, row, mapping);
    std::vector<SameRows> duplicates;
    for (auto& [key, group] : groups)
        if (group.rows.size() > 1)
            duplicates.push_back({.words = group.words, .rows = std::move(group.rows)});
    return in_order_of_rows(std::move(duplicates));
}

}  // namespace thidua::sheets
