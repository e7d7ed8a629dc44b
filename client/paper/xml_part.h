#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace thidua {

using XmlDocument = std::unique_ptr<pugi::xml_document>;

/// A part of a DOCX file. Spaces are kept; no entity beyond the five of XML is expanded. Refuses in
/// one sentence what is not well-formed UTF-8 and XML, or beyond the limits.
Result<XmlDocument> read_xml(BytesView xml);

/// With the declaration that Word writes, and no space that was not there.
Bytes xml_bytes(const pugi::xml_document& document);

/// What may stand between tags and in attributes; control characters that XML does not know go.
std::string xml_escaped(std::string_view text);
std::string without_controls(std::string_view text);

inline bool is_named(const pugi::xml_node& node, std::string_view name) {
    return node.name() == name;
}

}  // namespace thidua
