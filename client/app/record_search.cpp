#include "client/app/record_search.h"

#include <algorithm>
#include <tuple>

#include "client/app/record_name.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/model/record_rules.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

constexpr std::size_t excerpt_bytes = 160;

/// What people look for; history, evidence and the like are found with what they are about.
bool is_looked_for(const RecordRule& rule) {
    for (const auto type :
         {record_types::change, record_types::conflict, record_types::submission,
          record_types::evidence, record_types::device, record_types::ballot,
          record_types::rule_set, record_types::form, record_types::recovered, record_types::held})
        if (rule.type == type) return false;
    return true;
}

/// Not in the middle of a letter.
std::string shortened(const std::string& text) {
    if (text.size() <= excerpt_bytes) return text;
    std::size_t end = excerpt_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "…";
}

bool is_json(std::string_view text) {
    return text.starts_with("{\"") || text.starts_with("[{");
}

/// Definitions, seals, names of states and choices: nobody looks for them by their letters.
bool is_for_programs(const RecordRule& rule, const FieldPath& path, const std::string& text) {
    if (path == "state" || path == "form_key" || path.ends_with("definition") ||
        path.ends_with("seal"))
        return true;
    const FieldRule* const field = find_field(rule.fields, path);
    return is_json(text) || (field != nullptr && field->kind == ValueKind::choice);
}

/// The best of its texts; a word of each does not count.
void look_into(const RecordRule& rule, const Record& record, const SearchText& words,
               FoundRecord& best) {
    best.level = MatchLevel::none;
    for (const auto& [path, value] : record.fields) {
        const auto* const text = std::get_if<std::string>(&value);
        if (text == nullptr || is_for_programs(rule, path, *text)) continue;
        const MatchLevel level = match(words, search_text(*text));
        if (level >= best.level) continue;
        best.level = level;
        best.excerpt = shortened(*text);
    }
}

}  // namespace

FoundRecords search_records(Workspace& workspace, const std::string& words, std::size_t limit) {
    const SearchText wanted = search_text(words);
    FoundRecords all;
    std::vector<FoundRecord>& found = all.hits;
    RecordQuery query{workspace.store()};
    for (const RecordRule& rule : record_rules()) {
        if (!is_looked_for(rule)) continue;
        for (const Record& record : query.list({.type = rule.type})) {
            FoundRecord hit{.id = record.id, .type = record.type, .name = {}, .excerpt = {}};
            look_into(rule, record, wanted, hit);
            if (hit.level != MatchLevel::none) found.push_back(std::move(hit));
        }
    }
    std::ranges::sort(found, [](const FoundRecord& a, const FoundRecord& b) {
        return std::tie(a.level, a.type, a.id) < std::tie(b.level, b.type, b.id);
    });
    if (found.size() > limit) {
        all.left_off = found.size() - limit;
        found.resize(limit);
    }
    for (FoundRecord& hit : found) hit.name = words_of(name_of(workspace, hit.type, hit.id));
    return all;
}

}  // namespace thidua
