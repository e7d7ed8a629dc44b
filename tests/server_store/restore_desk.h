#pragma once

#include <gtest/gtest.h>

#include <map>

#include "shared/forms/answers.h"
#include "shared/model/evidence_record.h"
#include "shared/model/held_record.h"
#include "shared/model/ids.h"
#include "shared/model/recovered_record.h"
#include "shared/model/report.h"
#include "shared/model/restore_record.h"
#include "shared/model/scope.h"
#include "shared/wire/codec.h"
#include "tests/server_store/restored_server.h"
#include "tests/support/made_edit.h"

namespace thidua {

/// A server that will be lost, the people who work with it, and what each device could bring back.
class RestoreDesk : public testing::Test {
protected:
    RestoreDesk();

    MadeEdit by(const Device& device) { return {server_, device.grantee.person}; }
    /// Done by the server that will be lost; a minute later each.
    FedEdit send(const Device& device, const MadeEdit& edit);
    /// As the lost server has it now.
    Record report() { return *server_.find(quarterly_report("STP-HCTP").id); }
    void start_report(const Device& device) {
        send(device, by(device).create(quarterly_report("STP-HCTP")));
    }
    FedEdit answer(const Device& device, const std::string& field, Value value);
    FedEdit submit(const Device& device);
    FedEdit decide(const Device& device, const std::string& step);

    void back_up() { backup_.emplace(server_); }
    /// The server is gone; the backup takes its place, a day later.
    RestoredServer& restore();
    AppliedEdit feed(const Device& device, const FedEdit& fed);
    /// What the device holds of the lost server.
    RecordCopy copy_of(const RecordId& record);
    void report_back(const Device& device, const std::vector<RecordId>& held = {});
    void report_all_back();

    Record restored_report() { return *restored_->find(quarterly_report("STP-HCTP").id); }
    Value restored_answer(const std::string& field) {
        return find_value(restored_report().fields, answer_path(field));
    }
    std::vector<Record> open_conflicts() {
        return RecordStore{restored_->database()}.list_open_conflicts(restored_report().id);
    }
    /// An edit in the new epoch, on what stands there.
    Receipt type(const Device& device, const std::string& field, Value value);
    Receipt type_on(const Device& device, const std::string& field, Value seen, Value value);
    Receipt step(const Device& device, const Record& record, const std::string& name);
    std::vector<HeldRecord> held();
    std::vector<RecoveredRecord> offered();
    RestoreRecord told();

    SampleServer server_;
    Device bich_ = server_.enrol(people::officer_bich());
    Device dung_ = server_.enrol(people::officer_dung());
    Device kien_ = server_.enrol(people::head_kien());
    Device ha_ = server_.enrol(people::office_ha());
    Epoch epoch_ = server_.store().head().epoch;
    std::optional<ServerBackup> backup_;
    std::optional<RestoredServer> restored_;
};

}  // namespace thidua
