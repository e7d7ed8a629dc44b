#pragma once

#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "server/store/form_cache.h"
#include "server/store/organization_chart.h"
#include "server/store/record_store.h"
#include "shared/model/record_rules.h"

namespace thidua {

/// Whether the edit makes the record, or means to.
[[nodiscard]] bool makes(const Edit& edit, const RecordId& record);

/// Judges what an operation says, whoever says it: that an id is the one its key makes, that a
/// record belongs where it stands, what the form allows as a value, that a seal is the seal of the
/// content. For one edit. All references must outlive it.
class EditContent {
public:
    EditContent(const OrganizationChart& chart, RecordStore records, FormCache& forms)
        : chart_{chart}, records_{records}, forms_{forms} {}

    /// The operation is one that the person may do at that place. `current` is null when it is to
    /// make the record.
    RejectReason check(const RecordRule& rule, const Edit& edit, const Operation& operation,
                       const Record* current, const ScopePlace& place);

private:
    RejectReason check_new(const RecordRule& rule, const Edit& edit, const Operation& operation,
                           const ScopePlace& place);
    RejectReason check_new_report(const Fields& fields);
    RejectReason check_answer(const Operation& operation, const Record& report);
    RejectReason check_submit(const Edit& edit, const Operation& operation);
    RejectReason check_new_submission(const Edit& edit, const Fields& fields,
                                      const ScopePlace& place);
    RejectReason check_new_period(const Fields& fields);
    RejectReason check_new_allowance(const Fields& fields);
    RejectReason check_form(const Edit& edit, const Operation& operation);

    /// The organ that the period is of; nil when there is no such period.
    RecordId organ_of_period(const RecordId& period);

    /// The form that a report is made by; null when there is none.
    std::shared_ptr<const Form> form_of(const Record& report);

    const OrganizationChart& chart_;
    RecordStore records_;
    FormCache& forms_;
    std::map<RecordId, RecordId> organs_of_periods_;
    std::optional<std::pair<RecordId, std::shared_ptr<const Form>>> last_form_;
};

}  // namespace thidua
