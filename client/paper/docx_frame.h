#pragma once

#include <string>

#include "shared/base/bytes.h"

namespace thidua {

/// The paper of a section.
struct PageForm {
    double width = 210;  ///< mm
    double height = 297;
    double top = 20;
    double bottom = 20;
    double left = 30;
    double right = 20;
    /// Centred in the top margin from the second page on; counted from 1 in every section.
    bool has_page_numbers = true;
};

/// A4 as Decree 30/2020/NĐ-CP wants it, upright or across.
PageForm upright_page();
PageForm wide_page();

/// A w:sectPr. In the last paragraph of a section, or at the end of the document.
std::string to_xml(const PageForm& page);

/// A whole DOCX file around the XML of a body, which ends in a section.
Bytes framed_docx(const std::string& body);

}  // namespace thidua
