#include "client/gui/presenter/return_wish.h"

#include "client/gui/presenter/typed_date.h"
#include "shared/base/text.h"

namespace thidua {

Result<std::optional<CivilDate>> due_of(const ReturnWish& wish) {
    if (is_blank(wish.due)) return std::optional<CivilDate>{};
    const auto due = date_from_typing(wish.due);
    if (!due) return due.error();
    return std::optional{*due};
}

}  // namespace thidua
