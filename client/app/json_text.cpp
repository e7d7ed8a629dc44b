#include "client/app/json_text.h"

#include <fmt/format.h>

#include "shared/base/check.h"

namespace thidua {

void JsonText::indent() {
    out_.push_back('\n');
    out_.append(levels_.size() * 2, ' ');
}

void JsonText::begin_item() {
    if (has_key_) {
        has_key_ = false;
        return;
    }
    if (levels_.empty()) return;
    if (!levels_.back().is_empty) out_.push_back(',');
    levels_.back().is_empty = false;
    indent();
}

void JsonText::end(char bracket) {
    CHECK(!levels_.empty() && !has_key_);
    const bool was_empty = levels_.back().is_empty;
    levels_.pop_back();
    if (!was_empty) indent();
    out_.push_back(bracket);
}

JsonText& JsonText::begin_object() {
    begin_item();
    out_.push_back('{');
    levels_.push_back({});
    return *this;
}

JsonText& JsonText::end_object() {
    end('}');
    return *this;
}

JsonText& JsonText::begin_list() {
    begin_item();
    out_.push_back('[');
    levels_.push_back({});
    return *this;
}

JsonText& JsonText::end_list() {
    end(']');
    return *this;
}

JsonText& JsonText::key(std::string_view name) {
    begin_item();
    quote(name);
    out_.append(": ");
    has_key_ = true;
    return *this;
}

JsonText& JsonText::text(std::string_view value) {
    begin_item();
    quote(value);
    return *this;
}

JsonText& JsonText::number(const Decimal& value) {
    begin_item();
    out_.append(value.text());
    return *this;
}

JsonText& JsonText::number(std::int64_t value) {
    begin_item();
    out_.append(std::to_string(value));
    return *this;
}

JsonText& JsonText::truth(bool value) {
    begin_item();
    out_.append(value ? "true" : "false");
    return *this;
}

JsonText& JsonText::null() {
    begin_item();
    out_.append("null");
    return *this;
}

JsonText& JsonText::value(const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return number(*whole);
    if (const auto* decimal = std::get_if<Decimal>(&value)) return number(*decimal);
    if (const auto* is_true = std::get_if<bool>(&value)) return truth(*is_true);
    if (const auto* words = std::get_if<std::string>(&value)) return text(*words);
    if (const auto* date = std::get_if<CivilDate>(&value)) return text(to_iso(*date));
    if (const auto* instant = std::get_if<Instant>(&value)) return text(to_iso(*instant));
    if (const auto* id = std::get_if<RecordId>(&value)) return text(id->text());
    if (const auto* file = std::get_if<AttachmentRef>(&value)) {
        begin_object().member("hash", file->hash.hex()).member("name", file->name);
        key("size").number(static_cast<std::int64_t>(file->size));
        return end_object();
    }
    return null();
}

std::string JsonText::take() {
    CHECK(levels_.empty());
    out_.push_back('\n');
    return std::move(out_);
}

void JsonText::quote(std::string_view value) {
    out_.push_back('"');
    for (const char c : value) {
        if (c == '"' || c == '\\') {
            out_.push_back('\\');
            out_.push_back(c);
        } else if (c == '\n') {
            out_.append("\\n");
        } else if (c == '\t') {
            out_.append("\\t");
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            out_.append(fmt::format("\\u{:04x}", static_cast<unsigned char>(c)));
        } else {
            out_.push_back(c);
        }
    }
    out_.push_back('"');
}

}  // namespace thidua
