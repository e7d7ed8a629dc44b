#include "client/paper/template_marks.h"

#include <fmt/format.h>

#include <functional>

#include "client/paper/paragraph_text.h"
#include "client/paper/xml_part.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

constexpr const char* mark_attribute = "thidua-tag";

struct FoundTag {
    std::size_t begin = 0;
    std::size_t end = 0;
    TemplateTag tag;
};

/// The tags of a paragraph's words, or the sentence about one that is none.
std::string find_tags(const std::string& words, std::vector<FoundTag>& found) {
    for (std::size_t at = words.find("{{"); at != std::string::npos; at = words.find("{{", at)) {
        const std::size_t end = words.find("}}", at);
        if (end == std::string::npos)
            return fmt::format(fmt::runtime(tr("A placeholder is not closed: \"{}\".")),
                               words_around(words, at, at + 2));
        const auto tag = TemplateTag::from_text(words.substr(at + 2, end - at - 2));
        if (!tag)
            return fmt::format(
                fmt::runtime(tr("This is no placeholder that can be filled in: {} in \"{}\".")),
                words.substr(at, end + 2 - at), words_around(words, at, end + 2));
        found.push_back({.begin = at, .end = end + 2, .tag = *tag});
        at = end + 2;
    }
    return {};
}

void set_text(pugi::xml_node text, const std::string& words) {
    text.text().set(words.c_str());
    text.remove_attribute("xml:space");
    text.append_attribute("xml:space") = "preserve";
}

/// Removes what follows `last` in its run, or the content before `first`.
void cut_behind(pugi::xml_node run, const pugi::xml_node& last) {
    while (run.last_child() != last) run.remove_child(run.last_child());
}
void cut_before(pugi::xml_node run, const pugi::xml_node& first) {
    pugi::xml_node child = run.first_child();
    while (child != first) {
        const pugi::xml_node next = child.next_sibling();
        if (!is_named(child, "w:rPr")) run.remove_child(child);
        child = next;
    }
}

pugi::xml_node child_number(const pugi::xml_node& run, std::size_t number) {
    pugi::xml_node child = run.first_child();
    while (number-- > 0) child = child.next_sibling();
    return child;
}

std::size_t number_of(const pugi::xml_node& child) {
    std::size_t number = 0;
    for (pugi::xml_node c = child.previous_sibling(); c; c = c.previous_sibling()) ++number;
    return number;
}

/// Cuts the run of `piece` into what is before the tag, the tag, and what is behind it.
void isolate(const ParagraphText::Piece& piece, const FoundTag& found) {
    pugi::xml_node run = piece.text.parent();
    pugi::xml_node parent = run.parent();
    const std::string words = piece.text.text().get();
    const std::size_t begin = found.begin - piece.begin;
    const std::size_t end = std::min(found.end - piece.begin, words.size());

    pugi::xml_node behind = parent.insert_copy_after(run, run);
    pugi::xml_node first_behind = child_number(behind, number_of(piece.text));
    cut_before(behind, first_behind);
    set_text(first_behind, words.substr(end));

    pugi::xml_node mark = parent.insert_child_after("w:r", run);
    if (const pugi::xml_node form = run.child("w:rPr")) mark.append_copy(form);
    set_text(mark.append_child("w:t"), found.tag.shown());
    mark.append_attribute(mark_attribute) = found.tag.text().c_str();

    set_text(piece.text, words.substr(0, begin));
    cut_behind(run, piece.text);
    if (!has_content(run)) parent.remove_child(run);
    if (!has_content(behind)) parent.remove_child(behind);
}

void mark(const ParagraphText& text, const FoundTag& found) {
    const ParagraphText::Piece* first = nullptr;
    for (const ParagraphText::Piece& piece : text.pieces) {
        if (piece.end <= found.begin || piece.begin >= found.end) continue;
        if (!first) {
            first = &piece;
            continue;
        }
        // The rest of the tag, in runs that Word has cut off.
        const std::size_t end = std::min(found.end, piece.end) - piece.begin;
        const std::string words = piece.text.text().get();
        set_text(piece.text, words.substr(std::min(end, words.size())));
    }
    if (first) isolate(*first, found);
}

std::string mark_paragraph(const pugi::xml_node& paragraph) {
    const ParagraphText text{paragraph};
    std::vector<FoundTag> found;
    std::string problem = find_tags(text.words, found);
    // From the last to the first: what is cut off behind a tag has been looked at already.
    for (auto tag = found.rbegin(); tag != found.rend(); ++tag) mark(text, *tag);
    return problem;
}

/// Word's content controls, and the marks of its spelling checker and its last look at the pages,
/// only stand between what belongs together.
void unwrap(pugi::xml_node parent) {
    for (pugi::xml_node child = parent.first_child(); child;) {
        const pugi::xml_node next = child.next_sibling();
        unwrap(child);
        if (is_named(child, "w:sdt")) {
            const pugi::xml_node content = child.child("w:sdtContent");
            while (const pugi::xml_node inner = content.first_child())
                parent.insert_move_before(inner, child);
        }
        if (is_named(child, "w:sdt") || is_named(child, "w:proofErr") ||
            is_named(child, "w:lastRenderedPageBreak"))
            parent.remove_child(child);
        child = next;
    }
}

std::string mark_below(const pugi::xml_node& parent) {
    for (const pugi::xml_node& child : parent.children()) {
        std::string problem = mark_below(child);
        if (problem.empty() && is_named(child, "w:p")) problem = mark_paragraph(child);
        if (!problem.empty()) return problem;
    }
    return {};
}

}  // namespace

std::string mark_tags(pugi::xml_node root) {
    unwrap(root);
    return mark_below(root);
}

std::optional<TemplateTag> tag_of(const pugi::xml_node& run) {
    const pugi::xml_attribute attribute = run.attribute(mark_attribute);
    return attribute ? TemplateTag::from_text(attribute.value()) : std::nullopt;
}

std::vector<TemplateMark> marks_of(const pugi::xml_node& paragraph) {
    std::vector<TemplateMark> marks;
    for (const pugi::xml_node& run : runs_of(paragraph))
        if (auto tag = tag_of(run)) marks.push_back({.run = run, .tag = std::move(*tag)});
    return marks;
}

void replace_mark(pugi::xml_node run, const std::string& words) {
    run.remove_attribute(mark_attribute);
    set_words(run, words);
}

std::string words_around(const TemplateMark& mark) {
    pugi::xml_node paragraph = mark.run;
    while (paragraph && !is_named(paragraph, "w:p")) paragraph = paragraph.parent();
    const ParagraphText text{paragraph};
    for (const ParagraphText::Piece& piece : text.pieces)
        if (piece.text.parent() == mark.run)
            return words_around(text.words, piece.begin, piece.end);
    return mark.tag.shown();
}

}  // namespace thidua
