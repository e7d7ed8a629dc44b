#include "client/app/receipt_lines.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/base/text.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

std::string in_english(const char* english) {
    return english;
}

std::string in_vietnamese(const char* english) {
    const VietnameseHere here;
    return tr(english);
}

/// The lines that say anything, without the blanks and marks that editors and mail put around them.
std::vector<std::string> printed_lines(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    constexpr std::string_view blanks = " \t\r";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        const std::size_t first = line.find_first_not_of(blanks);
        if (first == std::string_view::npos) continue;
        lines.emplace_back(line.substr(first, line.find_last_not_of(blanks) - first + 1));
    }
    return lines;
}

/// As it can be shown: what a stranger's file holds may be anything.
std::string showable(std::string line) {
    const bool is_text = is_clean_utf8(line);
    for (char& letter : line) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte < ' ' || byte == 0x7F || (byte > 0x7F && !is_text)) letter = '?';
    }
    return line;
}

Error not_signed(const std::string& line) {
    return failure(
        ErrorCode::invalid_input,
        fmt::format(fmt::runtime(tr("This receipt was changed: it says \"{}\", which the "
                                    "server has not signed.")),
                    showable(line)));
}

/// The lines that nothing proves.
Result<std::vector<std::string>> compare(const std::vector<std::string>& printed,
                                         const std::vector<ReceiptLine>& expected) {
    std::vector<std::string> unproven;
    auto at = printed.begin();
    for (const ReceiptLine& line : expected) {
        const bool is_there = at != printed.end();
        if (!line.is_proven) {
            if (is_there && at->starts_with(line.label + ": ")) unproven.push_back(showable(*at++));
            continue;
        }
        if (!is_there)
            return failure(
                ErrorCode::invalid_input,
                fmt::format(fmt::runtime(tr("This receipt was changed: \"{}\" is missing in it.")),
                            to_text(line)));
        if (*at != to_text(line)) return not_signed(*at);
        ++at;
    }
    if (at != printed.end()) return not_signed(*at);
    return unproven;
}

std::vector<ReceiptLine> all_lines(const ReceiptView& view, ReceiptWords words) {
    std::vector<ReceiptLine> lines = receipt_lines(view, words);
    lines.push_back({.label = receipt_note(words)});
    return lines;
}

}  // namespace

std::string to_text(const ReceiptLine& line) {
    return line.value.empty() ? line.label : line.label + ": " + line.value;
}

std::vector<ReceiptLine> receipt_lines(const ReceiptView& view, ReceiptWords words) {
    const Receipt& receipt = view.signed_receipt.receipt;
    std::vector<ReceiptLine> lines{{.label = words(tr_later("RECEIPT"))}};
    lines.push_back({words(tr_later("Unit")), view.unit_name, false});
    lines.push_back({words(tr_later("Reporting period")), view.period_name, false});
    if (view.version > 0)
        lines.push_back({words(tr_later("Version")), std::to_string(view.version)});
    if (!view.seal_code.empty()) lines.push_back({words(tr_later("Seal code")), view.seal_code});
    const std::string& author = view.signed_receipt.edit.author;
    if (!author.empty()) lines.push_back({words(tr_later("Saved by")), author});
    lines.push_back({words(tr_later("Received by the server")), to_display(receipt.server_time)});
    if (view.is_refused)
        lines.push_back({.label = words(tr_later("The server received it, but did not take it as a "
                                                 "submission."))});
    lines.push_back({words(tr_later("Receipt number")), receipt.edit.value().text()});
    lines.push_back({words(tr_later("Server's key")), key_fingerprint(view.signed_receipt.key)});
    return lines;
}

std::string receipt_note(ReceiptWords words) {
    return words(
        tr_later("The block below carries the server's signature. Anybody can check it, without a "
                 "network, with: thidua verify-receipt FILE"));
}

Result<std::vector<std::string>> check_receipt_lines(std::string_view text,
                                                     const ReceiptView& view) {
    const TextAroundBlock around = text_around_block(text);
    if (const auto behind = printed_lines(around.behind); !behind.empty())
        return not_signed(behind.front());
    const std::vector<std::string> printed = printed_lines(around.before);
    auto in_one = compare(printed, all_lines(view, in_english));
    if (in_one) return in_one;
    const std::vector<ReceiptLine> vietnamese = all_lines(view, in_vietnamese);
    const bool is_vietnamese = !printed.empty() && printed.front() == to_text(vietnamese.front());
    return is_vietnamese ? compare(printed, vietnamese) : in_one;
}

}  // namespace thidua
