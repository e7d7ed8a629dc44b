#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "client/paper/paper_data.h"

namespace thidua {

/// The top of a document.
struct LetterHead {
    std::string parent_organ = {};  ///< "UBND TỈNH TUYÊN QUANG"; none for a council or committee
    std::string organ;              ///< "SỞ TƯ PHÁP"
    std::string number = {};        ///< "Số: 05/KH-STP"; none on a ballot
    std::string place_and_date = {};
    std::string about = {};  ///< "V/v …" under the number of a công văn
};

/// In what capacity a person signs (thể thức ký).
enum class Capacity {
    head,          ///< GIÁM ĐỐC
    collective,    ///< TM. for a council or committee
    in_place,      ///< KT. a deputy for the head
    by_order,      ///< TL. the head of a division
    by_authority,  ///< TUQ. who was authorised in writing
    acting,        ///< Q.
};

/// The lines above a signature: "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC". `represented` is the head's title or
/// the collective, `title` the signer's own; both in the letters they should have.
std::string capacity_lines(Capacity capacity, const std::string& represented,
                           const std::string& title);

struct Signature {
    std::string capacity;   ///< lines in bold
    std::string name;       ///< without academic titles
    std::string hint = {};  ///< "(Ký, ghi rõ họ tên)", in italics
};

/// Those who receive a document for one purpose; several are joined by a brace.
struct RecipientGroup {
    std::vector<std::string> names;
    std::string purpose = {};  ///< "để báo cáo"
};

struct Recipients {
    std::vector<RecipientGroup> groups;
    std::string archive;  ///< "VT, VP.A": who keeps it
};

/// XML for a cell of `width` mm: the head of a document, recipients; what stands
/// above a signature, and the name below.
std::string letter_head_xml(const LetterHead& head, double width);
std::string recipients_xml(const Recipients& recipients, double width);
std::string recipients_template_xml(double width);
std::string capacity_xml(const Signature& signature);
std::string name_xml(const Signature& signature);

/// Puts "recipients" and "archive" into the data of a template that closing_of_template() ended.
void set_recipients(PaperData& data, const Recipients& recipients);
/// Puts "addressee" (one) or "addressees" (several, the other being empty).
void set_addressees(PaperData& data, const std::vector<std::string>& whom);

}  // namespace thidua
