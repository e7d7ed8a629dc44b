#include "client/app/receipt_texts.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/app/periods.h"
#include "client/app/receipt_lines.h"
#include "client/app/units.h"
#include "client/app/workspace.h"
#include "client/store/outbox.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/evidence/seal.h"
#include "shared/model/report.h"
#include "shared/model/unit.h"

namespace thidua {
namespace {

bool is_submission(const Operation& operation) {
    return operation.kind == OperationKind::step && operation.path == "submit";
}

ReceiptView view_of_receipt(Workspace& workspace, SignedReceipt receipt) {
    ReceiptView view{.signed_receipt = std::move(receipt)};
    const Edit& edit = view.signed_receipt.edit;
    const auto step = std::find_if(edit.operations.begin(), edit.operations.end(), is_submission);
    if (step == edit.operations.end()) return view;
    view.version = integer_or_zero(step->arguments, "version");
    if (const auto seal = Hash::from_hex(text_or_empty(step->arguments, "seal")))
        view.seal_code = seal_code(*seal);
    const auto at = static_cast<std::size_t>(step - edit.operations.begin());
    view.is_refused = view.signed_receipt.receipt.outcomes.at(at).kind == OutcomeKind::rejected;
    RecordQuery query{workspace.store()};
    const auto record = query.find(step->record);
    if (!record) return view;
    const auto report = thidua::view_of<Report>(*record);
    if (const auto unit = query.find(report.unit))
        view.unit_name = display_name(thidua::view_of<Unit>(*unit));
    if (const auto period = query.find(report.period))
        view.period_name = display_name(thidua::view_of<Period>(*period));
    return view;
}

Result<ReceiptView> receipt_of(Workspace& workspace, const SentEdit& sent) {
    const auto flight = Outbox{workspace.store()}.find_flight(sent.numbered.edit.id);
    if (!flight || !sent.receipt)
        return failure(ErrorCode::not_found,
                       tr("The server has not answered yet; the receipt comes with the next "
                          "contact."));
    return view_of_receipt(workspace,
                           {.edit = sent.numbered.edit,
                            .receipt = *sent.receipt,
                            .flight = *flight,
                            .key = workspace.store().text_meta(device_keys::receipt_key)});
}

}  // namespace

Result<ReceiptView> find_receipt_of_report(Workspace& workspace, const RecordId& report) {
    const auto edits = Outbox{workspace.store()}.list_of_record(report);
    const auto last = std::find_if(edits.rbegin(), edits.rend(), [](const SentEdit& sent) {
        const auto& operations = sent.numbered.edit.operations;
        return std::any_of(operations.begin(), operations.end(), is_submission);
    });
    if (last == edits.rend())
        return failure(ErrorCode::not_found,
                       tr("This report was not submitted on this device; its receipt is on the "
                          "device that submitted it."));
    return receipt_of(workspace, *last);
}

Result<ReceiptView> find_receipt_of_edit(Workspace& workspace, const EditId& edit) {
    const auto sent = Outbox{workspace.store()}.find(edit);
    if (!sent) return failure(ErrorCode::not_found, tr("No such change was made on this device."));
    return receipt_of(workspace, *sent);
}

std::string receipt_text(const ReceiptView& view) {
    std::string text;
    for (const ReceiptLine& line : receipt_lines(view, tr)) {
        const bool is_unknown = !line.is_proven && line.value.empty();
        if (is_unknown) continue;
        text += to_text(line) + (text.empty() ? "\n\n" : "\n");
    }
    text += fmt::format("\n{}\n\n", receipt_note(tr));
    return text + armored(view.signed_receipt);
}

Result<ReceiptView> verify_receipt(Workspace& workspace, std::string_view text) {
    auto receipt = read_armored(text);
    if (!receipt) return receipt.error();
    const bool is_sound =
        is_genuine(*receipt) && receipt->receipt.outcomes.size() == receipt->edit.operations.size();
    if (!is_sound)
        return failure(ErrorCode::invalid_input,
                       tr("This is not a genuine receipt: the signature does not fit what it "
                          "says."));
    ReceiptView view = view_of_receipt(workspace, *std::move(receipt));
    auto unproven = check_receipt_lines(text, view);
    if (!unproven) return unproven.error();
    view.unproven = *std::move(unproven);
    const Bytes own = workspace.store().text_meta(device_keys::receipt_key);
    if (!own.empty()) view.is_own_server = own == view.signed_receipt.key;
    return view;
}

}  // namespace thidua
