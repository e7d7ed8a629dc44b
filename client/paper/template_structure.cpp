#include "client/paper/template_structure.h"

#include <fmt/format.h>

#include <utility>

#include "client/paper/paragraph_text.h"
#include "client/paper/xml_part.h"
#include "shared/base/check.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

using Kind = TemplateTag::Kind;
using Marks = std::vector<TemplateMark>;

void append(Marks& to, const Marks& more) {
    to.insert(to.end(), more.begin(), more.end());
}

Marks open_marks_in_cell(const pugi::xml_node& cell) {
    Marks marks;
    for (const pugi::xml_node& item : items_of(cell)) append(marks, open_marks_of(item));
    return open_marks(marks);
}

/// All marks below, but not those in text boxes: they are texts of their own.
void collect_marks(Marks& marks, const pugi::xml_node& node) {
    if (is_named(node, "w:p")) return append(marks, marks_of(node));
    for (const pugi::xml_node& child : node.children()) collect_marks(marks, child);
}

/// Openings wait for their closing, each with whether its {{#else}} is still to come.
std::string check_pairs(const Marks& marks) {
    struct Waiting {
        TemplateMark mark;
        bool takes_otherwise;
    };
    std::vector<Waiting> waiting;
    for (const TemplateMark& mark : marks) {
        if (mark.tag.opens()) waiting.push_back({mark, mark.tag.kind == Kind::condition});
        if (mark.tag.kind == Kind::otherwise &&
            (waiting.empty() || !std::exchange(waiting.back().takes_otherwise, false)))
            return complaint_about(mark);
        if (!mark.tag.closes()) continue;
        if (waiting.empty()) return complaint_about(mark);
        if (!mark.tag.closes(waiting.back().mark.tag)) return complaint_about(waiting.back().mark);
        waiting.pop_back();
    }
    return waiting.empty() ? std::string{} : complaint_about(waiting.back().mark);
}

bool is_container(const pugi::xml_node& node) {
    return is_named(node, "w:body") || is_named(node, "w:hdr") || is_named(node, "w:ftr") ||
           is_named(node, "w:footnote") || is_named(node, "w:endnote") ||
           is_named(node, "w:txbxContent") || is_named(node, "w:tbl");
}

}  // namespace

std::string sentence_about(const char* message, const TemplateMark& mark) {
    return fmt::format(fmt::runtime(tr(message)), mark.tag.shown(), words_around(mark));
}

std::string complaint_about(const TemplateMark& mark) {
    if (mark.tag.opens()) return sentence_about(tr_later("{} is not closed: \"{}\"."), mark);
    if (mark.tag.closes()) return sentence_about(tr_later("{} closes nothing: \"{}\"."), mark);
    return sentence_about(tr_later("{} belongs to no condition: \"{}\"."), mark);
}

std::vector<TemplateMark> open_marks(const std::vector<TemplateMark>& marks) {
    Marks open;
    for (const TemplateMark& mark : marks) {
        if (mark.tag.kind == Kind::value) continue;
        // An {{#else}} is part of the condition around it, wherever that ends.
        auto partner = open.rbegin();
        while (partner != open.rend() && partner->tag.kind == Kind::otherwise) ++partner;
        if (mark.tag.closes() && partner != open.rend() && mark.tag.closes(partner->tag))
            open.erase(std::prev(partner.base()), open.end());
        else
            open.push_back(mark);
    }
    return open;
}

std::vector<TemplateMark> open_marks_of(const pugi::xml_node& item) {
    if (is_named(item, "w:p")) return open_marks(marks_of(item));
    Marks marks;
    if (is_named(item, "w:tr"))
        for (const pugi::xml_node& cell : item.children("w:tc"))
            append(marks, open_marks_in_cell(cell));
    return marks;
}

std::vector<pugi::xml_node> items_of(const pugi::xml_node& container) {
    std::vector<pugi::xml_node> items;
    for (const pugi::xml_node& child : container.children())
        if (is_named(child, "w:p") || is_named(child, "w:tbl") || is_named(child, "w:tr"))
            items.push_back(child);
    return items;
}

TemplateSpan span_from(const std::vector<pugi::xml_node>& items, std::size_t first) {
    TemplateSpan span{.first = first};
    int depth = 0;
    for (std::size_t i = first; i < items.size() && !span.closing.run; ++i)
        for (bool is_first = true; const TemplateMark& mark : open_marks_of(items[i])) {
            if (span.closing.run) {
                span.has_more_behind = i > first;
                break;
            }
            if (mark.tag.opens() && depth++ == 0) span.opening = mark;
            if (mark.tag.kind == Kind::otherwise && depth == 1) {
                span.alternative.emplace(i, mark);
                span.splits_an_item = !is_first;
            }
            if (mark.tag.closes() && --depth == 0) {
                span.last = i;
                span.closing = mark;
            }
            is_first = false;
        }
    CHECK(span.closing.run);
    return span;
}

std::size_t closing_of(const std::vector<pugi::xml_node>& runs, std::size_t first) {
    int depth = 0;
    for (std::size_t i = first; i < runs.size(); ++i) {
        const auto tag = tag_of(runs[i]);
        if (tag && tag->opens()) ++depth;
        if (tag && tag->closes() && --depth == 0) return i;
    }
    CHECK(false);
    return first;
}

std::size_t otherwise_of(const std::vector<pugi::xml_node>& runs, std::size_t first,
                         std::size_t last) {
    int depth = 0;
    for (std::size_t i = first; i < last; ++i) {
        const auto tag = tag_of(runs[i]);
        if (tag && tag->opens()) ++depth;
        if (tag && tag->closes()) --depth;
        if (tag && tag->kind == Kind::otherwise && depth == 1) return i;
    }
    return last;
}

void remove_identities(pugi::xml_node copy) {
    for (const char* name : {"w14:paraId", "w14:textId"}) copy.remove_attribute(name);
    for (pugi::xml_node child = copy.first_child(); child;) {
        const pugi::xml_node next = child.next_sibling();
        const std::string_view name = child.name();
        if (name == "w:bookmarkStart" || name == "w:bookmarkEnd" || name.starts_with("w:comment"))
            copy.remove_child(child);
        else
            remove_identities(child);
        child = next;
    }
}

std::string check_structure(const pugi::xml_node& root) {
    if (is_container(root)) {
        Marks marks;
        collect_marks(marks, root);
        std::string problem = check_pairs(marks);
        if (!problem.empty()) return problem;
    }
    for (const pugi::xml_node& child : root.children()) {
        std::string problem = check_structure(child);
        if (!problem.empty()) return problem;
    }
    return {};
}

}  // namespace thidua
