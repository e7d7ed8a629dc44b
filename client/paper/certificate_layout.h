#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "client/paper/paper_elements.h"
#include "shared/base/enum_text.h"
#include "shared/base/result.h"

namespace thidua {

template <>
struct EnumNames<Align> {
    static constexpr std::array<std::string_view, 4> names{"left", "centre", "right", "justified"};
};

/// Where one value stands on a pre-printed blank: the upper left corner of its box, in mm from that
/// of the sheet.
struct CertificateField {
    std::string name;  ///< of the value, as in PaperData: "recipient"
    double x = 0;
    double y = 0;
    double width = 0;
    Align align = Align::left;
    Letters letters = {};
};

/// How far a printer prints from where it should: what is added to every place, in mm.
struct PrinterOffset {
    std::string printer;
    double right = 0;
    double down = 0;
};

/// A kind of blank: the ornaments, the emblem and the constant words are printed on it already.
struct CertificateLayout {
    std::string name;
    double page_width = 0;  ///< mm
    double page_height = 0;
    std::vector<CertificateField> fields;
    std::vector<PrinterOffset> printers;
    /// Codes of the awards that are printed on it: "GK-SO". Empty: on whichever it is asked for.
    std::vector<std::string> awards = {};

    [[nodiscard]] bool is_for(std::string_view award) const;

    /// Of the printer of that name; nought for one that nobody has measured.
    [[nodiscard]] PrinterOffset offset_of(std::string_view printer) const;
};

/// Reads a layout file, strictly: unknown members, fields outside of the sheet and names twice are
/// refused in one sentence. Fractions of millimetres stand in quotes.
Result<CertificateLayout> read_certificate_layout(std::string_view json);

}  // namespace thidua
