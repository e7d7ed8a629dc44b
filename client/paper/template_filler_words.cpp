// What happens within one paragraph.
#include <algorithm>

#include "client/paper/built_part.h"
#include "client/paper/paper_measures.h"
#include "client/paper/paragraph_text.h"
#include "client/paper/template_filler.h"
#include "client/paper/xml_part.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

using Kind = TemplateTag::Kind;

void take_out(pugi::xml_node node) {
    node.parent().remove_child(node);
}

bool is_space(const pugi::xml_node& run) {
    return std::ranges::all_of(run.children(), [](const pugi::xml_node& child) {
        return is_named(child, "w:rPr") || (is_named(child, "w:t") && is_blank(child.text().get()));
    });
}

/// Spaces that nobody sees may stand beside it.
bool stands_alone(const pugi::xml_node& paragraph, const TemplateMark& mark) {
    return std::ranges::all_of(runs_of(paragraph), [&](const pugi::xml_node& run) {
        return run == mark.run || is_space(run);
    });
}

/// Cut at blank lines; what is between has no line break at its ends.
std::vector<std::string> paragraphs_of(const std::string& words) {
    std::vector<std::string> paragraphs;
    for (std::size_t at = 0; at <= words.size();) {
        const std::size_t end = std::min(words.find("\n\n", at), words.size());
        paragraphs.push_back(words.substr(at, end - at));
        at = std::min(words.find_first_not_of('\n', end), words.size() + 1);
    }
    if (paragraphs.size() > 1 && paragraphs.back().empty()) paragraphs.pop_back();
    return paragraphs;
}

/// A copy of the paragraph that has no words before its only mark, or none behind it.
void cut_at_mark(const pugi::xml_node& paragraph, bool is_before_kept, bool is_behind_kept) {
    bool is_behind = false;
    for (const pugi::xml_node& run : runs_of(paragraph)) {
        const bool is_mark = tag_of(run).has_value();
        if (!is_mark && !(is_behind ? is_behind_kept : is_before_kept)) take_out(run);
        is_behind = is_behind || is_mark;
    }
}

}  // namespace

void TemplateFiller::fill_paragraph(pugi::xml_node paragraph) {
    const std::vector<TemplateMark> marks = marks_of(paragraph);
    for (const TemplateMark& mark : marks)
        if (is_built(mark)) return fill_built(paragraph, mark);
    const bool is_one_value = marks.size() == 1 && marks.front().tag.kind == Kind::value;
    if (is_one_value)
        fill_single(paragraph, marks.front());
    else if (!marks.empty())
        fill_runs(runs_of(paragraph));
    for (const pugi::xml_node& box : boxes_of(paragraph)) fill_container(box);
}

void TemplateFiller::fill_built(pugi::xml_node paragraph, const TemplateMark& mark) {
    if (!is_named(paragraph.parent(), "w:body"))
        return refuse(
            tr_later("{} stands for paragraphs and tables: move it out of the table, text "
                     "box, header or note into a paragraph of the text: \"{}\"."),
            mark);
    if (!stands_alone(paragraph, mark))
        return refuse(
            tr_later("{} stands for paragraphs and tables: give it a paragraph of its own "
                     "without other words: \"{}\"."),
            mark);
    const PaperData& built = *scopes_.find(mark.tag.name);
    put_built(paragraph, mark.run, built.text(), twips(built.text_width()));
    placed_.insert(mark.tag.name);
}

void TemplateFiller::fill_single(pugi::xml_node paragraph, const TemplateMark& mark) {
    const std::vector<std::string> texts = paragraphs_of(words_of(mark));
    if (!problem_.empty()) return;
    for (std::size_t i = texts.size() - 1; i > 0; --i) {
        const bool is_last = i + 1 == texts.size();
        pugi::xml_node copy = paragraph.parent().insert_copy_after(paragraph, paragraph);
        remove_identities(copy);
        cut_at_mark(copy, false, is_last);
        replace_mark(marks_of(copy).front().run, texts[i]);
    }
    if (texts.size() > 1) cut_at_mark(paragraph, true, false);
    replace_mark(mark.run, texts.front());
}

