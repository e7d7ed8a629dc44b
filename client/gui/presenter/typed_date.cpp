#include "client/gui/presenter/typed_date.h"

#include "shared/base/translate.h"
#include "shared/forms/validation.h"

namespace thidua {

Result<CivilDate> date_from_typing(std::string_view typed) {
    Field field;
    field.kind = FieldKind::date;
    const auto value = parse_answer(field, typed, NumberStyle::vietnamese);
    if (value && std::holds_alternative<CivilDate>(*value)) return std::get<CivilDate>(*value);
    return failure(ErrorCode::invalid_input, tr("Write the date like 14/12/2026."));
}

}  // namespace thidua
