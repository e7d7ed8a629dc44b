#include "server/organization/json_entry.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/forms/json_tree.h"

namespace thidua {
namespace {

using Json = nlohmann::json;

template <class... Words>
std::string sentence(const std::string& pattern, const Words&... words) {
    return fmt::format(fmt::runtime(pattern), words...);
}

/// What a person would call the entry: its code, key, date or name.
std::string identity(const Json& object, std::size_t position) {
    static constexpr std::array<const char*, 4> keys{"code", "key", "date", "name"};
    for (const char* key : keys) {
        const auto found = object.find(key);
        if (found != object.end() && found->is_string()) {
            return fmt::format("\"{}\"", found->get_ref<const std::string&>());
        }
    }
    return sentence(tr("entry {}"), position + 1);
}

/// What is nested deeper cannot be copied or written without running out of stack.
bool is_too_deep(std::string_view text) {
    std::size_t depth = 0;
    bool is_in_string = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"')
            is_in_string = !is_in_string;
        else if (is_in_string)
            at += c == '\\' ? 1 : 0;
        else if (c == '[' || c == '{')
            ++depth;
        else if ((c == ']' || c == '}') && depth > 0)
            --depth;
        if (depth > json_depth_max) return true;
    }
    return false;
}

}  // namespace

struct JsonEntry::Node {
    Json value;
};

void Mistakes::add(std::string words) {
    if (sentences_.size() < mistakes_max) sentences_.push_back(std::move(words));
}

Error Mistakes::to_error() const {
    return failure(ErrorCode::invalid_input, fmt::format("{}", fmt::join(sentences_, "\n")));
}

JsonEntry::JsonEntry(std::shared_ptr<const Node> node, std::string where, Mistakes& mistakes)
    : node_{std::move(node)}, where_{std::move(where)}, mistakes_{&mistakes} {}

std::optional<JsonEntry> JsonEntry::parse(const std::string& text, const std::string& file,
                                          Mistakes& mistakes) {
    if (is_too_deep(text)) {
        mistakes.add(fmt::format("{}: {}", file,
                                 sentence(tr("The file nests lists and objects more than {} deep."),
                                          json_depth_max)));
        return std::nullopt;
    }
    auto node = std::make_shared<Node>();
    node->value = Json::parse(text, nullptr, false);
    if (node->value.is_discarded()) {
        mistakes.add(sentence(tr("{} is not well-formed JSON; open it in an editor that shows "
                                 "where the mistake is."),
                              file));
        return std::nullopt;
    }
    if (!node->value.is_object()) {
        mistakes.add(sentence(tr("{} must hold one JSON object, in braces."), file));
        return std::nullopt;
    }
    return JsonEntry{std::move(node), file, mistakes};
}

void JsonEntry::refuse(const std::string& problem) const {
    mistakes_->add(fmt::format("{}: {}", where_, problem));
}

void JsonEntry::expect_only(std::initializer_list<std::string_view> keys) const {
    for (const auto& [key, value] : node_->value.items()) {
        if (std::ranges::find(keys, key) == keys.end()) {
            refuse(sentence(tr("\"{}\" is not known here; check the spelling."), key));
        }
    }
}

bool JsonEntry::has(std::string_view key) const { return node_->value.contains(key); }

std::string JsonEntry::text(std::string_view key) const {
    const std::string read = text_or_empty(key);
    if (read.empty()) refuse(sentence(tr("\"{}\" is missing."), key));
    return read;
}

std::string JsonEntry::text_or_empty(std::string_view key) const {
    const auto found = node_->value.find(key);
    if (found == node_->value.end()) return {};
    if (!found->is_string()) {
        refuse(sentence(tr("\"{}\" must be a text in quotes."), key));
        return {};
    }
    const auto& read = found->get_ref<const std::string&>();
    if (is_clean_utf8(read)) return cleaned(read);
    refuse(sentence(tr("\"{}\" holds a character that cannot be stored."), key));
    return {};
}

