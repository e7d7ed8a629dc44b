#include "client/app/name_order.h"

#include <algorithm>
#include <array>

#include "shared/base/text.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

bool is_of_several(const Fields& fields) {
    const std::string kind = text_or_empty(fields, "kind");
    return kind == "collective" || kind == "organisation";
}

}  // namespace

bool is_listed_by_name(std::string_view record_type) {
    static constexpr std::array named{record_types::person,     record_types::other_party,
                                      record_types::nomination, record_types::award,
                                      record_types::role_model, record_types::upward_dossier};
    return std::ranges::find(named, record_type) != named.end();
}

int compare_named(const Fields& a, const Fields& b) {
    const bool several = is_of_several(a);
    if (several != is_of_several(b)) return several ? -1 : 1;
    const std::string first = text_or_empty(a, "name");
    const std::string second = text_or_empty(b, "name");
    return several ? compare_text(first, second) : compare_person_names(first, second);
}

}  // namespace thidua
