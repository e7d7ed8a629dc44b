#include "client/app/field_number.h"

namespace thidua {

std::optional<Decimal> find_number(const Fields& fields, std::string_view path) {
    const Value& value = find_value(fields, path);
    if (const auto* const whole = std::get_if<std::int64_t>(&value)) return Decimal{*whole};
    const auto* const number = std::get_if<Decimal>(&value);
    return number != nullptr ? std::optional{*number} : std::nullopt;
}

}  // namespace thidua
