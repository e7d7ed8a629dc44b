#include "tests/paper/made_docx.h"

#include <fmt/format.h>

#include "client/paper/docx_file.h"
#include "client/paper/xml_part.h"

namespace thidua {
namespace {

constexpr const char* namespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"";

void append_words(std::string& words, const pugi::xml_node& parent) {
    for (const pugi::xml_node& child : parent.children()) {
        if (is_named(child, "w:t")) words += child.text().get();
        if (is_named(child, "w:br") || is_named(child, "w:tab")) words += '/';
        append_words(words, child);
        if (is_named(child, "w:p")) words += '\n';
        if (is_named(child, "w:tc")) words.back() = '|';
        if (is_named(child, "w:tr")) words += '\n';
    }
}

}  // namespace

Bytes made_docx(std::string_view body, const std::vector<ZipEntry>& further) {
    std::vector<ZipEntry> entries{
        {.name = "word/document.xml",
         .bytes =
             fmt::format("<w:document {}><w:body>{}</w:body></w:document>", namespaces, body)}};
    entries.insert(entries.end(), further.begin(), further.end());
    return write_zip(entries);
}

std::string paragraph(std::string_view words) {
    return fmt::format("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", words);
}

std::string row(const std::vector<std::string>& cells) {
    std::string xml = "<w:tr>";
    for (const std::string& cell : cells) xml += "<w:tc>" + paragraph(cell) + "</w:tc>";
    return xml + "</w:tr>";
}

std::string table(const std::vector<std::string>& rows) {
    return fmt::format("<w:tbl>{}</w:tbl>", fmt::join(rows, ""));
}

Bytes part_of(BytesView docx, const std::string& part) {
    const auto file = read_docx(docx);
    if (!file) return {};
    for (const ZipEntry& entry : file->parts)
        if (entry.name == part) return entry.bytes;
    return {};
}

std::string words_of(BytesView docx, const std::string& part) {
    const auto document = read_xml(part_of(docx, part));
    if (!document) return document.error().message;
    std::string words;
    append_words(words, **document);
    return words;
}

}  // namespace thidua
