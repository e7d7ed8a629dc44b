#include "client/app/due_rule_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <optional>
#include <sstream>
#include <vector>

#include "shared/base/matching.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

constexpr int months_of_a_year = 12;

/// One part of the rule, without marks: the words and the numbers among them.
struct RulePart {
    std::vector<std::string> words;
    std::vector<int> numbers;

    [[nodiscard]] bool has(std::string_view word) const {
        return std::ranges::find(words, word) != words.end();
    }
    [[nodiscard]] bool begins_with(std::initializer_list<std::string_view> some) const {
        return words.size() >= some.size() && std::equal(some.begin(), some.end(), words.begin());
    }
    /// In any order.
    [[nodiscard]] bool has_all(std::initializer_list<std::string_view> some) const {
        return std::ranges::all_of(some, [this](std::string_view word) { return has(word); });
    }
};

RulePart part_of(const std::string& text) {
    RulePart part;
    for (const SearchText::Word& word : search_text(text).words) {
        int number = 0;
        const std::string& letters = word.folded;
        const auto read = std::from_chars(letters.data(), letters.data() + letters.size(), number);
        if (read.ec == std::errc{} && read.ptr == letters.data() + letters.size())
            part.numbers.push_back(number);
        part.words.push_back(letters);
    }
    return part;
}

std::vector<RulePart> parts_of(std::string words) {
    std::ranges::replace(words, ';', ',');
    std::vector<RulePart> parts;
    std::istringstream stream{words};
    for (std::string text; std::getline(stream, text, ',');)
        if (RulePart part = part_of(text); !part.words.empty()) parts.push_back(std::move(part));
    return parts;
}

/// "every year", "hằng quý": said with the kind already.
bool is_rhythm(const RulePart& part) {
    return part.begins_with({"every"}) || part.begins_with({"hang"}) ||
           part.begins_with({"once"}) || part.has_all({"mot", "lan"});
}

/// "hằng năm trước ngày 15/12" without a comma; false where no day follows.
bool drop_rhythm(RulePart& part) {
    constexpr std::array<std::string_view, 5> beginnings{"before", "by", "truoc", "cham", "den"};
    const auto due = std::ranges::find_first_of(part.words, beginnings);
    const bool is_followed = due != part.words.end();
    part.words.erase(part.words.begin(), due);
    return is_followed;
}

bool is_about_days_off(const RulePart& part) {
    return part.has("off") || part.has_all({"ngay", "nghi"});
}

bool is_about_units(const RulePart& part) {
    return part.has("units") || part.has_all({"don", "vi"});
}

struct MonthDay {
    int month = 0;  ///< as in ScheduleRule
    int day = 0;
};

std::optional<MonthDay> day_from(const RulePart& part, ScheduleKind kind) {
    const int months = months_of(kind);
    const bool is_after = part.has("after") || part.has("sau");
    if (part.numbers.empty()) return std::nullopt;
    const int day = part.numbers.front();
    if (months == months_of_a_year) {
        if (part.numbers.size() != 2) return std::nullopt;
        const int month = part.numbers.back();
        if (month < 1 || month > months_of_a_year) return std::nullopt;
        return MonthDay{is_after ? month + months_of_a_year : month, day};
    }
    if (part.numbers.size() == 2) return MonthDay{part.numbers.back(), day};
    if (part.numbers.size() != 1) return std::nullopt;
    if (part.has("last") || part.has("cuoi")) return MonthDay{months, day};
    if (is_after) return MonthDay{months + 1, day};
    return std::nullopt;
}

std::optional<DueWording> wording_from(const RulePart& part) {
    if (part.begins_with({"before"}) || part.begins_with({"truoc"})) return DueWording::before;
    if (part.begins_with({"by"}) || part.begins_with({"cham", "nhat"}) ||
        part.begins_with({"den", "het"}))
        return DueWording::by;
    return std::nullopt;
}

bool read_units(const RulePart& part, ScheduleRule& rule) {
    if (part.has("working") || part.has_all({"lam", "viec"})) {
        if (part.numbers.size() != 1) return false;
        rule.internal_working_days = part.numbers.front();
        return true;
    }
    const auto day = day_from(part, rule.kind);
    if (!day) return false;
    rule.internal_month = day->month;
    rule.internal_day = day->day;
    return true;
}

bool read_due(const RulePart& part, ScheduleRule& rule) {
    const auto wording = wording_from(part);
    const auto day = day_from(part, rule.kind);
    if (!wording || !day) return false;
    rule.wording = *wording;
    rule.due_month = day->month;
    rule.due_day = day->day;
    return true;
}

Error not_read(const std::string& words, ScheduleKind kind) {
    const std::string pattern =
        months_of(kind) == months_of_a_year
            ? tr("\"{}\" is not read as a due date; write it as in \"before 15/12; the units 5 "
                 "working days earlier\" or \"by the end of 10/01 of the year after\".")
            : tr("\"{}\" is not read as a due date; write it as in \"by day 20 of its last month; "
                 "the units 3 working days earlier\" or \"before day 5 of the month after it\".");
    return failure(ErrorCode::invalid_input, fmt::format(fmt::runtime(pattern), words));
}

}  // namespace

Result<ScheduleRule> due_rule_from_words(ScheduleRule rule, const std::string& words) {
    rule.roll = Roll::none;
    rule.internal_working_days = rule.internal_month = rule.internal_day = 0;
    bool has_due = false;
    for (RulePart& part : parts_of(words)) {
        if (is_rhythm(part) && !drop_rhythm(part)) continue;
        bool is_read = true;
        if (is_about_units(part)) {
            is_read = read_units(part, rule);
        } else if (is_about_days_off(part)) {
            rule.roll = Roll::previous_working_day;
        } else {
            is_read = !has_due && read_due(part, rule);
            has_due = true;
        }
        if (!is_read) return not_read(words, rule.kind);
    }
    if (!has_due) return not_read(words, rule.kind);
    if (const auto mistake = find_mistake(rule)) return failure(ErrorCode::invalid_input, *mistake);
    return rule;
}

}  // namespace thidua
