#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "client/app/receipt_texts.h"
#include "shared/base/result.h"

namespace thidua {

/// One sentence above the block of a receipt: "label: value", or the label alone.
struct ReceiptLine {
    std::string label;
    std::string value = {};
    bool is_proven = true;  ///< by the block; names are words of the device that prints them
};

/// How a message id becomes words: tr, or one that knows one language.
using ReceiptWords = std::string (*)(const char* english);

std::string to_text(const ReceiptLine& line);
/// In the order in which they are printed.
std::vector<ReceiptLine> receipt_lines(const ReceiptView& view, ReceiptWords words);
/// Behind them.
std::string receipt_note(ReceiptWords words);

/// Compares what stands around the block of a receipt, in either language, with what the block
/// says, line by line in its place: an added line is found like a changed one. The lines that
/// nothing proves, as they were printed. `invalid_input` in one sentence that names the line.
Result<std::vector<std::string>> check_receipt_lines(std::string_view text,
                                                     const ReceiptView& view);

}  // namespace thidua
