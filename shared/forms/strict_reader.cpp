#include "shared/forms/strict_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "shared/base/text.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

using Kind = JsonNode::Kind;

constexpr int count_max = 100'000;

}  // namespace

void StrictReader::refuse(std::string sentence) {
    if (problem_.empty()) problem_ = std::move(sentence);
}

void StrictReader::refuse_at(const std::string& sentence) {
    refuse(fmt::format(fmt::runtime(sentence), place_));
}

void StrictReader::refuse_at(const std::string& sentence, std::string_view named) {
    refuse(fmt::format(fmt::runtime(sentence), place_, named));
}

void StrictReader::refuse_twice(std::string_view key) {
    refuse_at(tr("In \"{}\", \"{}\" appears twice."), key);
}

void StrictReader::refuse_word(std::string_view text) {
    refuse_at(tr("In \"{}\", the word \"{}\" is not known."), text);
}

void StrictReader::check_members(const JsonNode& node,
                                 std::initializer_list<std::string_view> known) {
    if (node.kind != Kind::object)
        refuse_at(tr("In \"{}\", an object {{…}} is expected."));
    for (const auto& [name, member] : node.members)
        if (std::find(known.begin(), known.end(), name) == known.end())
            refuse_at(tr("In \"{}\", the member \"{}\" is not known."), name);
}

void StrictReader::require(const JsonNode& node, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
        if (!node.find(name)) refuse_at(tr("In \"{}\", \"{}\" is missing."), name);
}

std::string StrictReader::text_of(const JsonNode& node, std::string_view name) {
    return cleaned(written_text_of(node, name));
}

std::string StrictReader::written_text_of(const JsonNode& node, std::string_view name) {
    const JsonNode* const member = node.find(name);
    if (!member) return {};
    if (member->kind != Kind::text) refuse_at(tr("In \"{}\", \"{}\" must be a text."), name);
    if (code_points(member->text) > text_points_max_)
        refuse_at(tr("In \"{}\", \"{}\" is too long."), name);
    return member->text;
}

bool StrictReader::truth_of(const JsonNode& node, std::string_view name, bool otherwise) {
    const JsonNode* const member = node.find(name);
    if (!member) return otherwise;
    if (member->kind != Kind::truth)
        refuse_at(tr("In \"{}\", \"{}\" must be true or false."), name);
    return member->truth;
}

bool StrictReader::certainty_of(const JsonNode& node) {
    const std::string text = text_of(node, "certainty");
    if (!text.empty() && text != "confirmed" && text != "unverified") refuse_word(text);
    return text == "confirmed";
}

std::optional<Decimal> StrictReader::number_of(const JsonNode& node, std::string_view name) {
    const JsonNode* const member = node.find(name);
    if (!member) return std::nullopt;
    const auto number = Decimal::from_text(member->text);
    const bool allowed = member->kind == Kind::text ||
                         (member->kind == Kind::number &&
                          member->text.find_first_not_of("-0123456789") == std::string::npos);
    if (!number || !allowed)
        refuse_at(tr("In \"{}\", \"{}\" must be a whole number, or a number in quotes."), name);
    return allowed ? number : std::nullopt;
}

Decimal StrictReader::positive_of(const JsonNode& node, std::string_view name) {
    const Decimal number = number_of(node, name).value_or(Decimal{1});
    if (number <= Decimal{0}) refuse_at(tr("In \"{}\", \"{}\" must be above nought."), name);
    return number;
}

std::int64_t StrictReader::whole_of(const JsonNode& node, std::string_view name,
                                    std::int64_t otherwise, std::int64_t least,
                                    std::int64_t most) {
    const auto number = number_of(node, name);
    if (!number) return otherwise;
    if (!number->is_integer() || *number < Decimal{least} || *number > Decimal{most}) {
        refuse(
            fmt::format(fmt::runtime(tr("In \"{}\", \"{}\" must be a whole number from {} to {}.")),
                        place_, name, least, most));
        return otherwise;
    }
    const std::string text = number->text();
    std::int64_t whole = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), whole);
    return whole;
}

int StrictReader::count_of(const JsonNode& node, std::string_view name, int otherwise) {
    return static_cast<int>(whole_of(node, name, otherwise, 0, count_max));
}

std::optional<CivilDate> StrictReader::date_of(const JsonNode& node, std::string_view name) {
    if (!node.find(name)) return std::nullopt;
    const auto date = civil_date_from_iso(text_of(node, name));
    if (!date) refuse_at(tr("In \"{}\", \"{}\" must be a date such as 2026-12-14."), name);
    return date;
}

LocalText StrictReader::local_text_of(const JsonNode& node, std::string_view name) {
    const JsonNode* const member = node.find(name);
    if (member && member->kind == Kind::object) {
        check_members(*member, {"vi", "en"});
        return {.vi = text_of(*member, "vi"), .en = text_of(*member, "en")};
    }
    return {.vi = text_of(node, name), .en = {}};
}

const std::vector<JsonNode>& StrictReader::list_of(const JsonNode& node, std::string_view name) {
    static const std::vector<JsonNode> nothing;
    const JsonNode* const member = node.find(name);
    if (!member) return nothing;
    if (member->kind != Kind::list) refuse_at(tr("In \"{}\", \"{}\" must be a list."), name);
    return member->items;
}

const std::vector<std::pair<std::string, JsonNode>>& StrictReader::entries_of(
    const JsonNode& node, std::string_view name) {
    static const std::vector<std::pair<std::string, JsonNode>> nothing;
    const JsonNode* const member = node.find(name);
    if (!member) return nothing;
    if (member->kind != Kind::object)
        refuse_at(tr("In \"{}\", \"{}\" must be an object {{…}}."), name);
    return member->members;
}

std::vector<std::string> StrictReader::texts_of(const JsonNode& node, std::string_view name) {
    std::vector<std::string> texts;
    for (const JsonNode& item : list_of(node, name)) {
        if (item.kind != Kind::text) refuse_at(tr("In \"{}\", \"{}\" must be a text."), name);
        texts.push_back(cleaned(item.text));
    }
    return texts;
}

}  // namespace thidua
