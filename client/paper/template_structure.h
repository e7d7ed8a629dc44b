#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "client/paper/template_marks.h"

namespace thidua {

/// The control tags without their partner, in order: what they repeat or decide goes beyond where
/// they stand. Of a paragraph, what it does to the paragraphs after it; of a cell, to its row.
std::vector<TemplateMark> open_marks(const std::vector<TemplateMark>& marks);
/// Of a paragraph or a table row; nothing else has any.
std::vector<TemplateMark> open_marks_of(const pugi::xml_node& item);

/// From the place of an opening tag among items (paragraphs and tables of a text, or rows of a
/// table) to that of its closing tag.
struct TemplateSpan {
    std::size_t first = 0;
    std::size_t last = 0;
    TemplateMark opening = {};
    TemplateMark closing = {};
    /// The {{#else}} and the item that it begins.
    std::optional<std::pair<std::size_t, TemplateMark>> alternative = {};
    bool splits_an_item = false;   ///< {{#else}} does not begin its item
    bool has_more_behind = false;  ///< another span begins in `last`, which is not its first item
};

/// The span of the first open mark of `items[first]`. The pairs have been checked.
TemplateSpan span_from(const std::vector<pugi::xml_node>& items, std::size_t first);

/// The same among the runs of a paragraph: where the closing tag of the one at `first` is, and the
/// {{#else}} between them; `last` when there is none.
std::size_t closing_of(const std::vector<pugi::xml_node>& runs, std::size_t first);
std::size_t otherwise_of(const std::vector<pugi::xml_node>& runs, std::size_t first,
                         std::size_t last);

/// What stands in a text, cell or text box one below another; and the rows of a table.
std::vector<pugi::xml_node> items_of(const pugi::xml_node& container);

/// What may stand only once in a document: a copy goes without it.
void remove_identities(pugi::xml_node copy);

/// A message with two placeholders: the tag, and the words around it.
std::string sentence_about(const char* message, const TemplateMark& mark);
/// Why a control tag has no partner.
std::string complaint_about(const TemplateMark& mark);

/// The sentence about the first tag of a part that has no partner; empty when all are in pairs.
std::string check_structure(const pugi::xml_node& root);

}  // namespace thidua
