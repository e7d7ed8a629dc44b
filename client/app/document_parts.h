#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/paper/paper_builder.h"
#include "client/paper/paper_data.h"
#include "shared/record/record.h"

namespace thidua {

class Workspace;

/// What every paper of an organ has in common, from records.

/// The organ of this device and what stands above it, in the letters of a letter head.
struct OrganNames {
    std::string organ;         ///< "Sở Tư pháp": without the province, which the parent says
    std::string parent_organ;  ///< "UBND tỉnh Tuyên Quang"; empty for none
    std::string place;         ///< "Tuyên Quang"
    std::string symbol;        ///< "STP"
    std::string head;          ///< who heads it: "Giám đốc Sở Tư pháp"
    std::string full_head;     ///< "Giám đốc Sở Tư pháp tỉnh Tuyên Quang", on a certificate
};
OrganNames organ_names(Workspace& workspace);

/// "05/KH-STP", or with blanks for the registry to fill: "       /KH-STP".
std::string number_words_of(const Fields& fields, const std::string& kind,
                            const std::string& symbol);
/// The date at the path, or the day of the moment there.
std::optional<CivilDate> day_at(const Fields& fields, std::string_view path);
/// "ngày 05 tháng 4 năm 2026" of that day; blank days where there is none.
std::string date_line(Workspace& workspace, const Fields& fields, std::string_view path);

/// Of its permanent name: "KT" is in_place; the head's own for every other.
Capacity capacity_of(const std::string& name);
/// "KT. GIÁM ĐỐC\\nPHÓ GIÁM ĐỐC" and the name, of a paper of the day at the path: who signs it, by
/// what right (printed_signer.h).
PaperData signer_data(Workspace& workspace, const Fields& fields, std::string_view date_path);
/// The same of a record that may name no signer.
PaperData signer_data(Workspace& workspace, const Fields& fields, std::string_view date_path,
                      const Signature& otherwise);
/// The organ's head as a signer: who holds the leading position in the organ itself today, by the
/// register of people; without a name where that is not known.
Signature head_signature(Workspace& workspace);
/// The head of the Office by order of the organ's head; the name is written by hand.
Signature office_signature(Workspace& workspace);
/// From "recipients/…" in their order; what begins with "Lưu:" is the archive.
Recipients recipients_of(const Fields& fields);
/// The same; of a letter that names none: those to whom it is addressed, and the Office.
Recipients recipients_or_as_above(const Fields& fields);

/// One of several rows below a prefix, "sections/<key>/…": its fields without the prefix.
struct RowOfFields {
    std::string key;
    Fields fields;
};
/// In the order of their "order", then of their keys.
std::vector<RowOfFields> rows_below(const Fields& fields, const std::string& prefix);

/// How a person is spoken of on paper: a name that begins with "Ông", "Bà" or "Đồng chí" brings its
/// own title, every other gets the one given.
struct AddressedName {
    std::string title;
    std::string name;
};
AddressedName addressed(const std::string& name, const std::string& title);
/// "Bà Lý Thị Mai" at the beginning of a line or sentence.
std::string joined_name(const AddressedName& name);
/// "của bà Lý Thị Mai": within a sentence a title of everybody is written small. A rank or office
/// that somebody has instead stands as it is.
std::string joined_name_within(const AddressedName& name);

/// "parent_organ", "organ", "organ_name", "number", "place", "date", "signer", recipients, "bases".
PaperData letter_data(Workspace& workspace, const Fields& fields, const std::string& kind,
                      std::string_view date_path);
/// The same, and "symbol", of a report of this organ that is in no register yet: number and day are
/// blanks, and its head signs.
PaperData summary_head(Workspace& workspace);

}  // namespace thidua
