#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "client/paper/paper_data.h"

namespace thidua {

/// Where a name is looked up: in the row of the innermost list, then in what is around it, at last
/// in the data as a whole. "row" is the row itself, "stt" its place in the list.
class TemplateScopes {
public:
    explicit TemplateScopes(const PaperData& data) : scopes_{{.data = &data}} {}

    /// Null when nothing has that name.
    [[nodiscard]] const PaperData* find(std::string_view name) const;

private:
    friend class RowScope;
    struct Scope {
        const PaperData* data = nullptr;
        PaperData place = {};
    };
    std::vector<Scope> scopes_;
};

/// A row of a list, for as long as this lives. Places count from 0.
class RowScope {
public:
    RowScope(TemplateScopes& scopes, const PaperData& row, std::size_t place) : scopes_{scopes} {
        scopes_.scopes_.push_back({.data = &row, .place = std::to_string(place + 1)});
    }
    ~RowScope() { scopes_.scopes_.pop_back(); }
    RowScope(const RowScope&) = delete;
    RowScope& operator=(const RowScope&) = delete;

private:
    TemplateScopes& scopes_;
};

}  // namespace thidua
