#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/decimal.h"
#include "shared/base/time.h"
#include "shared/record/record.h"

namespace thidua::cli {

/// A JSON document, written while it is put together: members keep their order, numbers their exact
/// digits. Texts must be well-formed UTF-8, as everything in a store is.
class Json {
public:
    Json() = default;  ///< null
    /// Exactly bool: a number must say Json::number.
    template <std::same_as<bool> Truth>
    Json(Truth truth) : text_{truth ? "true" : "false"} {}  // NOLINT(google-explicit-constructor)
    Json(std::string_view text);                            // NOLINT
    Json(const std::string& text) : Json{std::string_view{text}} {}  // NOLINT
    Json(const char* text) : Json{std::string_view{text}} {}         // NOLINT
    Json(CivilDate date) : Json{to_iso(date)} {}                     // NOLINT
    Json(Instant instant) : Json{to_iso(instant)} {}                 // NOLINT
    template <class T>
    Json(const std::optional<T>& value) : Json{value ? Json{*value} : Json{}} {}  // NOLINT
    template <class Tag>
    Json(const Id<Tag>& id) : Json{id.is_nil() ? Json{} : Json{id.text()}} {}  // NOLINT

    static Json number(const Decimal& number);
    template <std::integral Number>
    static Json number(Number number) {
        return written(std::to_string(number));
    }
    /// A document that is written already.
    static Json written(std::string document);
    static Json list();
    static Json object();

    Json& push(const Json& item);
    Json& set(std::string_view name, const Json& value);

    [[nodiscard]] std::string text() const;

private:
    void separate();

    std::string text_ = "null";  ///< of a list or object: without the closing bracket
    char close_ = '\0';
};

/// Numbers as exact numbers, dates and times as ISO texts, references as the id.
Json to_json(const Value& value);
/// The flat map path -> value.
Json to_json(const Fields& fields);

}  // namespace thidua::cli
