#include "client/paper/built_part.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "client/paper/paragraph_text.h"
#include "client/paper/section_width.h"
#include "client/paper/xml_part.h"
#include "shared/base/check.h"

namespace thidua {
namespace {

using Names = std::vector<std::string_view>;

/// Half points: what PaperBuilder gives running text, and the least that can be read.
constexpr int usual_size = 28;
constexpr int least_size = 14;

bool is_any(const pugi::xml_node& node, const Names& names) {
    return std::ranges::any_of(names, [&](std::string_view name) { return is_named(node, name); });
}

// Word reads the properties of a paragraph and of letters only in the order of its schema.

pugi::xml_node add_behind(pugi::xml_node parent, const char* name, const Names& before) {
    pugi::xml_node last;
    for (const pugi::xml_node& child : parent.children())
        if (is_any(child, before)) last = child;
    return last ? parent.insert_child_after(name, last) : parent.prepend_child(name);
}

pugi::xml_node add_before(pugi::xml_node parent, const char* name, const Names& behind) {
    for (const pugi::xml_node& child : parent.children())
        if (is_any(child, behind)) return parent.insert_child_before(name, child);
    return parent.append_child(name);
}

void set_size(pugi::xml_node letters, const char* name, int size) {
    pugi::xml_node own = letters.child(name);
    if (!own)
        own = add_before(letters, name,
                         {"w:szCs", "w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:fitText",
                          "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang", "w:eastAsianLayout",
                          "w:specVanish", "w:oMath"});
    own.remove_attribute("w:val");
    own.append_attribute("w:val") = size;
}

/// Without a size of its own the tag has that of its style, and running text too.
void take_size(pugi::xml_node letters, int built_size) {
    const int of_tag = letters.child("w:sz").attribute("w:val").as_int();
    if (of_tag == 0 && built_size == usual_size) return;
    const int size = built_size + (of_tag == 0 ? 0 : of_tag - usual_size);
    set_size(letters, "w:sz", std::max(size, least_size));
    set_size(letters, "w:szCs", std::max(size, least_size));
}

void take_letters(pugi::xml_node run, const pugi::xml_node& model) {
    if (!has_content(run)) return;
    pugi::xml_node letters = model ? run.prepend_copy(model) : run.prepend_child("w:rPr");
    letters.remove_child("w:rPrChange");
    const pugi::xml_node built = letters.next_sibling("w:rPr");
    Names before{"w:rStyle", "w:rFonts"};
    for (const char* const name : {"w:b", "w:bCs", "w:i", "w:iCs"}) {
        if (built.child(name)) {
            letters.remove_child(name);
            add_behind(letters, name, before);
        }
        before.emplace_back(name);
    }
    take_size(letters, built.child("w:sz").attribute("w:val").as_int(usual_size));
    run.remove_child(built);
}

void take_letters_below(const pugi::xml_node& parent, const pugi::xml_node& model) {
    for (const pugi::xml_node& child : parent.children())
        if (is_named(child, "w:r"))
            take_letters(child, model);
        else
            take_letters_below(child, model);
}

/// Not so what stands in the middle, or only keeps a distance.
bool is_running_text(const pugi::xml_node& item) {
    const std::string_view side = item.child("w:pPr").child("w:jc").attribute("w:val").value();
    return is_named(item, "w:p") && side == "both";
}

void take_form(pugi::xml_node paragraph, const pugi::xml_node& model) {
    pugi::xml_node form = model ? paragraph.prepend_copy(model) : paragraph.prepend_child("w:pPr");
    const pugi::xml_node built = form.next_sibling("w:pPr");
    for (const char* const of_one_paragraph :
         {"w:keepNext", "w:pageBreakBefore", "w:numPr", "w:outlineLvl", "w:sectPr", "w:pPrChange"})
        form.remove_child(of_one_paragraph);
    if (built.child("w:keepNext")) add_behind(form, "w:keepNext", {"w:pStyle"});
    if (const pugi::xml_node level = built.child("w:outlineLvl"))
        add_before(form, "w:outlineLvl", {"w:divId", "w:cnfStyle", "w:rPr"})
            .append_copy(level.attribute("w:val"));
    paragraph.remove_child(built);
}

}  // namespace

void put_built(pugi::xml_node place, const pugi::xml_node& mark, const std::string& xml,
               int text_width) {
    pugi::xml_document built;
    const bool is_sound = static_cast<bool>(built.load_string(
        ("<w:body>" + xml + "</w:body>").c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
    CHECK(is_sound);
    const pugi::xml_node form = place.child("w:pPr");
    const int width_here = text_width_at(place).value_or(text_width);
    for (const pugi::xml_node& item : built.first_child().children()) {
        const pugi::xml_node copy = place.parent().insert_copy_before(item, place);
        if (is_running_text(copy)) take_form(copy, form);
        if (is_named(copy, "w:tbl")) fit_table(copy, text_width, width_here);
        take_letters_below(copy, mark.child("w:rPr"));
    }
    // Where it ends a section, the pages before would take the form of those behind.
    if (form.child("w:sectPr"))
        mark.parent().remove_child(mark);
    else
        place.parent().remove_child(place);
}

}  // namespace thidua
