#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/result.h"
#include "shared/base/time.h"

namespace thidua {

/// What is wrong with a file, one sentence each, in the order found; the first mistakes_max.
class Mistakes {
public:
    static constexpr std::size_t mistakes_max = 20;

    void add(std::string sentence);
    [[nodiscard]] bool empty() const { return sentences_.empty(); }
    [[nodiscard]] const std::vector<std::string>& list() const { return sentences_; }
    /// All of them as one failure, a line each.
    [[nodiscard]] Error to_error() const;

private:
    std::vector<std::string> sentences_;
};

/// One object of an organisation file. Reading never fails: what is missing or of the wrong kind
/// is added to the mistakes, with the file and the name of the entry, and reads as empty. Texts
/// come out cleaned. `mistakes` must outlive the entry.
class JsonEntry {
public:
    /// Empty, with a mistake, when the text is not JSON, nested too deep, or not an object.
    static std::optional<JsonEntry> parse(const std::string& text, const std::string& file,
                                          Mistakes& mistakes);

    /// "organization.json, units "STP-VP"": how sentences name the entry.
    [[nodiscard]] const std::string& where() const { return where_; }
    /// Adds "<where>: <problem>".
    void refuse(const std::string& problem) const;
    /// Refuses every key that is not listed: usually a spelling mistake.
    void expect_only(std::initializer_list<std::string_view> keys) const;

    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] std::string text(std::string_view key) const;
    [[nodiscard]] std::string text_or_empty(std::string_view key) const;
    [[nodiscard]] std::int64_t integer(std::string_view key) const;
    [[nodiscard]] std::int64_t integer_or(std::string_view key, std::int64_t otherwise) const;
    /// False where the key is absent.
    [[nodiscard]] bool is_true(std::string_view key) const;
    /// "2026-11-24"; empty where the key is absent.
    [[nodiscard]] std::optional<CivilDate> date(std::string_view key) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;
    /// The object below the key.
    [[nodiscard]] std::optional<JsonEntry> entry(std::string_view key) const;
    /// The objects of the array below the key; none where it is absent.
    [[nodiscard]] std::vector<JsonEntry> entries(std::string_view key) const;
    /// The keys of the object below the key, in order; none where it is absent.
    [[nodiscard]] std::vector<std::string> keys_below(std::string_view key) const;
    /// The value as JSON text.
    [[nodiscard]] std::string json(std::string_view key) const;
    /// The whole entry as JSON text.
    [[nodiscard]] std::string json() const;

private:
    struct Node;
    JsonEntry(std::shared_ptr<const Node> node, std::string where, Mistakes& mistakes);

    std::shared_ptr<const Node> node_;
    std::string where_;
    Mistakes* mistakes_;
};

}  // namespace thidua
