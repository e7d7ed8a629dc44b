#include <fmt/format.h>

#include <algorithm>

#include "client/app/document_data.h"
#include "client/app/document_parts.h"
#include "client/app/known_people.h"
#include "client/app/unit_papers.h"
#include "client/app/units.h"
#include "client/app/workspace.h"
#include "shared/base/date_words.h"
#include "shared/base/number_words.h"
#include "shared/base/text.h"

// The minutes of an inspection, and a notice.

namespace thidua {
namespace {

/// "Thiếu sổ theo dõi; khắc phục trước ngày …; đã khắc phục ngày …: …".
std::vector<std::string> findings_of(const Fields& fields) {
    std::vector<std::string> findings;
    for (const RowOfFields& row : rows_below(fields, "findings/")) {
        std::string words = text_or_empty(row.fields, "text");
        if (const auto due = date_or_none(row.fields, "due_on"))
            words += fmt::format("; thời hạn khắc phục: {}", document_date(*due));
        const std::string mended = text_or_empty(fields, "answers/" + row.key + "/text");
        const auto on = date_or_none(fields, "answers/" + row.key + "/on");
        if (!mended.empty())
            words += fmt::format("; đã khắc phục{}: {}",
                                 on ? " " + document_date(*on) : std::string{}, mended);
        findings.push_back(std::move(words));
    }
    return findings;
}

/// Who leads the party: whose duty says so.
std::string leader_of(const Fields& fields) {
    for (const RowOfFields& row : rows_below(fields, "members/"))
        if (folded(text_or_empty(row.fields, "duty")).starts_with(folded("Trưởng đoàn")))
            return addressed(text_or_empty(row.fields, "name"), {}).name;
    return {};
}

PaperData inspectors_of(const Fields& fields) {
    PaperData members = PaperData::list();
    for (const RowOfFields& row : rows_below(fields, "members/"))
        members.add(PaperData{}
                        .set("name", text_or_empty(row.fields, "name"))
                        .set("role", text_or_empty(row.fields, "duty")));
    return members;
}

/// In the order of the paper; a part without content has no number.
PaperData numbers_of_inspection(bool has_content, bool has_findings, bool has_conclusion) {
    int number = 1;  // who was there is the first
    const auto counted = [&number](bool is_there) {
        return is_there ? roman(++number) : std::string{};
    };
    const std::string content = counted(has_content);
    const std::string findings = counted(has_findings);
    return PaperData{}
        .set("content", content)
        .set("findings", findings)
        .set("conclusion", counted(has_conclusion));
}

Recipients those_who_are_told(Workspace& workspace, const Fields& fields) {
    Recipients recipients = recipients_of(fields);
    if (!recipients.groups.empty()) return recipients;
    RecipientGroup group{.names = {}, .purpose = "để thực hiện"};
    for (const auto& [path, value] : fields) {
        const auto* const id = std::get_if<RecordId>(&value);
        if (id == nullptr || !path.starts_with("units/")) continue;
        if (const auto unit = workspace.units().find(*id))
            group.names.push_back(display_name(*unit));
    }
    if (group.names.empty())
        group.names.push_back("Các phòng, đơn vị thuộc " + organ_names(workspace).organ);
    return {.groups = {std::move(group)}, .archive = "VT, VP"};
}

}  // namespace

PaperData inspection_data(Workspace& workspace, const Record& inspection) {
    const Fields& fields = inspection.fields;
    const char* const day_path = date_or_none(fields, "held_on") ? "held_on" : "planned_on";
    PaperData data = letter_data(workspace, fields, "BB", day_path);
    const CivilDate today = to_civil_date(workspace.environment().clock.now());
    const RecordId unit_id = id_or_none(fields, "unit");
    const auto unit = workspace.units().find(unit_id);
    const auto head = head_of_unit(workspace, unit_id, today);
    const std::string content = text_or_empty(fields, "minutes");
    const std::string result = text_or_empty(fields, "result");
    const std::string conclusion = text_or_empty(fields, "conclusion");
    const auto findings = findings_of(fields);
    data.set("subject", text_or_empty(fields, "title"))
        .set("held_on", date_line(workspace, fields, day_path))
        .set("venue", text_or_empty(fields, "place"))
        .set("unit", unit ? unit->name : std::string{})
        .set("unit_head", head ? head->title + " " + head->name +
                                     (head->position.empty() ? "" : ", " + head->position)
                               : std::string{})
        .set("unit_signer", head ? head->name : std::string{})
        .set("members", inspectors_of(fields))
        .set("leader", leader_of(fields))
        .set("content", content)
        .set("findings", PaperData::texts(findings))
        .set("result", result)
        .set("conclusion", conclusion == result ? std::string{} : conclusion)
        .set("numbers", numbers_of_inspection(!content.empty(), !findings.empty(),
                                              !result.empty() || !conclusion.empty()));
    return data;
}

PaperData notice_data(Workspace& workspace, const Record& notice) {
    const Fields& fields = notice.fields;
    const char* const day_path =
        date_or_none(fields, "issued_on") ? "issued_on" : "steps/submit/at";
    PaperData data = letter_data(workspace, fields, "TB", day_path);
    const auto by = date_or_none(fields, "by");
    data.set("subject", text_or_empty(fields, "title"))
        .set("body", text_or_empty(fields, "body"))
        .set("published_at", text_or_empty(fields, "published_at"))
        .set("by", by ? document_date(*by) : std::string{})
        .set("of_each", PaperData::truth(is_true_at(fields, "needs_each_person")))
        .set("signer", signer_data(workspace, fields, day_path, head_signature(workspace)));
    set_recipients(data, those_who_are_told(workspace, fields));
    return data;
}

}  // namespace thidua
