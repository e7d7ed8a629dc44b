#include "client/app/editing.h"

#include "client/store/local_store.h"
#include "client/store/outbox.h"
#include "client/store/record_query.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/model/unit.h"
#include "shared/record/merge.h"
#include "shared/wire/codec.h"

namespace thidua {

EditBuilder::EditBuilder(Workspace& workspace) : workspace_{workspace} {
    const Environment environment = workspace.environment();
    const Instant now = environment.clock.now();
    edit_.id = EditId{make_uuid_v7(now, environment.random)};
    edit_.device_time = now;
    edit_.server_offset = workspace.store().number_meta(device_keys::clock_offset);
    edit_.author = workspace.store().text_meta(device_keys::person);
}

EditBuilder& EditBuilder::create(std::string_view type, const RecordId& id,
                                 const ScopeId& scope) {
    edit_.operations.push_back({.kind = OperationKind::create,
                                .record_type = std::string{type},
                                .record = id,
                                .scope = scope});
    return *this;
}

EditBuilder& EditBuilder::set(std::string_view type, const RecordId& id, const FieldPath& path,
                              Value seen, Value value) {
    edit_.operations.push_back({.kind = OperationKind::set,
                                .record_type = std::string{type},
                                .record = id,
                                .path = path,
                                .seen = std::move(seen),
                                .value = std::move(value)});
    return *this;
}

EditBuilder& EditBuilder::set_all(std::string_view type, const RecordId& id,
                                  const Fields& fields) {
    for (const auto& [path, value] : fields) set(type, id, path, Null{}, value);
    return *this;
}

EditBuilder& EditBuilder::remove_row(std::string_view type, const RecordId& id,
                                     const FieldPath& marker, Value fingerprint) {
    edit_.operations.push_back({.kind = OperationKind::remove_row,
                                .record_type = std::string{type},
                                .record = id,
                                .path = marker,
                                .seen = std::move(fingerprint)});
    return *this;
}

EditBuilder& EditBuilder::step(const Record& now, const std::string& step, Fields arguments) {
    edit_.operations.push_back({.kind = OperationKind::step,
                                .record_type = now.type,
                                .record = now.id,
                                .path = step,
                                .point = workflow_point(now.fields),
                                .arguments = std::move(arguments)});
    return *this;
}

EditBuilder& EditBuilder::cut_from(const RecordId& id, const FieldPath& path) {
    typed_.push_back({id, path});
    return *this;
}

Result<EditId> EditBuilder::save() {
    const bool is_within = edit_.operations.size() <= limits::edit_operations_max &&
                           encode_edit(edit_).size() <= limits::edit_bytes_max;
    if (!is_within)
        return failure(ErrorCode::invalid_input,
                       tr("This is too much for one save; save it in smaller parts."));
    Outbox{workspace_.store()}.append(edit_, typed_);
    return edit_.id;
}

Result<DeviceProfile> enrolled_profile(Workspace& workspace) {
    auto profile = workspace.profile();
    if (!profile)
        return failure(ErrorCode::not_found,
                       tr("This device is not enrolled yet; enrol it with the code you were "
                          "given."));
    return *std::move(profile);
}

Result<void> check_right(Workspace& workspace, Action action, const RecordId& unit) {
    const auto profile = enrolled_profile(workspace);
    if (!profile) return profile.error();
    const auto record = RecordQuery{workspace.store()}.find(unit);
    const RecordId organ = record ? view_of<Unit>(*record).organ : profile->organ;
    const Actor actor{profile->role, profile->unit, profile->organ};
    const CivilDate today = to_civil_date(workspace.environment().clock.now());
    const RecordId unit_now = find_heir(workspace.store(), unit, today);
    if (!may(actor, action, Subject{unit_now, organ}))
        return failure(ErrorCode::not_allowed, refusal_words(action));
    return {};
}

Result<void> check_right(Workspace& workspace, Action action) {
    const auto profile = enrolled_profile(workspace);
    if (!profile) return profile.error();
    return check_right(workspace, action, profile->unit);
}

}  // namespace thidua
