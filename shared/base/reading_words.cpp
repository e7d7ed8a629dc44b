#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "shared/base/number_words.h"
#include "shared/base/reading.h"
#include "shared/base/syllables.h"
#include "shared/base/text.h"

namespace thidua {
namespace {

using Words = std::vector<std::string>;

/// Longer than the words of any number below 1000 tỷ tỷ.
constexpr std::size_t words_max = 80;

Words cut(std::string_view text) {
    Words words{""};
    for (const char c : tone_normal(lowered(cleaned(text)))) {
        const bool is_gap = c == ' ' || c == ',' || c == ';' || c == '.' || c == '\n' || c == '\t';
        if (!is_gap)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

/// Each word as number_words has it.
void use_our_words(Words& words) {
    static const std::map<std::string_view, std::string_view> ours{
        {"lẻ", "linh"}, {"ngàn", "nghìn"}, {"tỉ", "tỷ"}, {"bẩy", "bảy"}, {"nhăm", "lăm"}};
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (const auto found = ours.find(words[at]); found != ours.end()) words[at] = found->second;
        const std::string_view before = at > 0 ? std::string_view{words[at - 1]} : "";
        if (before == "mươi" && words[at] == "bốn") words[at] = "tư";
        if (before == "linh" && words[at] == "tư") words[at] = "bốn";
    }
}

std::int64_t digit(std::string_view word) {
    static const std::map<std::string_view, std::int64_t> digits{
        {"một", 1}, {"mốt", 1}, {"hai", 2}, {"ba", 3},  {"bốn", 4}, {"tư", 4},
        {"năm", 5}, {"lăm", 5}, {"sáu", 6}, {"bảy", 7}, {"tám", 8}, {"chín", 9}};
    const auto found = digits.find(word);
    return found == digits.end() ? 0 : found->second;
}

/// What the words come to if they are those of a number; if they are not, anything.
Decimal sum_of(const Words& words) {
    Decimal above;           // tỷ, counted whole
    std::int64_t block = 0;  // triệu and nghìn
    std::int64_t group = 0;  // below a thousand
    std::int64_t last = 0;
    for (const std::string& word : words) {
        if (word == "mươi" || word == "trăm") {
            group += last * (word == "mươi" ? 10 : 100);
        } else if (word == "mười") {
            group += 10;
        } else if (word == "nghìn" || word == "triệu") {
            block += (group + last) * (word == "nghìn" ? 1'000 : 1'000'000);
            group = 0;
        } else if (word == "tỷ") {
            above = (above + Decimal{block + group + last}) * Decimal{1'000'000'000};
            block = group = 0;
        }
        last = digit(word);
    }
    return above + Decimal{block + group + last};
}

}  // namespace

std::optional<Decimal> read_number_words(std::string_view words) {
    Words each = cut(words);
    if (!each.empty() && each.back() == "chẵn") each.pop_back();
    if (!each.empty() && each.back() == "đồng") each.pop_back();
    const bool is_negative = !each.empty() && each.front() == "âm";
    if (is_negative) each.erase(each.begin());
    if (each.empty() || each.size() > words_max) return std::nullopt;
    use_our_words(each);
    // One number has one way to be said; whatever would be said otherwise is none.
    const Decimal sum = sum_of(each);
    std::string said = each.front();
    for (std::size_t at = 1; at < each.size(); ++at) said += " " + each[at];
    if (number_words(sum) != said || (is_negative && sum == Decimal{0})) return std::nullopt;
    return is_negative ? -sum : sum;
}

}  // namespace thidua
