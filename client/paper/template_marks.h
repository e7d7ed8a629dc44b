#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "client/paper/template_tag.h"

namespace thidua {

/// A run that holds one tag and nothing else. It carries the tag in an attribute of its own, so
/// that braces in a value that was filled in are never read as a tag.
struct TemplateMark {
    pugi::xml_node run = {};
    TemplateTag tag = {};
};

/// Finds the tags in every paragraph of a part and gives each a run of its own, in the form of the
/// run in which it begins. Content controls are replaced by what is in them. The sentence about the
/// first tag that cannot be read; empty when all can.
std::string mark_tags(pugi::xml_node root);

/// The marks of one paragraph in reading order, without those in its text boxes.
std::vector<TemplateMark> marks_of(const pugi::xml_node& paragraph);
/// The tag of a run that is a mark.
std::optional<TemplateTag> tag_of(const pugi::xml_node& run);
/// Puts words where the mark is; it is no mark afterwards.
void replace_mark(pugi::xml_node run, const std::string& words);

/// "… words around the mark …"
std::string words_around(const TemplateMark& mark);

}  // namespace thidua
