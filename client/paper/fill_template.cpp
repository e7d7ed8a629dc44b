#include "client/paper/fill_template.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "client/paper/docx_file.h"
#include "client/paper/template_filler.h"
#include "client/paper/template_marks.h"
#include "client/paper/template_structure.h"
#include "client/paper/xml_part.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

using Kind = TemplateTag::Kind;

/// A part whose tags are marked and in pairs.
Result<XmlDocument> read_template_part(BytesView xml) {
    auto document = read_xml(xml);
    if (!document) return document;
    const pugi::xml_node root = (*document)->document_element();
    std::string problem = mark_tags(root);
    if (problem.empty()) problem = check_structure(root);
    if (!problem.empty()) return failure(ErrorCode::invalid_input, std::move(problem));
    return document;
}

std::vector<TemplateMark> marks_below(const pugi::xml_node& node) {
    std::vector<TemplateMark> marks;
    const std::function<void(const pugi::xml_node&)> search = [&](const pugi::xml_node& parent) {
        for (const pugi::xml_node& child : parent.children())
            if (auto tag = tag_of(child))
                marks.push_back({.run = child, .tag = std::move(*tag)});
            else
                search(child);
    };
    search(node);
    return marks;
}

void note(std::vector<Placeholder>& placeholders, Placeholder placeholder) {
    if (is_place_in_list(placeholder.name)) return;
    if (std::ranges::find(placeholders, placeholder) == placeholders.end())
        placeholders.push_back(std::move(placeholder));
}

void note_part(std::vector<Placeholder>& placeholders, const pugi::xml_node& root) {
    std::vector<std::string> lists{""};
    for (const TemplateMark& mark : marks_below(root)) {
        const TemplateTag& tag = mark.tag;
        if (tag.kind == Kind::value) note(placeholders, {.name = tag.name, .list = lists.back()});
        if (tag.kind == Kind::condition)
            note(placeholders, {Placeholder::Kind::condition, tag.name, lists.back()});
        if (tag.kind == Kind::each) {
            note(placeholders, {Placeholder::Kind::list, tag.name, lists.back()});
            lists.push_back(tag.name);
        }
        if (tag.kind == Kind::end_each) lists.pop_back();
    }
}

/// What the program built would be lost.
Result<void> check_placed(const PaperData& data, const std::set<std::string>& placed) {
    for (const std::string& name : data.built_names())
        if (!placed.contains(name))
            return failure(ErrorCode::invalid_input,
                           fmt::format(fmt::runtime(tr("The template has no place for what is made "
                                                       "from the figures and lists: put {} alone "
                                                       "in a paragraph of its text.")),
                                       TemplateTag{.name = name}.shown()));
    return {};
}

}  // namespace

Result<Bytes> fill_template(BytesView docx, const PaperData& data) {
    auto file = read_docx(docx);
    if (!file) return file.error();
    std::set<std::string> placed;
    for (const std::size_t place : file->text_parts()) {
        ZipEntry& part = file->parts[place];
        const auto document = read_template_part(part.bytes);
        if (!document) return document.error();
        const pugi::xml_node root = (*document)->document_element();
        if (marks_below(root).empty()) continue;
        TemplateFiller filler{data};
        filler.fill_part(root);
        if (!filler.problem().empty()) return failure(ErrorCode::invalid_input, filler.problem());
        placed.insert(filler.placed().begin(), filler.placed().end());
        part.bytes = xml_bytes(**document);
    }
    if (auto all = check_placed(data, placed); !all) return all.error();
    return write_docx(*file);
}

Result<std::vector<Placeholder>> list_placeholders(BytesView docx) {
    const auto file = read_docx(docx);
    if (!file) return file.error();
    std::vector<Placeholder> placeholders;
    for (const std::size_t place : file->text_parts()) {
        const auto document = read_template_part(file->parts[place].bytes);
        if (!document) return document.error();
        note_part(placeholders, (*document)->document_element());
    }
    return placeholders;
}

}  // namespace thidua
