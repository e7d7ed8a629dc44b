#pragma once

#include <string>
#include <vector>

#include "client/paper/zip_file.h"

namespace thidua {

/// A Word document, unpacked.
struct DocxFile {
    std::vector<ZipEntry> parts;

    /// The places of what people read: the document itself first, headers, footers, notes.
    [[nodiscard]] std::vector<std::size_t> text_parts() const;
};

/// Within the limits of docx_limits.h; anything else is refused in one sentence.
Result<DocxFile> read_docx(BytesView docx);
Bytes write_docx(const DocxFile& file);

}  // namespace thidua
