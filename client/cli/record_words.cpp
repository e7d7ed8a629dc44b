#include "client/cli/record_words.h"

namespace thidua::cli {

Json& add_name(Json& json, const RecordName& name) {
    return json.set("type", name.type)
        .set("name", words_of(name))
        .set("unit", name.unit_code)
        .set("unit_id", name.unit)
        .set("unit_name", name.unit_name)
        .set("period", name.period)
        .set("period_name", name.period_name);
}

}  // namespace thidua::cli