void TemplateFiller::fill_runs(const Nodes& runs) {
    for (std::size_t i = 0; i < runs.size() && problem_.empty(); ++i) {
        const auto tag = tag_of(runs[i]);
        if (!tag) continue;
        const TemplateMark mark{.run = runs[i], .tag = *tag};
        if (tag->kind == Kind::value) {
            const std::string words = words_of(mark);
            if (problem_.empty()) replace_mark(mark.run, words);
        } else if (tag->opens()) {
            const std::size_t last = closing_of(runs, i);
            fill_inner_span(runs, i, last);
            i = last;
        } else {
            problem_ = complaint_about(mark);
        }
    }
}

void TemplateFiller::fill_inner_span(const Nodes& runs, std::size_t first, std::size_t last) {
    const TemplateMark opening{.run = runs[first], .tag = *tag_of(runs[first])};
    const bool is_list = opening.tag.kind == Kind::each;
    const bool holds = !is_list && condition_of(opening);
    const Rows* rows = is_list ? &rows_of(opening) : nullptr;
    if (!problem_.empty()) return;
    const std::size_t middle = is_list ? last : otherwise_of(runs, first, last);
    const auto at = [&](std::size_t i) { return runs.begin() + static_cast<std::ptrdiff_t>(i); };
    const Nodes body{at(first + 1), at(middle)};
    const Nodes otherwise{at(std::min(middle + 1, last)), at(last)};
    if (rows) {
        repeat_runs(body, runs[last], *rows);
    } else {
        for (const pugi::xml_node& run : holds ? otherwise : body) take_out(run);
        fill_runs(holds ? body : otherwise);
    }
    take_out(runs[first]);
    if (middle < last) take_out(runs[middle]);
    take_out(runs[last]);
}

void TemplateFiller::repeat_runs(const Nodes& body, pugi::xml_node anchor, const Rows& rows) {
    for (std::size_t place = 0; place < rows.size() && problem_.empty(); ++place) {
        Nodes copies;
        for (const pugi::xml_node& run : body)
            copies.push_back(anchor.parent().insert_copy_before(run, anchor));
        const RowScope scope{scopes_, rows, place};
        fill_runs(copies);
    }
    for (const pugi::xml_node& run : body) take_out(run);
}

bool TemplateFiller::is_built(const TemplateMark& mark) const {
    if (mark.tag.kind != Kind::value) return false;
    const PaperData* const value = scopes_.find(mark.tag.name);
    return value && value->kind() == PaperData::Kind::built;
}

std::string TemplateFiller::words_of(const TemplateMark& mark) {
    const PaperData* value = scopes_.find(mark.tag.name);
    if (!value)
        refuse(tr_later("There is nothing to fill in for {}: \"{}\"."), mark);
    else if (value->kind() != PaperData::Kind::text)
        refuse(tr_later("{} is no text that can be filled in: \"{}\"."), mark);
    else
        return value->text();
    return {};
}

bool TemplateFiller::condition_of(const TemplateMark& mark) {
    const PaperData* value = scopes_.find(mark.tag.name);
    if (!value) refuse(tr_later("There is nothing to fill in for {}: \"{}\"."), mark);
    return value && value->holds();
}

const std::vector<PaperData>& TemplateFiller::rows_of(const TemplateMark& mark) {
    static const Rows none;
    const PaperData* value = scopes_.find(mark.tag.name);
    if (!value)
        refuse(tr_later("There is nothing to fill in for {}: \"{}\"."), mark);
    else if (value->kind() != PaperData::Kind::list)
        refuse(tr_later("{} is no list: \"{}\"."), mark);
    else
        return value->rows();
    return none;
}

void TemplateFiller::refuse(const char* message, const TemplateMark& mark) {
    if (problem_.empty()) problem_ = sentence_about(message, mark);
}

}  // namespace thidua
