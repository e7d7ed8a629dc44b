#pragma once

#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "server/store/edit_content.h"
#include "server/store/organization_chart.h"
#include "shared/model/record_rules.h"
#include "shared/record/merge.h"

namespace thidua {

/// Whose edits are being judged.
struct EditingDevice {
    DeviceId device;
    std::string name;
    std::string person;
    Actor actor;
    std::optional<CivilDate> last_day = {};  ///< of the role
    /// The edit that is judged is not shown to have been there by then.
    bool has_ended = false;
};

/// Checks every operation of one edit on the server (rule 6; sync.md, Identity): by the table of
/// record_rules.h whether such a record may stand where it stands or shall stand, and whether the
/// person may do that there; then what it says (edit_content.h). What it refuses is not merged; the
/// device keeps it as "needs attention". All references must outlive it.
class ServerGuard final : public EditGuard {
public:
    /// `now`: when the server had the edit.
    ServerGuard(const EditingDevice& device, const OrganizationChart& chart, RecordStore records,
                FormCache& forms, Instant now)
        : device_{device},
          chart_{chart},
          records_{records},
          content_{chart, records, forms},
          now_{now} {}

    RejectReason check(const Edit& edit, std::size_t operation, const Record* current) override;

private:
    RejectReason check_known(const RecordRule& rule, const Edit& edit, const Operation& operation,
                             const Record* current, const ScopePlace& place);
    static RejectReason check_path(const RecordRule& rule, const Edit& edit,
                                   const Operation& operation, const Record& current);
    /// Of a type that units make for themselves where else only the organ does.
    bool may_make_for_unit(const RecordRule& rule, const Edit& edit, const Operation& operation,
                           const RecordId& organ);
    /// What it takes; empty when nobody may.
    std::optional<Action> action_of(const RecordRule& rule, const Edit& edit,
                                    const Operation& operation, const Record* current);
    /// Whoever may change the record may settle its conflicts.
    std::optional<Action> action_of_settling(const Record& conflict);

    /// What a dossier's recipient says of it, also by settling a conflict, is said by the organ to
    /// which it is addressed.
    [[nodiscard]] bool is_for_this_organ(const RecordRule& rule, Action action,
                                         const Record& current);
    /// Whoever signs a paper is whom it prints, or acts for that person.
    [[nodiscard]] bool may_sign_it(const Edit& edit, const Record& paper, const RecordId& organ);
    /// Between the time when the server had the paper as it stands, and now: what the device's
    /// clock says within that.
    [[nodiscard]] CivilDate day_of_signing(const Edit& edit, const Record& paper);

    const std::optional<ScopePlace>& place_of(const ScopeId& scope, const Edit& edit,
                                              const RecordId& record);
    [[nodiscard]] std::optional<ScopePlace> find_place(const ScopeId& scope, const Edit& edit,
                                                       const RecordId& record) const;
    /// Of the first dossier from one organ to another, which the edit makes.
    [[nodiscard]] std::optional<ScopePlace> find_new_place(const ScopeId& scope, const Edit& edit,
                                                           const RecordId& dossier) const;
    bool may_here(Action action, const RecordId& unit, const RecordId& organ);
    [[nodiscard]] bool find_right(Action action, const RecordId& unit, const RecordId& organ) const;
    [[nodiscard]] bool may_carry_here(const ScopePlace& place) const;
    /// The own unit under whatever name it had: merged units are one.
    [[nodiscard]] RecordId as_own(const RecordId& unit) const;
    /// Before this edit.
    [[nodiscard]] bool existed(const RecordId& record) const;

    const EditingDevice& device_;
    const OrganizationChart& chart_;
    RecordStore records_;
    EditContent content_;
    Instant now_;
    std::map<RecordId, bool> existed_;
    // The hundreds of fields of a long report all stand in one place.
    std::optional<std::pair<ScopeId, std::optional<ScopePlace>>> last_place_;
    std::optional<std::pair<std::tuple<Action, RecordId, RecordId>, bool>> last_right_;
};

}  // namespace thidua
