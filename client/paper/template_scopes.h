#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "client/paper/paper_data.h"

namespace thidua {

/// "stt" and "is_last": what every list knows of its rows.
bool is_place_in_list(std::string_view name);

/// Where a name is looked up: in the row of the innermost list, then in what is around it, at last
/// in the data as a whole. "row" is the row itself, "stt" its place in the list, "is_last" whether
/// it is the last one.
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
        PaperData is_last = {};
    };
    std::vector<Scope> scopes_;
};

/// A row of a list, for as long as this lives. Places count from 0.
class RowScope {
public:
    RowScope(TemplateScopes& scopes, const std::vector<PaperData>& rows, std::size_t place)
        : scopes_{scopes} {
        scopes_.scopes_.push_back({.data = &rows[place],
                                   .place = std::to_string(place + 1),
                                   .is_last = PaperData::truth(place + 1 == rows.size())});
    }
    ~RowScope() { scopes_.scopes_.pop_back(); }
    RowScope(const RowScope&) = delete;
    RowScope& operator=(const RowScope&) = delete;

private:
    TemplateScopes& scopes_;
};

}  // namespace thidua
