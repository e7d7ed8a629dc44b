#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/decimal.h"
#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/record/record.h"

namespace thidua {

class EditBuilder;
class Workspace;

/// That prize money was paid, as whoever paid it says. The register of awards itself knows what
/// was granted.
struct PrizePayment {
    CivilDate on;
    std::optional<Decimal> amount = {};  ///< đồng; the prize in the register where nothing is said
    std::string document = {};           ///< number of the voucher
    std::string note = {};
};

struct NotedPayments {
    std::size_t awards = 0;
    Decimal amount;  ///< đồng, of all of them
};

/// Notes the payment of each award, all in one save. Refused, with nothing noted: an award that is
/// cancelled or paid already, one without a prize where no amount is said, an amount for several at
/// once, and what follow_payment() refuses.
Result<NotedPayments> note_payments(Workspace& workspace, const std::vector<RecordId>& awards,
                                    const PrizePayment& payment);

/// A change of what an award says of its payment: who made it stands beside it, in the same save.
/// Day and amount go together; the day is one from the decision until today.
Result<void> follow_payment(Workspace& workspace, const Record& award, const Fields& now,
                            EditBuilder& edit);

/// A prize was granted, stands, and is not noted as paid.
bool is_prize_owed(Workspace& workspace, const Record& award);
/// Whether that field of an award is what was paid: money that went out also where the award was
/// cancelled later.
bool is_paid_money(std::string_view path);

}  // namespace thidua
