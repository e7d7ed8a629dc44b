#pragma once

#include <cstdint>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace thidua::sheets {

/// One XML part of a workbook. Names are compared without their prefix: some programs write
/// <x:row> for <row>.
class XmlPart {
public:
    /// Refused when it is not XML or nested too deep.
    static Result<XmlPart> parse(Bytes bytes);

    [[nodiscard]] pugi::xml_node root() const { return document_->document_element(); }

private:
    XmlPart() = default;

    /// The document refers into them; both stay where they are when the part is moved.
    std::unique_ptr<Bytes> bytes_;
    std::unique_ptr<pugi::xml_document> document_;
};

std::string_view local_name(const pugi::char_t* name);
bool is_named(pugi::xml_node node, std::string_view name);

/// The first child or attribute of that name, or a null one.
pugi::xml_node child(pugi::xml_node node, std::string_view name);
pugi::xml_attribute attribute(pugi::xml_node node, std::string_view name);

/// "1" and "true".
bool truth(pugi::xml_node node, std::string_view name);
/// Nought when it is absent, `otherwise` when it is no whole number.
std::uint32_t whole(pugi::xml_node node, std::string_view name, std::uint32_t otherwise);

/// For each child of that name.
template <class Visit>
void for_each(pugi::xml_node node, std::string_view name, Visit&& visit) {
    for (const pugi::xml_node inner : node)
        if (is_named(inner, name)) visit(inner);
}

}  // namespace thidua::sheets
