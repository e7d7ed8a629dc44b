#include "client/app/record_name.h"

#include <algorithm>
#include <array>

#include "client/app/units.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/period.h"
#include "shared/model/record_rules.h"
#include "shared/record/index_keys.h"

namespace thidua {
namespace {

using TypeWords = std::pair<std::string_view, const char*>;

constexpr std::array<TypeWords, 14> words_of_types{{
    {record_types::attachment, tr_later("Attached file")},
    {record_types::conflict, tr_later("Difference in a report")},
    {record_types::consolidation, tr_later("Frozen consolidation")},
    {record_types::evidence, tr_later("Evidence of a submission")},
    {record_types::exemption, tr_later("Exemption from reporting")},
    {record_types::extension, tr_later("Longer deadline")},
    {record_types::form, tr_later("Report form")},
    {record_types::holiday_calendar, tr_later("Working calendar")},
    {record_types::obligation, tr_later("Duty to report")},
    {record_types::period, tr_later("Reporting period")},
    {record_types::read_out, tr_later("Seal code that was read out")},
    {record_types::report, tr_later("Report")},
    {record_types::submission, tr_later("Submitted version")},
    {record_types::unit, tr_later("Unit")},
}};

std::string title_of(const Fields& fields) {
    for (const char* path : {"title", "name", "label", "key"})
        if (std::string title = text_or_empty(fields, path); !title.empty()) return title;
    // A document is called by its number and what it is about.
    std::string words;
    for (const char* path : {"symbol", "number", "subject"})
        if (const std::string part = text_or_empty(fields, path); !part.empty())
            words += (words.empty() ? "" : " — ") + part;
    return words;
}

/// What the record is about: the report of a conflict or of evidence; else itself.
Record subject_of(RecordQuery& query, Record record) {
    const bool is_about_another =
        record.type == record_types::conflict || record.type == record_types::evidence;
    if (!is_about_another) return record;
    auto subject = query.find(index_keys(record.type, record.fields).parent);
    return subject ? *std::move(subject) : record;
}

}  // namespace

RecordName completed(Workspace& workspace, RecordName name) {
    if (const auto unit = workspace.units().find(name.unit)) {
        name.unit_code = unit->code;
        name.unit_name = display_name(*unit);
    }
    const auto period = RecordQuery{workspace.store()}.find(name.period);
    if (period && period->type == record_types::period)
        name.period_name = display_name(view_of<Period>(*period));
    return name;
}

RecordName name_of(Workspace& workspace, const std::string& type, const RecordId& record) {
    RecordQuery query{workspace.store()};
    auto here = query.find(record);
    if (!here) return {.type = type};
    const Record subject = subject_of(query, *std::move(here));
    std::string title = title_of(subject.fields);
    if (subject.type == record_types::discipline)
        if (const auto person = query.find(id_or_none(subject.fields, "person")))
            title = text_or_empty(person->fields, "name");
    return completed(workspace, {.type = type,
                                 .unit = id_or_none(subject.fields, "unit"),
                                 .period = id_or_none(subject.fields, "period"),
                                 .title = std::move(title)});
}

std::string words_of(const RecordName& name) {
    std::string words;
    for (const std::string& part : {name.unit_name, name.period_name, name.title})
        if (!part.empty()) words += (words.empty() ? "" : " — ") + part;
    return words.empty() ? type_words(name.type) : type_words(name.type) + ": " + words;
}

std::string type_words(const std::string& type) {
    if (const RecordRule* const rule = find_record_rule(type); rule && *rule->words != '\0')
        return tr(rule->words);
    const auto found = std::ranges::find(words_of_types, type, &TypeWords::first);
    return found == words_of_types.end() ? type : tr(found->second);
}

}  // namespace thidua
