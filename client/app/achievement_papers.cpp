#include <fmt/format.h>

#include "client/app/document_data.h"
#include "client/app/document_parts.h"
#include "client/app/known_people.h"
#include "client/app/nominee_words.h"
#include "client/app/paper_nominees.h"
#include "client/app/unit_papers.h"
#include "client/app/units.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/capitals.h"
#include "shared/base/date_words.h"
#include "shared/base/number_words.h"

// The reports on achievements: what a nomination, or a record of a role model, says.

namespace thidua {
namespace {

/// "từ ngày … đến ngày …" of the nomination, else of its round; empty where nobody has said it.
std::string achieved_words(Workspace& workspace, const Fields& nomination) {
    const auto round = RecordQuery{workspace.store()}.find(id_or_none(nomination, "round"));
    for (const Fields& fields : {nomination, round ? round->fields : Fields{}}) {
        const auto from = date_or_none(fields, "achieved_from");
        const auto until = date_or_none(fields, "achieved_to");
        if (from && until)
            return fmt::format("từ {} đến {}", document_date(*from), document_date(*until));
    }
    return {};
}

/// The unit's own meeting on it.
std::string meeting_words(const Fields& fields) {
    const auto held = date_or_none(fields, "meeting/held_on");
    if (!held) return {};
    const std::string number = text_or_empty(fields, "meeting/number");
    const std::int64_t members = integer_or_zero(fields, "meeting/members");
    std::string words = fmt::format("Cuộc họp của đơn vị {}", document_date(*held));
    if (!number.empty()) words += fmt::format(" (Biên bản số {})", number);
    words += " đã xét, đề nghị khen thưởng";
    if (members > 0)
        words += fmt::format(" với {}/{} phiếu đồng ý",
                             count_display(integer_or_zero(fields, "meeting/votes_for")),
                             count_display(members));
    return words + ".";
}

/// One paragraph for each of the lines.
std::vector<std::string> lines_in(std::string words) {
    std::vector<std::string> lines;
    while (!words.empty()) {
        const std::size_t end = words.find('\n');
        lines.push_back(words.substr(0, end));
        words = end == std::string::npos ? std::string{} : words.substr(end + 1);
    }
    return lines;
}

/// "Đề nghị tặng Giấy khen …".
std::string asked_for(const Nominees& nominees) {
    const Nominees::OfAward& award = nominees.awards.front();
    return award.name.empty() ? std::string{} : "Đề nghị " + granted_words(award);
}

/// Who confirms it: the unit, or who has confirmed what another party gave.
PaperData confirmer_of(Workspace& workspace, const Fields& fields) {
    const std::string confirmer = text_or_empty(fields, "confirmed_by");
    if (!confirmer.empty()) return signature_data({.capacity = in_capitals(confirmer), .name = ""});
    return signature_data(unit_signature(workspace, id_or_none(fields, "unit")));
}

/// Counts the parts that are there; those that are not have no number.
class PartNumbers {
public:
    void count(const char* name, bool is_there) {
        data_.set(name, is_there ? roman(++number_) : std::string{});
    }
    [[nodiscard]] const PaperData& data() const { return data_; }

private:
    int number_ = 1;  ///< the first part says who it is
    PaperData data_;
};

}  // namespace

bool is_of_collective(Workspace& workspace, const Record& nomination) {
    return counted_as(workspace, nomination.fields) == Nominee::collective;
}

PaperData achievement_data(Workspace& workspace, const Record& nomination) {
    const Fields& fields = nomination.fields;
    Nominees nominees;
    add_nominee(workspace, nomination, to_civil_date(workspace.environment().clock.now()),
                nominees);
    const bool is_collective = nominees.individuals.empty();
    PaperData data = is_collective ? nominees.collectives.front() : nominees.individuals.front();
    const RecordId unit = id_or_none(fields, "unit");
    set_unit_head(workspace, unit, fields, data);
    const std::string recognised = recognised_words(workspace, fields);
    const std::string summary = text_or_empty(fields, "summary");
    const std::string report = text_or_empty(fields, "report");
    const AddressedName name =
        addressed(text_or_empty(fields, "name"), title_words(workspace, fields));
    PartNumbers numbers;
    numbers.count("achievement", !summary.empty() || !report.empty());
    numbers.count("recognised", !recognised.empty());
    data.set("subject", asked_for(nominees))
        .set("addressed", joined_name(name))
        .set("addressed_within", joined_name_within(name))
        .set("achieved", achieved_words(workspace, fields))
        .set("report", report == summary ? std::string{} : report)
        .set("recognised", PaperData::texts(lines_in(recognised)))
        .set("meeting", meeting_words(fields))
        .set("numbers", numbers.data())
        .set("confirmer", is_collective ? signature_data(head_signature(workspace))
                                        : confirmer_of(workspace, fields))
        .set("signer", signature_data(unit_signature(workspace, unit)));
    return data;
}

PaperData role_model_data(Workspace& workspace, const Record& model) {
    const CivilDate today = to_civil_date(workspace.environment().clock.now());
    Fields fields = model.fields;
    if (const auto known = find_known_person(workspace, id_or_none(fields, "person"), today))
        if (!known->position.empty()) set_value(fields, "position", known->position);
    const RecordId unit = id_or_none(fields, "unit");
    PaperData data;
    set_unit_head(workspace, unit, fields, data);
    const auto movement = RecordQuery{workspace.store()}.find(id_or_none(fields, "movement"));
    const auto found = date_or_none(fields, "found_on");
    std::vector<std::string> copies;
    for (const RowOfFields& row : rows_below(fields, "copies/")) {
        const auto on = date_or_none(row.fields, "on");
        const std::string note = text_or_empty(row.fields, "note");
        copies.push_back(text_or_empty(row.fields, "place") +
                         (on ? ", " + document_date(*on) : std::string{}) +
                         (note.empty() ? "" : ": " + note));
    }
    const std::string story = text_or_empty(fields, "story");
    const std::string initiative = recognised_words(workspace, fields);
    PartNumbers numbers;
    numbers.count("story", !story.empty());
    numbers.count("initiative", !initiative.empty());
    numbers.count("copies", !copies.empty());
    const auto own = workspace.units().find(unit);
    data.set("addressed",
             joined_name(addressed(text_or_empty(fields, "name"), title_words(workspace, fields))))
        .set("position", position_words(workspace, fields))
        .set("found_on", found ? document_date(*found) : std::string{})
        .set("movement", movement ? text_or_empty(movement->fields, "name") : std::string{})
        .set("story", story)
        .set("initiative", initiative)
        .set("copies", PaperData::texts(copies))
        .set("numbers", numbers.data())
        .set("unit", own ? own->name : std::string{})
        .set("signer", signature_data(unit_signature(workspace, unit)));
    set_recipients(data, {.groups = {{.names = {"Văn phòng " + organ_names(workspace).organ},
                                      .purpose = "để tổng hợp"}},
                          .archive = "VT"});
    return data;
}

}  // namespace thidua
