#include "client/paper/paragraph_text.h"

#include <algorithm>
#include <functional>

#include "client/paper/xml_part.h"

namespace thidua {
namespace {

constexpr std::size_t words_around_bytes = 40;

bool begins_letter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

/// Calls it for every element below, first to last, but not for what is in text boxes.
void visit(const pugi::xml_node& parent, const std::function<void(const pugi::xml_node&)>& call) {
    for (const pugi::xml_node& child : parent.children()) {
        if (is_named(child, "w:txbxContent")) continue;
        call(child);
        visit(child, call);
    }
}

bool is_in_run(const pugi::xml_node& node) {
    return is_named(node.parent(), "w:r");
}

void append_line(pugi::xml_node run, std::string_view line) {
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t tab = std::min(line.find('\t', at), line.size());
        if (tab > at) {
            pugi::xml_node text = run.append_child("w:t");
            text.append_attribute("xml:space") = "preserve";
            text.text().set(std::string{line.substr(at, tab - at)}.c_str());
        }
        if (tab < line.size()) run.append_child("w:tab");
        at = tab + 1;
    }
}

}  // namespace

ParagraphText::ParagraphText(const pugi::xml_node& paragraph) {
    visit(paragraph, [&](const pugi::xml_node& node) {
        if (!is_in_run(node)) return;
        const std::size_t begin = words.size();
        if (is_named(node, "w:t")) {
            words += node.text().get();
            pieces.push_back({.text = node, .begin = begin, .end = words.size()});
        } else if (is_named(node, "w:tab") || is_named(node, "w:br") || is_named(node, "w:cr")) {
            words += '\n';
        }
    });
}

std::vector<pugi::xml_node> runs_of(const pugi::xml_node& paragraph) {
    std::vector<pugi::xml_node> runs;
    visit(paragraph, [&](const pugi::xml_node& node) {
        if (is_named(node, "w:r")) runs.push_back(node);
    });
    return runs;
}

bool has_content(const pugi::xml_node& run) {
    for (const pugi::xml_node& child : run.children()) {
        const bool is_empty_text = is_named(child, "w:t") && *child.text().get() == '\0';
        if (!is_named(child, "w:rPr") && !is_empty_text) return true;
    }
    return false;
}

std::vector<pugi::xml_node> boxes_of(const pugi::xml_node& paragraph) {
    std::vector<pugi::xml_node> boxes;
    const std::function<void(const pugi::xml_node&)> search = [&](const pugi::xml_node& parent) {
        for (const pugi::xml_node& child : parent.children())
            if (is_named(child, "w:txbxContent"))
                boxes.push_back(child);
            else
                search(child);
    };
    search(paragraph);
    return boxes;
}

void set_words(pugi::xml_node run, std::string_view words) {
    for (pugi::xml_node child = run.first_child(); child;) {
        const pugi::xml_node next = child.next_sibling();
        if (!is_named(child, "w:rPr")) run.remove_child(child);
        child = next;
    }
    const std::string clean = without_controls(words);
    for (std::size_t at = 0; at <= clean.size();) {
        const std::size_t end = std::min(clean.find('\n', at), clean.size());
        if (at > 0) run.append_child("w:br");
        append_line(run, std::string_view{clean}.substr(at, end - at));
        at = end + 1;
    }
}

std::string words_around(const std::string& words, std::size_t begin, std::size_t end) {
    std::size_t from = begin > words_around_bytes ? begin - words_around_bytes : 0;
    std::size_t to = std::min(words.size(), end + words_around_bytes);
    while (from < begin && !begins_letter(words[from])) ++from;
    while (to < words.size() && !begins_letter(words[to])) ++to;
    std::string piece =
        (from > 0 ? "…" : "") + words.substr(from, to - from) + (to < words.size() ? "…" : "");
    std::ranges::replace(piece, '\n', ' ');
    return piece;
}

}  // namespace thidua
