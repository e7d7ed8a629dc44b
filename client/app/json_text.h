#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/decimal.h"
#include "shared/record/value.h"

namespace thidua {

/// Writes one JSON document, indented, members in the order they come. Numbers are written as they
/// are: no figure passes through binary floating point. Text must be valid UTF-8.
class JsonText {
public:
    JsonText& begin_object();
    JsonText& end_object();
    JsonText& begin_list();
    JsonText& end_list();
    /// The name of the member whose value comes next.
    JsonText& key(std::string_view name);

    JsonText& text(std::string_view value);
    JsonText& number(const Decimal& value);
    JsonText& number(std::int64_t value);
    JsonText& truth(bool value);
    JsonText& null();
    /// Dates, instants and ids as text; an attachment as its hash, size and name.
    JsonText& value(const Value& value);

    JsonText& member(std::string_view name, std::string_view text_of_it) {
        return key(name).text(text_of_it);
    }

    /// The document, ended by a line end. Every object and list must be closed.
    [[nodiscard]] std::string take();

private:
    void begin_item();
    void end(char bracket);
    void indent();
    void quote(std::string_view value);

    struct Level {
        bool is_empty = true;
    };
    std::string out_;
    std::vector<Level> levels_;
    bool has_key_ = false;
};

}  // namespace thidua
