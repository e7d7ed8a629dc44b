#include "client/sheets/xml_part.h"

#include <charconv>

#include "client/sheets/refusals.h"
#include "client/sheets/workbook.h"

namespace thidua::sheets {
namespace {

/// White space is kept where it is all that an element has: a run of one space between two words.
constexpr unsigned parse_flags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                                 pugi::parse_wconv_attribute | pugi::parse_ws_pcdata_single;

struct DepthWalker final : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node&) override {
        return depth() < static_cast<int>(limits::xml_depth_max);
    }
};

}  // namespace

Result<XmlPart> XmlPart::parse(Bytes bytes) {
    XmlPart part;
    part.bytes_ = std::make_unique<Bytes>(std::move(bytes));
    part.document_ = std::make_unique<pugi::xml_document>();
    if (!part.document_->load_buffer_inplace(part.bytes_->data(), part.bytes_->size(), parse_flags))
        return damaged_workbook();
    DepthWalker walker;
    if (!part.document_->traverse(walker)) return damaged_workbook();
    return part;
}

std::string_view local_name(const pugi::char_t* name) {
    const std::string_view whole_name{name};
    const std::size_t colon = whole_name.find(':');
    return colon == std::string_view::npos ? whole_name : whole_name.substr(colon + 1);
}

bool is_named(pugi::xml_node node, std::string_view name) {
    return node.type() == pugi::node_element && local_name(node.name()) == name;
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
    return node.find_child([&](pugi::xml_node inner) { return is_named(inner, name); });
}

pugi::xml_attribute attribute(pugi::xml_node node, std::string_view name) {
    return node.find_attribute(
        [&](pugi::xml_attribute inner) { return local_name(inner.name()) == name; });
}

bool truth(pugi::xml_node node, std::string_view name) {
    const std::string_view value{attribute(node, name).value()};
    return value == "1" || value == "true";
}

std::uint32_t whole(pugi::xml_node node, std::string_view name, std::uint32_t otherwise) {
    const std::string_view value{attribute(node, name).value()};
    std::uint32_t number = 0;
    if (value.empty()) return number;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    return read.ec == std::errc{} && read.ptr == value.data() + value.size() ? number : otherwise;
}

}  // namespace thidua::sheets
