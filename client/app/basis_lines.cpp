#include "client/app/basis_lines.h"

#include <algorithm>
#include <array>

#include "client/app/document_parts.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/capitals.h"
#include "shared/base/date_words.h"
#include "shared/base/syllables.h"

namespace thidua {
namespace {

/// Laws are called by what they are about, and everybody knows who makes them.
bool is_law(const std::string& kind) {
    constexpr std::array<std::string_view, 4> laws{"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"};
    return std::ranges::find(laws, kind) != laws.end();
}

bool begins_with_words(const std::string& text, std::string_view words) {
    return in_capitals(text).starts_with(in_capitals(words));
}

/// In the middle of a sentence: "Triển khai …" as "triển khai …", "UBND …" as it is.
std::string within_sentence(const std::string& text) {
    const std::string capitals = in_capitals(text);
    std::size_t first = 1;
    while (first < text.size() && (static_cast<unsigned char>(text[first]) & 0xC0U) == 0x80U)
        ++first;
    const bool is_short_form = first < text.size() && text[first] >= 'A' && text[first] <= 'Z';
    return is_short_form ? text : lowered(text.substr(0, first)) + text.substr(first);
}

/// What the document does stands behind it as it is; what it is about gets its "về".
std::string subject_words(const std::string& subject) {
    constexpr std::array<std::string_view, 8> said_directly{
        "về ", "quy định", "sửa đổi", "hướng dẫn", "ban hành", "phê duyệt", "công bố", "bãi bỏ"};
    const std::string words = within_sentence(subject);
    const bool is_direct = std::ranges::any_of(
        said_directly, [&](std::string_view verb) { return begins_with_words(words, verb); });
    return is_direct ? words : "về " + words;
}

std::string law_words(const std::string& kind, const std::string& subject) {
    if (subject.empty()) return kind;
    return begins_with_words(subject, kind + " ") ? subject : kind + " " + subject;
}

std::string number_and_day(const Fields& basis) {
    const std::string number = text_or_empty(basis, "number");
    std::string words = number.empty() ? std::string{} : " số " + number;
    if (const auto day = date_or_none(basis, "date")) words += " " + document_date(*day);
    return words;
}

/// The row's own words stand before those of the register.
Fields with_record(Workspace& workspace, Fields row) {
    const auto record = RecordQuery{workspace.store()}.find(id_or_none(row, "basis"));
    if (!record) return row;
    for (const char* const path : {"kind", "number", "date", "issuer", "subject"})
        if (!row.contains(path)) set_value(row, path, find_value(record->fields, path));
    return row;
}

}  // namespace

std::string basis_line(const Fields& basis) {
    const std::string kind = text_or_empty(basis, "kind");
    const std::string subject = text_or_empty(basis, "subject");
    if (is_law(kind)) return "Căn cứ " + law_words(kind, subject) + number_and_day(basis);
    std::string line = "Căn cứ " + kind + number_and_day(basis);
    if (const std::string by = text_or_empty(basis, "issuer"); !by.empty()) line += " của " + by;
    return subject.empty() ? line : line + " " + subject_words(subject);
}

std::vector<std::string> basis_lines(Workspace& workspace, const Fields& fields) {
    std::vector<std::string> lines;
    for (const RowOfFields& row : rows_below(fields, "bases/"))
        lines.push_back(basis_line(with_record(workspace, row.fields)));
    return lines;
}

}  // namespace thidua
