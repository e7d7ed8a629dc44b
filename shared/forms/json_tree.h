#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/result.h"

namespace thidua {

/// A JSON value read strictly: numbers keep the text they were written with, so that no figure
/// passes through binary floating point; members keep their order; a name twice in one object is
/// refused.
struct JsonNode {
    enum class Kind { null, truth, number, text, list, object };

    Kind kind = Kind::null;
    bool truth = false;
    std::string text = {};  ///< of a number as written, or of a text
    std::vector<JsonNode> items = {};
    std::vector<std::pair<std::string, JsonNode>> members = {};

    /// Null when there is no such member, or this is no object.
    [[nodiscard]] const JsonNode* find(std::string_view name) const;
};

/// Lists and objects within one another.
inline constexpr std::size_t json_depth_max = 16;

/// Refuses in one sentence: too large, not JSON (with the line), nested too deep, a member twice.
Result<JsonNode> read_json(std::string_view json, std::size_t bytes_max);

}  // namespace thidua
