#pragma once

#include <string>
#include <string_view>

/// Words in cells, made comparable.
namespace thidua::sheets {

/// cleaned(), with one space where there were more, none at either end of a line, and no empty
/// lines at either end.
std::string tidy(std::string_view text);
/// The same in one line.
std::string tidy_line(std::string_view text);

/// How alike a heading and the words looked for are, the most first.
enum class Likeness {
    same,       ///< but for capitals
    unmarked,   ///< but for all marks, points and colons
    explained,  ///< and the heading has more in brackets: "Ngày sinh (ngày/tháng/năm)"
    begun,      ///< the heading begins with them
    none,
};

/// Headings, taken apart once to be compared with many words.
class Heading {
public:
    Heading() = default;
    explicit Heading(std::string_view text);
    [[nodiscard]] Likeness likeness(const Heading& words) const;
    [[nodiscard]] bool empty() const { return lowered_.empty(); }

private:
    std::string lowered_;
    std::string folded_;
    std::string unexplained_;
};

}  // namespace thidua::sheets
