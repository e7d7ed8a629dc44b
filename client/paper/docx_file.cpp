#include "client/paper/docx_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "client/paper/docx_limits.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

/// Some programs number it: word/document2.xml.
bool is_document_part(std::string_view name) {
    return name.starts_with("word/document") && name.ends_with(".xml");
}

bool is_further_text(std::string_view name) {
    return name.ends_with(".xml") &&
           (name.starts_with("word/header") || name.starts_with("word/footer") ||
            name.starts_with("word/footnotes") || name.starts_with("word/endnotes"));
}

}  // namespace

std::vector<std::size_t> DocxFile::text_parts() const {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (is_document_part(parts[i].name))
            places.insert(places.begin(), i);
        else if (is_further_text(parts[i].name))
            places.push_back(i);
    return places;
}

Result<DocxFile> read_docx(BytesView docx) {
    if (docx.size() > limits::docx_file_bytes_max)
        return failure(ErrorCode::invalid_input,
                       fmt::format(fmt::runtime(tr("The document file is larger than {} MiB.")),
                                   limits::docx_file_bytes_max >> 20U));
    auto entries = read_zip(docx, {.entries_max = limits::docx_parts_max,
                                   .plain_bytes_max = limits::docx_plain_bytes_max});
    if (!entries) return entries.error();
    if (std::ranges::none_of(*entries,
                             [](const auto& part) { return is_document_part(part.name); }))
        return failure(ErrorCode::invalid_input,
                       tr("This is not a Word document: save it as DOCX and try again."));
    return DocxFile{.parts = std::move(*entries)};
}

Bytes write_docx(const DocxFile& file) {
    return write_zip(file.parts);
}

}  // namespace thidua
