#include "shared/forms/json_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "shared/base/text.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

using Kind = JsonNode::Kind;

/// Builds the tree from the events of the parser; returning false stops it.
class TreeBuilder {
public:
    explicit TreeBuilder(std::string_view json) : json_{json} {}

    bool null() { return add({.kind = Kind::null}); }
    bool boolean(bool truth) { return add({.kind = Kind::truth, .truth = truth}); }
    bool number_integer(std::int64_t whole) {
        return add({.kind = Kind::number, .text = std::to_string(whole)});
    }
    bool number_unsigned(std::uint64_t whole) {
        return add({.kind = Kind::number, .text = std::to_string(whole)});
    }
    bool number_float(double, const std::string& written) {
        return add({.kind = Kind::number, .text = written});
    }
    bool string(std::string& text) { return add({.kind = Kind::text, .text = text}); }
    bool binary(nlohmann::json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(Kind::object); }
    bool start_array(std::size_t) { return open(Kind::list); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(std::string& name) {
        Place& place = places_.back();
        if (!place.names.insert(name).second)
            return refuse(
                fmt::format(fmt::runtime(tr("\"{}\" appears twice in the same place.")), name));
        place.name = name;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) {
        const std::string_view before = json_.substr(0, position > 0 ? position - 1 : 0);
        const auto line = std::count(before.begin(), before.end(), '\n') + 1;
        return refuse(fmt::format(fmt::runtime(tr("This is not valid JSON: see line {}.")), line));
    }

    [[nodiscard]] const std::string& problem() const { return problem_; }
    JsonNode take_root() { return std::move(root_); }

private:
    struct Place {
        std::string name = {};             ///< the member being read
        std::set<std::string> names = {};  ///< so far; the members have no order to search them by
    };

    bool refuse(std::string sentence) {
        if (problem_.empty()) problem_ = std::move(sentence);
        return false;
    }

    bool add(JsonNode node) {
        if (open_.empty())
            root_ = std::move(node);
        else if (open_.back().kind == Kind::list)
            open_.back().items.push_back(std::move(node));
        else
            open_.back().members.emplace_back(places_.back().name, std::move(node));
        return true;
    }

    bool open(Kind kind) {
        if (open_.size() == json_depth_max)
            return refuse(
                fmt::format(fmt::runtime(tr("The file nests lists and objects more than {} deep.")),
                            json_depth_max));
        open_.push_back({.kind = kind});
        places_.emplace_back();
        return true;
    }

    bool close() {
        JsonNode done = std::move(open_.back());
        open_.pop_back();
        places_.pop_back();
        return add(std::move(done));
    }

    std::string_view json_;
    JsonNode root_;
    std::vector<JsonNode> open_;  ///< from the root to where the parser stands
    std::vector<Place> places_;  ///< one for each of open_
    std::string problem_;
};

Error refusal(std::string sentence) {
    return failure(ErrorCode::invalid_input, std::move(sentence));
}

}  // namespace

const JsonNode* JsonNode::find(std::string_view name) const {
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const auto& member) { return member.first == name; });
    return found == members.end() ? nullptr : &found->second;
}

Result<JsonNode> read_json(std::string_view json, std::size_t bytes_max) {
    if (json.size() > bytes_max)
        return refusal(fmt::format(
            fmt::runtime(tr("The file is too large: the limit is {} bytes.")), bytes_max));
    if (!is_clean_utf8(json)) return refusal(tr("The file is not valid UTF-8 text."));
    TreeBuilder builder{json};
    if (nlohmann::json::sax_parse(json.begin(), json.end(), &builder)) return builder.take_root();
    return refusal(builder.problem().empty() ? tr("This is not valid JSON.") : builder.problem());
}

}  // namespace thidua
