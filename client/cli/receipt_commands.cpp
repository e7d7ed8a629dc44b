#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "client/app/receipt_texts.h"
#include "client/app/replaced_file.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/words.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

namespace thidua::cli {
namespace of_receipt {

Result<ReceiptView> receipt_of(Workspace& workspace, const std::string& written) {
    if (const auto edit = EditId::from_text(written)) {
        auto found = find_receipt_of_edit(workspace, *edit);
        if (found) return found;
    }
    const auto report = resolve_id(workspace, record_types::report, written);
    if (!report) return report.error();
    return find_receipt_of_report(workspace, *report);
}

Json to_json(const ReceiptView& view) {
    const Receipt& receipt = view.signed_receipt.receipt;
    return Json::object()
        .set("receipt", receipt.edit)
        .set("unit", view.unit_name)
        .set("period", view.period_name)
        .set("version", Json::number(view.version))
        .set("seal_code", view.seal_code)
        .set("person", view.signed_receipt.edit.author)
        .set("received_at", receipt.server_time)
        .set("refused", view.is_refused)
        .set("seq", Json::number(static_cast<std::int64_t>(receipt.seq.value())))
        .set("server_key", key_fingerprint(view.signed_receipt.key));
}

Result<ExitCode> show(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto receipt = receipt_of(workspace, arguments.word("ID"));
    if (!receipt) return receipt.error();
    const std::string text = receipt_text(*receipt);
    Json document = to_json(*receipt).set("text", text);
    const auto file = arguments.option("--to");
    if (!file) {
        console.show(document, text);
        return ExitCode::done;
    }
    if (const auto written = write_replaced_file(*file, text); !written) return written.error();
    console.show(document.set("file", *file),
                 fmt::format(fmt::runtime(tr("The receipt was written to {}.")), *file));
    return ExitCode::done;
}

Result<std::string> read_text(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return failure(ErrorCode::not_found,
                       fmt::format(fmt::runtime(tr("The file {} cannot be read.")), path));
    std::string text(limits::receipt_file_bytes_max + (64 << 10), '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

std::string server_words(const ReceiptView& view) {
    if (view.is_own_server == true) return tr("It is signed by the server of this device.");
    if (view.is_own_server == false)
        return tr("It is signed by another server than that of this device.");
    return fmt::format(fmt::runtime(tr("It is signed with the key {}; compare it with the one that "
                                       "the Office has made known.")),
                       key_fingerprint(view.signed_receipt.key));
}

std::string received_words(const ReceiptView& view) {
    const std::string at = to_display(view.signed_receipt.receipt.server_time);
    if (view.version == 0)
        return fmt::format(
            fmt::runtime(tr("The receipt is genuine: the server received this change at {}.")), at);
    if (view.is_refused)
        return fmt::format(
            fmt::runtime(tr("The receipt is genuine: the server received version {}, seal code {}, "
                            "at {}, but did not take it as a submission.")),
            view.version, view.seal_code, at);
    return fmt::format(fmt::runtime(tr("The receipt is genuine: the server received version {}, "
                                       "seal code {}, at {}.")),
                       view.version, view.seal_code, at);
}

/// Empty when the block proves every line.
std::string unproven_words(const ReceiptView& view) {
    if (view.unproven.empty()) return {};
    return '\n' + fmt::format(fmt::runtime(tr("The device that printed it named these itself, and "
                                              "the signature does not prove them: {}.")),
                              fmt::join(view.unproven, "; "));
}

Result<ExitCode> verify(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto text = read_text(arguments.word("FILE"));
    if (!text) return text.error();
    const auto receipt = verify_receipt(workspace, *text);
    if (!receipt) return receipt.error();
    Json document = to_json(*receipt).set("genuine", true);
    document.set("own_server", receipt->is_own_server ? Json{*receipt->is_own_server} : Json{});
    Json unproven = Json::list();
    for (const std::string& line : receipt->unproven) unproven.push(line);
    console.show(
        document.set("unproven", unproven),
        received_words(*receipt) + "\n" + server_words(*receipt) + unproven_words(*receipt));
    return ExitCode::done;
}

}  // namespace of_receipt

Commands receipt_commands() {
    using namespace of_receipt;
    return {
        {.noun = "receipt",
         .verb = "show",
         .about = tr_later("The server's signed receipt for a report submitted here, as text."),
         .parameters = {{.name = "ID"}},
         .options = {{.name = "--to", .value = "FILE", .about = tr_later("Write it to a file.")}},
         .run = show},
        {.noun = "verify-receipt",
         .about = tr_later("Check such a text, without a network."),
         .parameters = {{.name = "FILE"}},
         .run = verify,
         .needs_enrolment = false}};
}

}  // namespace thidua::cli
