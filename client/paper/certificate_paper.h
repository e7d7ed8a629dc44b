#pragma once

#include <vector>

#include "client/paper/certificate_layout.h"
#include "client/paper/paper_data.h"
#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace thidua {

/// A DOCX file with one page for each certificate: every value at its place, to be printed on the
/// blanks. Line breaks in a value stay. `invalid_input` when a certificate has no text for a field;
/// one that is to stay empty is an empty text.
Result<Bytes> certificates_docx(const CertificateLayout& layout,
                                const std::vector<PaperData>& certificates,
                                const PrinterOffset& offset = {});

/// A page to print on plain paper and hold against a blank: a corner at 20 mm from each edge of the
/// sheet, the box of every field with its name, and how to correct the offset.
Bytes calibration_docx(const CertificateLayout& layout, const PrinterOffset& offset = {});

}  // namespace thidua
