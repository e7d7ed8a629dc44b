#include "server/store/effect.h"

#include "shared/wire/record_archive.h"

namespace thidua {

Effect effect_between(const Record* before, const Record& after) {
    static const Fields nothing;
    const Fields& seen = before != nullptr ? before->fields : nothing;
    Effect effect{.type = after.type, .record = after.id, .scope = after.scope, .changes = {}};
    for (const auto& [path, value] : after.fields)
        if (find_value(seen, path) != value) effect.changes.emplace_back(path, value);
    for (const auto& [path, value] : seen)
        if (!after.fields.contains(path)) effect.changes.emplace_back(path, Null{});
    return effect;
}

void put_effects(const std::vector<Effect>& effects, Sequence rev, RecordSpace& space) {
    for (const Effect& effect : effects) {
        Record record = space.find_record(effect.record)
                            .value_or(Record{.type = effect.type,
                                             .id = effect.record,
                                             .scope = effect.scope,
                                             .fields = {},
                                             .rev = {}});
        record.scope = effect.scope;
        record.rev = rev;
        for (const auto& [path, value] : effect.changes) set_value(record.fields, path, value);
        space.put(record);
    }
}

void save(ByteWriter& archive, const Effect& effect) {
    archive(effect.type, effect.record, effect.scope);
    archive.number(effect.changes.size());
    for (const auto& [path, value] : effect.changes) {
        archive(path);
        save(archive, value);
    }
}

void load(ByteReader& archive, Effect& effect) {
    archive(effect.type, effect.record, effect.scope);
    const std::size_t count = archive.count(list_entries_max);
    effect.changes.clear();
    for (std::size_t i = 0; i < count; ++i) {
        auto& [path, value] = effect.changes.emplace_back();
        archive(path);
        load(archive, value);
    }
}

}  // namespace thidua
