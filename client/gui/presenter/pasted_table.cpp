#include "client/gui/presenter/pasted_table.h"

#include "shared/forms/validation.h"

namespace thidua {
namespace {

/// Reads one cell from `at`; leaves `at` on the tab or line end after it.
std::string read_cell(std::string_view text, std::size_t& at) {
    std::string cell;
    const bool quoted = at < text.size() && text[at] == '"';
    if (quoted) ++at;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (quoted && c == '"') {
            if (at + 1 < text.size() && text[at + 1] == '"')
                ++at;
            else
                break;
        } else if (!quoted && (c == '\t' || c == '\n')) {
            return cell;
        }
        if (c != '\r') cell += c;
    }
    while (at < text.size() && text[at] != '\t' && text[at] != '\n') ++at;
    return cell;
}

}  // namespace

std::vector<std::vector<std::string>> read_pasted_table(std::string_view text) {
    std::vector<std::vector<std::string>> rows;
    std::size_t at = 0;
    while (at < text.size()) {
        std::vector<std::string> row;
        while (true) {
            row.push_back(read_cell(text, at));
            if (at >= text.size() || text[at] == '\n') break;
            ++at;
        }
        ++at;
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<Value> answer_from_typing(const Field& field, std::string_view typed) {
    auto value = parse_answer(field, typed, NumberStyle::vietnamese);
    if (value || !is_numeric(field.kind)) return value;
    auto plain = parse_answer(field, typed, NumberStyle::plain);
    return plain ? plain : value;
}

}  // namespace thidua
