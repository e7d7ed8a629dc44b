#include "shared/record/value.h"

#include "shared/base/translate.h"

namespace thidua {
namespace {

struct Display {
    std::string operator()(Null) const { return {}; }
    std::string operator()(bool value) const { return value ? "✓" : "✗"; }
    std::string operator()(std::int64_t value) const { return Decimal{value}.display(); }
    std::string operator()(const Decimal& value) const { return value.display(); }
    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(CivilDate value) const { return thidua::to_display(value); }
    std::string operator()(Instant value) const { return thidua::to_display(value); }
    std::string operator()(const RecordId& value) const { return value.text(); }
    std::string operator()(const AttachmentRef& value) const { return value.name; }
    std::string operator()(const OpaqueValue&) const { return tr("(a value of a newer version)"); }
};

}  // namespace

std::string to_display(const Value& value) { return std::visit(Display{}, value); }

}  // namespace thidua
