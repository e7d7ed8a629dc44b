#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/app/conflicts.h"
#include "client/cli/json.h"

/// How conflicts and what their choices do are shown.
namespace thidua::cli {

/// One choice: the value and the figures it changes.
struct ShownChoice {
    Value value;
    std::vector<FigureEffect> effects;
};

/// `third`: a value somebody thinks of writing instead.
Json to_json(const ConflictView& conflict, const std::optional<ShownChoice>& third = {});
std::string conflict_text(const ConflictView& conflict,
                          const std::optional<ShownChoice>& third = {});

Json to_json(const std::vector<FigureEffect>& effects);

}  // namespace thidua::cli
