#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/decimal.h"
#include "shared/base/enum_text.h"
#include "shared/base/time.h"
#include "shared/forms/form.h"
#include "shared/forms/json_tree.h"

namespace thidua {

/// Takes members out of JSON objects. Reads on after a mistake with empty values and keeps the
/// first sentence, so that every step of whoever reads stays one line; ask problem() at the end.
class StrictReader {
public:
    /// The longest text, in code points.
    explicit StrictReader(std::size_t text_points_max = 4'000)
        : text_points_max_{text_points_max} {}

    /// What the next sentence names as the place.
    void at(std::string place) { place_ = std::move(place); }
    [[nodiscard]] const std::string& place() const { return place_; }
    [[nodiscard]] const std::string& problem() const { return problem_; }

    void refuse(std::string sentence);
    /// `sentence` has one placeholder, the place, or two: and what is named.
    void refuse_at(const std::string& sentence);
    void refuse_at(const std::string& sentence, std::string_view named);

    /// An object with no other members than these.
    void check_members(const JsonNode& node, std::initializer_list<std::string_view> known);
    void require(const JsonNode& node, std::initializer_list<std::string_view> names);

    /// cleaned().
    std::string text_of(const JsonNode& node, std::string_view name);
    /// As it stands there: keys and formulas.
    std::string written_text_of(const JsonNode& node, std::string_view name);
    bool truth_of(const JsonNode& node, std::string_view name, bool otherwise = false);
    /// Of "confirmed" or "unverified"; what says nothing is unverified.
    bool certainty_of(const JsonNode& node);
    /// "0.5" or 12, never 0.5 without quotes: whoever writes a fraction says it is exact.
    std::optional<Decimal> number_of(const JsonNode& node, std::string_view name);
    Decimal positive_of(const JsonNode& node, std::string_view name);
    std::int64_t whole_of(const JsonNode& node, std::string_view name, std::int64_t otherwise,
                          std::int64_t least, std::int64_t most);
    int count_of(const JsonNode& node, std::string_view name, int otherwise);
    std::optional<CivilDate> date_of(const JsonNode& node, std::string_view name);
    /// {"vi": …, "en": …}, or one text for both.
    LocalText local_text_of(const JsonNode& node, std::string_view name);
    const std::vector<JsonNode>& list_of(const JsonNode& node, std::string_view name);
    /// The members of an object; none when it is absent.
    const std::vector<std::pair<std::string, JsonNode>>& entries_of(const JsonNode& node,
                                                                    std::string_view name);
    std::vector<std::string> texts_of(const JsonNode& node, std::string_view name);

    template <NamedEnum E>
    E word(std::string_view text) {
        const auto value = from_text<E>(text);
        if (!value) refuse_word(text);
        return value.value_or(E{});
    }
    template <NamedEnum E>
    E word_of(const JsonNode& node, std::string_view name, E otherwise) {
        return node.find(name) ? word<E>(text_of(node, name)) : otherwise;
    }
    template <NamedEnum E>
    std::set<E> words_of(const JsonNode& node, std::string_view name) {
        std::set<E> values;
        for (const std::string& text : texts_of(node, name))
            if (!values.insert(word<E>(text)).second) refuse_twice(text);
        return values;
    }

    void refuse_twice(std::string_view key);

private:
    void refuse_word(std::string_view text);

    std::size_t text_points_max_;
    std::string place_;
    std::string problem_;
};

}  // namespace thidua
