#include "tests/server_store/restore_desk.h"

#include "shared/base/check.h"
#include "shared/base/translate.h"

namespace thidua {

RestoreDesk::RestoreDesk() { set_language(Language::english); }

FedEdit RestoreDesk::send(const Device& device, const MadeEdit& edit) {
    server_.clock().advance(std::chrono::minutes{1});
    const EditNumber number = server_.store().known_number(device.id).next();
    const AppliedEdit applied = server_.apply(device.id, {number, edit.edit()});
    return {.edit = {number, edit.edit()}, .receipt = applied.receipt};
}

FedEdit RestoreDesk::answer(const Device& device, const std::string& field, Value value) {
    MadeEdit edit = by(device);
    edit.set(report(), answer_path(field), std::move(value));
    return send(device, edit);
}

FedEdit RestoreDesk::submit(const Device& device) {
    MadeEdit edit = by(device);
    edit.submit(report());
    return send(device, edit);
}

FedEdit RestoreDesk::decide(const Device& device, const std::string& step) {
    MadeEdit edit = by(device);
    edit.step(report(), step, {{"reason", std::string{"Đủ số liệu."}}});
    return send(device, edit);
}

RestoredServer& RestoreDesk::restore() {
    server_.clock().advance(std::chrono::hours{24});
    return restored_.emplace(server_, backup_->path());
}

AppliedEdit RestoreDesk::feed(const Device& device, const FedEdit& fed) {
    return restored_->feed(device.id, fed, epoch_);
}

RecordCopy RestoreDesk::copy_of(const RecordId& id) {
    const Record record = *server_.find(id);
    return {.scope = record.scope,
            .record = {.type = record.type,
                       .id = id,
                       .rev = record.rev,
                       .fields = encode_fields(record.fields)},
            .epoch = epoch_};
}

void RestoreDesk::report_back(const Device& device, const std::vector<RecordId>& held) {
    std::vector<RecordCopy> copies;
    for (const RecordId& id : held) copies.push_back(copy_of(id));
    restored_->tell_copies(device.id, copies);
    restored_->report(device.id);
}

void RestoreDesk::report_all_back() {
    for (const Device& device : {bich_, dung_, kien_, ha_}) report_back(device);
}

Receipt RestoreDesk::type(const Device& device, const std::string& field, Value value) {
    return type_on(device, field, restored_answer(field), std::move(value));
}

Receipt RestoreDesk::type_on(const Device& device, const std::string& field, Value seen,
                             Value value) {
    MadeEdit edit = by(device);
    edit.set_on(quarterly_report("STP-HCTP"), answer_path(field), std::move(seen),
                std::move(value));
    return restored_->apply(device.id, edit.edit()).receipt;
}

Receipt RestoreDesk::step(const Device& device, const Record& record, const std::string& name) {
    MadeEdit edit = by(device);
    edit.step(record, name);
    return restored_->apply(device.id, edit.edit()).receipt;
}

std::vector<HeldRecord> RestoreDesk::held() {
    std::vector<HeldRecord> shown;
    for (const Record& record : restored_->list(record_types::held))
        shown.push_back(view_of<HeldRecord>(record));
    return shown;
}

std::vector<RecoveredRecord> RestoreDesk::offered() {
    std::vector<RecoveredRecord> shown;
    for (const Record& record : restored_->list(record_types::recovered))
        shown.push_back(view_of<RecoveredRecord>(record));
    return shown;
}

RestoreRecord RestoreDesk::told() {
    const auto record = restored_->find(restore_id(restored_->epoch().id, SampleServer::organ()));
    CHECK(record.has_value());
    return view_of<RestoreRecord>(*record);
}

}  // namespace thidua
