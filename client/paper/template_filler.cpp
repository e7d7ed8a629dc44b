#include "client/paper/template_filler.h"

#include "client/paper/paragraph_text.h"
#include "client/paper/xml_part.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

using Nodes = std::vector<pugi::xml_node>;

void remove(pugi::xml_node node) {
    node.parent().remove_child(node);
}

void remove_all(const Nodes& nodes) {
    for (const pugi::xml_node& node : nodes) remove(node);
}

/// A section ends with this paragraph: without it the pages before would take the form of those
/// behind.
bool ends_section(const pugi::xml_node& paragraph) {
    return static_cast<bool>(paragraph.child("w:pPr").child("w:sectPr"));
}

bool is_bare_paragraph(const pugi::xml_node& paragraph) {
    for (const pugi::xml_node& run : runs_of(paragraph))
        if (has_content(run)) return false;
    return !ends_section(paragraph);
}

/// In a cell with more in it, a paragraph that held nothing else goes with its mark.
void remove_mark(const pugi::xml_node& run) {
    pugi::xml_node paragraph = run.parent();
    while (!is_named(paragraph, "w:p")) paragraph = paragraph.parent();
    const pugi::xml_node around = paragraph.parent();
    remove(run);
    if (is_named(around, "w:tc") && items_of(around).size() > 1 && is_bare_paragraph(paragraph))
        remove(paragraph);
}

/// Nothing that anybody sees follows it in the document.
bool ends_document(const pugi::xml_node& item) {
    if (!is_named(item.parent(), "w:body")) return false;
    for (pugi::xml_node next = item.next_sibling(); next; next = next.next_sibling())
        if (is_named(next, "w:tbl") || (is_named(next, "w:p") && !is_bare_paragraph(next)))
            return false;
    return true;
}

/// Word keeps the form of the last pages at the end of the text. When these pages go, those before
/// them are the last.
void keep_form_before(const Nodes& leaving) {
    if (leaving.empty() || !ends_document(leaving.back())) return;
    pugi::xml_node body = leaving.back().parent();
    for (const pugi::xml_node& item : leaving) {
        if (!ends_section(item)) continue;
        body.remove_child("w:sectPr");
        body.append_copy(item.child("w:pPr").child("w:sectPr"));
        return;
    }
}

/// Nothing is left of it now that its tags are gone.
bool is_bare(const pugi::xml_node& item) {
    if (is_named(item, "w:p")) return is_bare_paragraph(item);
    if (!is_named(item, "w:tr")) return false;
    for (const pugi::xml_node& cell : item.children("w:tc"))
        for (const pugi::xml_node& inner : cell.children())
            if (is_named(inner, "w:tbl") || (is_named(inner, "w:p") && !is_bare_paragraph(inner)))
                return false;
    return true;
}

/// Word refuses a cell, header or text box that does not end in a paragraph.
void end_in_paragraph(pugi::xml_node container) {
    const auto items = items_of(container);
    const bool is_cell_like = !is_named(container, "w:body") && !is_named(container, "w:tbl");
    if (is_cell_like && (items.empty() || !is_named(items.back(), "w:p")))
        container.append_child("w:p");
}

}  // namespace

void TemplateFiller::fill_part(const pugi::xml_node& root) {
    for (const pugi::xml_node& child : root.children()) {
        const bool is_text = is_named(child, "w:body") || is_named(child, "w:footnote") ||
                             is_named(child, "w:endnote");
        if (is_text) fill_container(child);
    }
    if (is_named(root, "w:hdr") || is_named(root, "w:ftr")) fill_container(root);
}

void TemplateFiller::fill_container(pugi::xml_node container) {
    const Nodes items = items_of(container);
    if (items.empty()) return;
    fill_items(items);
    end_in_paragraph(container);
}

void TemplateFiller::fill_items(const Nodes& items) {
    for (std::size_t i = 0; i < items.size() && problem_.empty(); ++i) {
        if (open_marks_of(items[i]).empty()) {
            fill_item(items[i]);
            continue;
        }
        const TemplateSpan span = span_from(items, i);
        i = span.last;
        fill_span(items, span);
    }
}

void TemplateFiller::fill_item(pugi::xml_node item) {
    if (is_named(item, "w:p")) fill_paragraph(item);
    if (is_named(item, "w:tr"))
        for (const pugi::xml_node& cell : item.children("w:tc")) fill_container(cell);
    if (!is_named(item, "w:tbl")) return;
    fill_items(items_of(item));
    if (!item.child("w:tr")) remove(item);
}

void TemplateFiller::fill_span(const Nodes& items, const TemplateSpan& span) {
    if (span.splits_an_item)
        return refuse(tr_later("{} needs a paragraph or table row of its own: \"{}\"."),
                      span.alternative->second);
    if (span.has_more_behind)
        return refuse(tr_later("What follows {} needs a paragraph or table row of its own: "
                               "\"{}\"."),
                      span.closing);
    const TemplateMark opening = span.opening;
    const bool is_list = opening.tag.kind == TemplateTag::Kind::each;
    const bool holds = !is_list && condition_of(opening);
    const auto* rows = is_list ? &rows_of(opening) : nullptr;
    if (!problem_.empty()) return;
    remove_mark(opening.run);
    remove_mark(span.closing.run);
    if (span.alternative) remove_mark(span.alternative->second.run);

    Nodes body;
    Nodes otherwise;
    const std::size_t middle = span.alternative ? span.alternative->first : items.size();
    for (std::size_t i = span.first; i <= span.last; ++i) {
        const bool had_tag = i == span.first || i == span.last || i == middle;
        if (had_tag && is_bare(items[i]))
            remove(items[i]);
        else
            (i < middle ? body : otherwise).push_back(items[i]);
    }
    if (rows)
        repeat_items(body, *rows);
    else
        choose_items(body, otherwise, holds);
}

void TemplateFiller::repeat_items(const Nodes& body, const std::vector<PaperData>& rows) {
    if (body.empty()) return;
    const pugi::xml_node anchor = body.front();
    for (std::size_t place = 0; place < rows.size() && problem_.empty(); ++place) {
        Nodes copies;
        for (const pugi::xml_node& node : body) {
            copies.push_back(anchor.parent().insert_copy_before(node, anchor));
            if (place > 0) remove_identities(copies.back());
        }
        const RowScope scope{scopes_, rows, place};
        fill_items(copies);
    }
    remove_all(body);
}

void TemplateFiller::choose_items(const Nodes& body, const Nodes& otherwise, bool holds) {
    const Nodes& leaving = holds ? otherwise : body;
    keep_form_before(leaving);
    remove_all(leaving);
    fill_items(holds ? body : otherwise);
}

}  // namespace thidua