std::int64_t JsonEntry::integer(std::string_view key) const {
    if (!has(key)) refuse(sentence(tr("\"{}\" is missing."), key));
    return integer_or(key, 0);
}

std::int64_t JsonEntry::integer_or(std::string_view key, std::int64_t otherwise) const {
    const auto found = node_->value.find(key);
    if (found == node_->value.end()) return otherwise;
    constexpr std::int64_t figure_max = 1'000'000;
    if (found->is_number_integer()) {
        const auto figure = found->get<std::int64_t>();
        if (-figure_max <= figure && figure <= figure_max) return figure;
    }
    refuse(sentence(tr("\"{}\" must be a whole number."), key));
    return otherwise;
}

bool JsonEntry::is_true(std::string_view key) const {
    const auto found = node_->value.find(key);
    if (found == node_->value.end()) return false;
    if (!found->is_boolean()) refuse(sentence(tr("\"{}\" must be true or false."), key));
    return found->is_boolean() && found->get<bool>();
}

std::optional<CivilDate> JsonEntry::date(std::string_view key) const {
    if (!has(key)) return std::nullopt;
    auto read = civil_date_from_iso(text_or_empty(key));
    if (!read) refuse(sentence(tr("\"{}\" must be a date such as \"2026-11-24\"."), key));
    return read;
}

std::vector<std::string> JsonEntry::texts(std::string_view key) const {
    std::vector<std::string> read;
    const auto found = node_->value.find(key);
    if (found == node_->value.end()) return read;
    if (!found->is_array()) {
        refuse(sentence(tr("\"{}\" must be a list in square brackets."), key));
        return read;
    }
    for (const auto& item : *found) {
        if (item.is_string() && is_clean_utf8(item.get_ref<const std::string&>())) {
            read.push_back(cleaned(item.get_ref<const std::string&>()));
        } else {
            refuse(sentence(tr("\"{}\" must be a list of texts in quotes."), key));
        }
    }
    return read;
}

std::optional<JsonEntry> JsonEntry::entry(std::string_view key) const {
    const auto found = node_->value.find(key);
    if (found == node_->value.end() || !found->is_object()) {
        refuse(sentence(tr("\"{}\" must be an object in braces."), key));
        return std::nullopt;
    }
    auto node = std::make_shared<Node>(Node{*found});
    return JsonEntry{std::move(node), fmt::format("{}, {}", where_, key), *mistakes_};
}

std::vector<JsonEntry> JsonEntry::entries(std::string_view key) const {
    std::vector<JsonEntry> read;
    const auto found = node_->value.find(key);
    if (found == node_->value.end()) return read;
    if (!found->is_array()) {
        refuse(sentence(tr("\"{}\" must be a list in square brackets."), key));
        return read;
    }
    for (const auto& item : *found) {
        const std::string name = fmt::format("{}, {} {}", where_, key, identity(item, read.size()));
        auto node = std::make_shared<Node>(Node{item});
        if (!item.is_object()) {
            mistakes_->add(sentence(tr("{}: it must be an object in braces."), name));
            node->value = Json::object();
        }
        read.push_back(JsonEntry{std::move(node), name, *mistakes_});
    }
    return read;
}

std::vector<std::string> JsonEntry::keys_below(std::string_view key) const {
    std::vector<std::string> keys;
    const auto found = node_->value.find(key);
    if (found == node_->value.end()) return keys;
    if (!found->is_object()) {
        refuse(sentence(tr("\"{}\" must be an object in braces."), key));
        return keys;
    }
    for (const auto& [name, value] : found->items()) keys.push_back(name);
    return keys;
}

std::string JsonEntry::json(std::string_view key) const {
    const auto found = node_->value.find(key);
    return found == node_->value.end() ? std::string{} : found->dump();
}

std::string JsonEntry::json() const { return node_->value.dump(); }

}  // namespace thidua
