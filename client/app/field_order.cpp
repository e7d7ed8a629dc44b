#include "client/app/field_order.h"

#include <algorithm>
#include <optional>
#include <string>

namespace thidua {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Takes the leading digits off, without zeros before them: as text they compare by length first.
std::string_view take_number(std::string_view& text) {
    std::size_t end = 0;
    while (end < text.size() && is_digit(text[end])) ++end;
    std::string_view number = text.substr(0, end);
    text.remove_prefix(end);
    while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
    return number;
}

std::optional<std::int64_t> order_among_rows(const Fields& fields, std::string row) {
    const Value& value = find_value(fields, row.append("/order"));
    const auto* const order = std::get_if<std::int64_t>(&value);
    return order != nullptr ? std::optional{*order} : std::nullopt;
}

/// Where the first segment that differs begins; both paths are alike before it.
std::size_t first_difference(std::string_view a, std::string_view b) {
    const auto [in_a, in_b] = std::ranges::mismatch(a, b);
    const auto alike = static_cast<std::size_t>(in_a - a.begin());
    const std::size_t slash = alike == 0 ? std::string_view::npos : a.rfind('/', alike - 1);
    return slash == std::string_view::npos ? 0 : slash + 1;
}

std::string up_to_segment(const FieldPath& path, std::size_t begin) {
    return path.substr(0, path.find('/', begin));
}

bool is_before(const Fields& fields, const FieldPath& a, const FieldPath& b) {
    if (a == b) return false;
    const std::size_t begin = first_difference(a, b);
    const std::string row_a = up_to_segment(a, begin);
    const std::string row_b = up_to_segment(b, begin);
    if (row_a == row_b) return a.size() < b.size();
    const auto order_a = order_among_rows(fields, row_a);
    const auto order_b = order_among_rows(fields, row_b);
    if (order_a.has_value() != order_b.has_value()) return order_a.has_value();
    if (order_a && *order_a != *order_b) return *order_a < *order_b;
    const bool is_other_number =
        is_before_naturally(row_a, row_b) || is_before_naturally(row_b, row_a);
    return is_other_number ? is_before_naturally(row_a, row_b) : row_a < row_b;
}

}  // namespace

bool is_before_naturally(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty()) {
        if (is_digit(a.front()) && is_digit(b.front())) {
            const std::string_view in_a = take_number(a);
            const std::string_view in_b = take_number(b);
            if (in_a.size() != in_b.size()) return in_a.size() < in_b.size();
            if (in_a != in_b) return in_a < in_b;
            continue;
        }
        if (a.front() != b.front()) return a.front() < b.front();
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    return a.empty() && !b.empty();
}

std::vector<FieldPath> paths_in_order(const Fields& fields) {
    std::vector<FieldPath> paths;
    for (const auto& [path, value] : fields) paths.push_back(path);
    std::ranges::sort(
        paths, [&](const FieldPath& a, const FieldPath& b) { return is_before(fields, a, b); });
    return paths;
}

}  // namespace thidua
