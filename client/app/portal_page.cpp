#include "client/app/portal_page.h"

#include <fmt/format.h>

#include <sstream>

#include "client/app/replaced_file.h"
#include "client/app/units.h"
#include "client/app/workspace.h"
#include "client/paper/xml_part.h"
#include "client/store/record_query.h"
#include "shared/base/date_words.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

constexpr auto page_frame = R"(<!DOCTYPE html>
<html lang="vi">
<head><meta charset="utf-8"><title>{0}</title></head>
<body>
<h1>{0}</h1>
<p><em>{1}</em></p>
{2}</body>
</html>
)";

/// "Sở Tư pháp, số 11/TB-STP, ngày 09 tháng 9 năm 2026".
std::string origin_of_notice(Workspace& workspace, const Fields& notice) {
    const auto organ = workspace.units().find(id_or_none(notice, "organ"));
    std::string origin = organ ? organ->name : std::string{};
    if (const std::string number = text_or_empty(notice, "number"); !number.empty())
        origin += ", số " + number;
    if (const auto day = date_or_none(notice, "issued_on")) origin += ", " + document_date(*day);
    return origin;
}

std::string paragraphs_of(const std::string& body) {
    std::string html;
    std::istringstream lines{body};
    for (std::string line; std::getline(lines, line);)
        if (!is_blank(line)) html += "<p>" + xml_escaped(line) + "</p>\n";
    return html;
}

}  // namespace

Result<void> write_portal_page(Workspace& workspace, const RecordId& notice,
                               const std::filesystem::path& file) {
    const auto record = RecordQuery{workspace.store()}.find(notice);
    if (!record || record->type != record_types::announcement)
        return failure(ErrorCode::not_found, tr("There is no such notice on this device."));
    if (text_or_empty(record->fields, "state") != "published")
        return failure(ErrorCode::wrong_state, tr("This notice is not published."));
    if (file.extension() != ".html")
        return failure(ErrorCode::invalid_input, tr("A page for the portal is written as .html."));
    return write_replaced_file(
        file, fmt::format(page_frame, xml_escaped(text_or_empty(record->fields, "title")),
                          xml_escaped(origin_of_notice(workspace, record->fields)),
                          paragraphs_of(text_or_empty(record->fields, "body"))));
}

}  // namespace thidua
