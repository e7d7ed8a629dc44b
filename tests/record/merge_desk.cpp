#include "tests/record/merge_desk.h"

namespace thidua {
namespace {

Uuid numbered(unsigned char kind, std::uint64_t number) {
    Uuid uuid;
    uuid.bytes[0] = kind;
    for (std::size_t at = 15; number != 0; --at, number >>= 8)
        uuid.bytes[at] = static_cast<unsigned char>(number);
    return uuid;
}

const ScopeId scope{numbered(9, 1)};

}  // namespace

RecordId numbered_record(unsigned char number) { return RecordId{numbered(1, number)}; }
EditId numbered_edit(std::uint64_t number) { return EditId{numbered(2, number)}; }
Instant time_at(Sequence seq) {
    return Instant{1'790'000'000'000 + 1000 * static_cast<std::int64_t>(seq.value())};
}

Operation creation(const RecordId& record, const std::string& type) {
    return {.kind = OperationKind::create, .record_type = type, .record = record, .scope = scope};
}

Operation setting(const RecordId& record, const FieldPath& path, Value seen, Value value) {
    return {.kind = OperationKind::set,
            .record = record,
            .path = path,
            .seen = std::move(seen),
            .value = std::move(value)};
}

Operation row_removal(const RecordId& record, const FieldPath& marker, Value seen) {
    return {.kind = OperationKind::remove_row,
            .record = record,
            .path = marker,
            .seen = std::move(seen)};
}

Operation step_on(const RecordId& record, const std::string& step, WorkflowPoint point,
                  Fields arguments) {
    return {.kind = OperationKind::step,
            .record = record,
            .path = step,
            .point = std::move(point),
            .arguments = std::move(arguments)};
}

MergeDesk::MergeDesk(Fields fields, const std::string& type) : record_{numbered_record(1)} {
    std::vector<Operation> operations{creation(record_, type)};
    for (const auto& [path, value] : fields)
        operations.push_back(setting(record_, path, Null{}, value));
    apply(lan, std::move(operations));
}

Edit MergeDesk::edit_of(const Person& person, std::vector<Operation> operations) {
    return {.id = numbered_edit(++edits_),
            .author = person.name,
            .device_time = Instant{static_cast<std::int64_t>(edits_)},
            .operations = std::move(operations)};
}

MergeResult MergeDesk::apply(const Person& person, std::vector<Operation> operations) {
    return apply(person, edit_of(person, std::move(operations)));
}

MergeResult MergeDesk::apply(const Person& person, const Edit& edit) {
    head_ = head_.next();
    const MergeContext context{.seq = head_,
                               .server_time = time_at(head_),
                               .device = DeviceId{numbered(3, person.number)},
                               .device_name = person.machine,
                               .rules = workflow_,
                               .guard = guard,
                               .again = again,
                               .logged = logged};
    return merge_edit(edit, context, space_);
}

OperationOutcome MergeDesk::set(const Person& person, const FieldPath& path, Value seen,
                                Value value) {
    return apply(person, {setting(record_, path, std::move(seen), std::move(value))})
        .outcomes.front();
}

Value MergeDesk::in_conflict(std::string_view path) {
    const auto open = open_conflicts();
    return open.size() == 1 ? find_value(open.front().fields, path) : Value{};
}

}  // namespace thidua
