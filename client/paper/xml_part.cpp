#include "client/paper/xml_part.h"

#include <algorithm>

#include "client/paper/docx_limits.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

constexpr std::string_view declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

Error refusal(std::string sentence) {
    return failure(ErrorCode::damaged, std::move(sentence));
}

/// Not recursive: the depth is what is asked.
bool is_too_deep(const pugi::xml_document& document) {
    std::size_t depth = 0;
    pugi::xml_node node = document.first_child();
    while (node) {
        if (node.first_child()) {
            if (++depth > limits::docx_xml_depth_max) return true;
            node = node.first_child();
            continue;
        }
        while (node && !node.next_sibling()) {
            node = node.parent();
            if (node.type() == pugi::node_document) return false;
            --depth;
        }
        node = node.next_sibling();
    }
    return false;
}

struct StringWriter : pugi::xml_writer {
    Bytes bytes;
    void write(const void* data, std::size_t size) override {
        bytes.append(static_cast<const char*>(data), size);
    }
};

const char* escape_of(char letter) {
    switch (letter) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        default:
            return nullptr;
    }
}

}  // namespace

Result<XmlDocument> read_xml(BytesView xml) {
    if (xml.size() > limits::docx_xml_bytes_max ||
        static_cast<std::size_t>(std::ranges::count(xml, '<')) > limits::docx_xml_tags_max)
        return refusal(tr("The document is too long to be read."));
    const Error damaged = refusal(
        tr("The document is damaged: open it in Word, save it again as DOCX and try again."));
    if (!is_clean_utf8(xml)) return damaged;
    auto document = std::make_unique<pugi::xml_document>();
    const auto parsed = document->load_buffer(
        xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
    if (!parsed || is_too_deep(*document)) return damaged;
    return document;
}

Bytes xml_bytes(const pugi::xml_document& document) {
    StringWriter writer;
    writer.bytes = declaration;
    document.save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return std::move(writer.bytes);
}

std::string without_controls(std::string_view text) {
    std::string kept;
    std::ranges::copy_if(text, std::back_inserter(kept), [](char letter) {
        return static_cast<unsigned char>(letter) >= 0x20U || letter == '\n' || letter == '\t';
    });
    return kept;
}

std::string xml_escaped(std::string_view text) {
    std::string escaped;
    for (const char letter : without_controls(text)) {
        if (const char* escape = escape_of(letter))
            escaped += escape;
        else
            escaped += letter;
    }
    return escaped;
}

}  // namespace thidua
