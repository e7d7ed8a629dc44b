#include "client/paper/docx_frame.h"

#include <fmt/format.h>

#include "client/paper/docx_file.h"
#include "client/paper/paper_measures.h"

namespace thidua {
namespace {

constexpr const char* declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* namespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

constexpr const char* content_types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>)";

constexpr const char* file_relations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";

constexpr const char* document_relations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>)";

constexpr const char* styles =
    R"(<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>)";

constexpr const char* settings =
    R"(<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/>)";

constexpr const char* page_number =
    R"(<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>2</w:t></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r></w:p>)";

Bytes part(const char* element, const std::string& content) {
    return fmt::format("{0}<w:{1} {2}>{3}</w:{1}>", declaration, element, namespaces, content);
}

}  // namespace

PageForm upright_page() {
    return {.width = measures::page_width,
            .height = measures::page_height,
            .top = measures::top,
            .bottom = measures::bottom,
            .left = measures::left,
            .right = measures::right};
}

PageForm wide_page() {
    PageForm page = upright_page();
    std::swap(page.width, page.height);
    return page;
}

std::string to_xml(const PageForm& page) {
    const bool is_wide = page.width > page.height;
    return fmt::format(
        "<w:sectPr>{}<w:pgSz w:w=\"{}\" w:h=\"{}\"{}/><w:pgMar w:top=\"{}\" w:right=\"{}\" "
        "w:bottom=\"{}\" w:left=\"{}\" w:header=\"{}\" w:footer=\"{}\" w:gutter=\"0\"/>"
        "<w:pgNumType w:start=\"1\"/><w:titlePg/></w:sectPr>",
        page.has_page_numbers ? "<w:headerReference w:type=\"default\" r:id=\"rId3\"/>" : "",
        twips(page.width), twips(page.height), is_wide ? " w:orient=\"landscape\"" : "",
        twips(page.top), twips(page.right), twips(page.bottom), twips(page.left),
        twips(measures::page_number_top), twips(measures::page_number_top));
}

Bytes framed_docx(const std::string& body) {
    return write_docx(
        {.parts = {{.name = "[Content_Types].xml", .bytes = Bytes{declaration} + content_types},
                   {.name = "_rels/.rels", .bytes = Bytes{declaration} + file_relations},
                   {.name = "word/document.xml",
                    .bytes = part("document", "<w:body>" + body + "</w:body>")},
                   {.name = "word/_rels/document.xml.rels",
                    .bytes = Bytes{declaration} + document_relations},
                   {.name = "word/styles.xml", .bytes = part("styles", styles)},
                   {.name = "word/settings.xml", .bytes = part("settings", settings)},
                   {.name = "word/header1.xml", .bytes = part("hdr", page_number)}}});
}

}  // namespace thidua
