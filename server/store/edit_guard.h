#pragma once

#include <optional>

#include "server/store/form_cache.h"
#include "server/store/record_store.h"
#include "shared/model/rights.h"
#include "shared/record/merge.h"

namespace thidua {

/// Whose edits are being judged.
struct EditingDevice {
    DeviceId device;
    std::string name;
    std::string person;
    Actor actor;
};

/// Checks every operation of an edit on the server: the person's rights on that record (sync.md,
/// Identity), the record's place (id, scope), what the form allows as a value, the seal. What it
/// refuses is not merged; the device keeps it as "needs attention".
class ServerGuard final : public EditGuard {
public:
    ServerGuard(const EditingDevice& device, RecordStore records, FormCache& forms)
        : device_{device}, records_{records}, forms_{forms} {}

    RejectReason check(const Edit& edit, std::size_t operation, const Record* current) override;

private:
    RejectReason check_report(const Edit& edit, const Operation& operation, const Record* current);
    RejectReason check_new_report(const Edit& edit, const Operation& operation);
    RejectReason check_answer(const Operation& operation, const Record& report);
    RejectReason check_report_step(const Edit& edit, const Operation& operation,
                                   const Record& report);
    RejectReason check_submission(const Edit& edit, const Operation& operation);
    RejectReason check_form(const Edit& edit, const Operation& operation);
    RejectReason check_period(const Edit& edit, const Operation& operation);
    RejectReason check_allowance(const Edit& edit, const Operation& operation, Action action);
    RejectReason check_conflict(const Operation& operation, const Record* current);

    [[nodiscard]] bool may_here(Action action, const RecordId& unit);
    [[nodiscard]] bool may_edit_answers_of(const RecordId& unit);
    /// The organ of the unit; nil when there is no such unit.
    [[nodiscard]] RecordId organ_of(const RecordId& unit);

    const EditingDevice& device_;
    RecordStore records_;
    FormCache& forms_;
};

}  // namespace thidua
