#pragma once

#include <pugixml.hpp>
#include <set>
#include <string>
#include <vector>

#include "client/paper/paper_data.h"
#include "client/paper/template_scopes.h"
#include "client/paper/template_structure.h"

namespace thidua {

/// Fills one part whose tags are marked and in pairs. Goes on after a mistake and keeps the first
/// sentence.
class TemplateFiller {
public:
    explicit TemplateFiller(const PaperData& data) : scopes_{data} {}

    void fill_part(const pugi::xml_node& root);
    [[nodiscard]] const std::string& problem() const { return problem_; }
    /// The names of the built parts that found their place.
    [[nodiscard]] const std::set<std::string>& placed() const { return placed_; }

private:
    using Nodes = std::vector<pugi::xml_node>;
    using Rows = std::vector<PaperData>;

    void fill_container(pugi::xml_node container);
    void fill_items(const Nodes& items);
    void fill_item(pugi::xml_node item);
    void fill_span(const Nodes& items, const TemplateSpan& span);
    void repeat_items(const Nodes& body, const Rows& rows);
    void choose_items(const Nodes& body, const Nodes& otherwise, bool holds);

    void fill_paragraph(pugi::xml_node paragraph);
    void fill_built(pugi::xml_node paragraph, const TemplateMark& mark);
    void fill_single(pugi::xml_node paragraph, const TemplateMark& mark);
    void fill_runs(const Nodes& runs);
    void fill_inner_span(const Nodes& runs, std::size_t first, std::size_t last);
    void repeat_runs(const Nodes& body, pugi::xml_node anchor, const Rows& rows);

    [[nodiscard]] bool is_built(const TemplateMark& mark) const;
    std::string words_of(const TemplateMark& mark);
    bool condition_of(const TemplateMark& mark);
    const Rows& rows_of(const TemplateMark& mark);
    void refuse(const char* message, const TemplateMark& mark);

    TemplateScopes scopes_;
    std::string problem_;
    std::set<std::string> placed_;
};

}  // namespace thidua
