#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/evidence/signed_receipt.h"

namespace thidua {

class Workspace;

/// A signed receipt in the words of people. Names are as this device knows them: one that never held
/// the report leaves them empty.
struct ReceiptView {
    SignedReceipt signed_receipt;
    std::string unit_name;
    std::string period_name;
    std::int64_t version = 0;  ///< 0: the edit submits nothing
    std::string seal_code;
    bool is_refused = false;   ///< received, but not as a submission: see attention
    /// Of verify_receipt(): whether the key is that of this device's server; empty when the device
    /// is not enrolled.
    std::optional<bool> is_own_server = {};
    /// Of verify_receipt(): the lines of the text that only the device that printed it vouches for.
    std::vector<std::string> unproven = {};
};

/// The receipt for the last submission of a report, or for one edit, made on this device.
/// `not_found` in words: nothing submitted here, or no answer yet.
Result<ReceiptView> find_receipt_of_report(Workspace& workspace, const RecordId& report);
Result<ReceiptView> find_receipt_of_edit(Workspace& workspace, const EditId& edit);

/// To print or to hand over: sentences, and below them the block that anybody can check.
std::string receipt_text(const ReceiptView& view);

/// Checks such a text, in whichever language, without a network. `invalid_input` when there is none
/// in it, or when a line of it that the block can prove was changed, added or left out; one
/// sentence.
Result<ReceiptView> verify_receipt(Workspace& workspace, std::string_view text);

}  // namespace thidua
