#include "client/cli/json.h"

#include <fmt/format.h>

namespace thidua::cli {
namespace {

std::string quoted(std::string_view text) {
    std::string out{"\""};
    for (const char character : text) {
        switch (character) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                if (static_cast<unsigned char>(character) < 0x20)
                    out += fmt::format("\\u{:04x}", static_cast<unsigned>(character));
                else
                    out += character;
        }
    }
    return out += '"';
}

struct ValueToJson {
    Json operator()(Null) const { return {}; }
    Json operator()(bool truth) const { return truth; }
    Json operator()(std::int64_t whole) const { return Json::number(whole); }
    Json operator()(const Decimal& number) const { return Json::number(number); }
    Json operator()(const std::string& text) const { return text; }
    Json operator()(CivilDate date) const { return date; }
    Json operator()(Instant instant) const { return instant; }
    Json operator()(const RecordId& id) const { return id; }
    Json operator()(const AttachmentRef& file) const {
        return Json::object()
            .set("hash", file.hash.hex())
            .set("size", Json::number(file.size))
            .set("name", file.name);
    }
    Json operator()(const OpaqueValue& value) const {
        return Json::object()
            .set("kind", Json::number(std::int64_t{value.kind}))
            .set("bytes", to_hex(value.bytes));
    }
};

}  // namespace

Json::Json(std::string_view text) : text_{quoted(text)} {}

Json Json::number(const Decimal& number) {
    return written(number.text());
}

Json Json::written(std::string document) {
    Json json;
    json.text_ = std::move(document);
    return json;
}

Json Json::list() {
    Json json = written("[");
    json.close_ = ']';
    return json;
}

Json Json::object() {
    Json json = written("{");
    json.close_ = '}';
    return json;
}

void Json::separate() {
    if (text_.size() > 1) text_ += ',';
}

Json& Json::push(const Json& item) {
    separate();
    text_ += item.text();
    return *this;
}

Json& Json::set(std::string_view name, const Json& value) {
    separate();
    text_ += quoted(name) + ':' + value.text();
    return *this;
}

std::string Json::text() const {
    return close_ == '\0' ? text_ : text_ + close_;
}

Json to_json(const Value& value) {
    return std::visit(ValueToJson{}, value);
}

Json to_json(const Fields& fields) {
    Json object = Json::object();
    for (const auto& [path, value] : fields) object.set(path, to_json(value));
    return object;
}

}  // namespace thidua::cli
