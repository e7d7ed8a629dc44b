#include "tests/simulator/poison.h"

#include <fmt/format.h>

#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "shared/model/scope.h"
#include "tests/simulator/organ.h"

namespace thidua::simulator {
namespace {

const std::vector<FieldPath> hostile_paths{
    "",           "/",
    "..",         "../../etc/passwd",
    "answers",    "answers/",
    "answers//",  "answers/models",
    "answers/models/not-a-row/value", "answers/trained/deeper/and/deeper",
    "state",      "version",
    "requested/answers/trained",      "answers/'; DROP TABLE log; --",
};

Operation set_of(const Record& record, const FieldPath& path, Value value) {
    return {.kind = OperationKind::set,
            .record_type = record.type,
            .record = record.id,
            .scope = {},
            .path = path,
            .seen = {},
            .value = std::move(value),
            .point = {},
            .arguments = {}};
}

/// What only the server writes.
void forge(Draft& draft, Chance& chance, const RecordId& id) {
    const std::vector<std::string> types{"conflict", "change", "evidence", "unit", "period", ""};
    const std::string& type = chance.one_of(types);
    draft.create(type, id, chance.percent(50) ? province_scope() : ScopeId{});
    const Record forged{.type = type, .id = id, .scope = {}, .fields = {}, .rev = {}};
    draft.operations.push_back(set_of(forged, "state", std::string{"open"}));
}

void repeat(Draft& draft, const Record& report, Chance& chance) {
    const std::size_t times = chance.between(1, 300);
    for (std::size_t left = times; left > 0; --left) {
        draft.create(report.type, report.id, report.scope);
        draft.operations.push_back(
            set_of(report, answer_path("trained"), static_cast<std::int64_t>(left)));
    }
}

}  // namespace

Draft poisoned(const Device& device, Chance& chance, std::size_t action) {
    const RecordId unit = device.grantee.unit;
    const Record report{.type = "report",
                        .id = report_id(organ::period(0), unit),
                        .scope = unit_scope(unit),
                        .fields = {},
                        .rev = {}};
    Draft draft{.what = fmt::format("poison {}", action), .is_poison = true};
    switch (chance.below(8)) {
        case 0:
            for (const FieldPath& path : hostile_paths)
                draft.operations.push_back(set_of(report, path, std::int64_t{1}));
            break;
        case 1: forge(draft, chance, RecordId{make_uuid_v7(world_start, chance.random())}); break;
        case 2: repeat(draft, report, chance); break;
        case 3:
            draft.operations.push_back(
                set_of(report, answer_path("story"), std::string(300'000, 'x')));
            break;
        case 4: draft.step(report, "no such step", {{"reason", std::string{"none"}}}); break;
        case 5:
            draft.operations.push_back({.kind = OperationKind::remove_row,
                                        .record_type = "report",
                                        .record = report.id,
                                        .scope = {},
                                        .path = chance.one_of(hostile_paths),
                                        .seen = std::string{"nothing"},
                                        .value = {},
                                        .point = {},
                                        .arguments = {}});
            break;
        case 6: break;  // nothing at all
        default:
            draft.operations.push_back(
                set_of(report, answer_path("name"), std::string{trap_word}));
    }
    return draft;
}

}  // namespace thidua::simulator
