#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "client/paper/zip_file.h"
#include "shared/base/bytes.h"

namespace thidua {

/// A small DOCX file with this XML between the tags of its body.
Bytes made_docx(std::string_view body, const std::vector<ZipEntry>& further = {});

/// "<w:p><w:r><w:t>words</w:t></w:r></w:p>", and a table row with a paragraph in each cell.
std::string paragraph(std::string_view words);
std::string row(const std::vector<std::string>& cells);
std::string table(const std::vector<std::string>& rows);

/// The words of a part: a paragraph ends in "\n", a cell in "|", a line within a paragraph in "/".
std::string words_of(BytesView docx, const std::string& part = "word/document.xml");
/// The XML of a part; empty when the file has none of that name.
Bytes part_of(BytesView docx, const std::string& part = "word/document.xml");

}  // namespace thidua
