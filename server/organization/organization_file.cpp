#include "server/organization/organization_file.h"

#include <fmt/format.h>

#include <set>

#include "server/organization/bounded_file.h"
#include "server/organization/calendar_records.h"
#include "server/organization/form_records.h"
#include "server/organization/json_entry.h"
#include "server/organization/movement_records.h"
#include "server/organization/obligation_records.h"
#include "server/organization/plan_records.h"
#include "server/organization/unit_records.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/model/holiday_calendar_record.h"

namespace thidua {
namespace {

constexpr std::size_t included_files_max = 50;

std::optional<JsonEntry> read_file(const std::filesystem::path& path, Mistakes& mistakes) {
    const auto text = read_bounded_file(path, limits::organization_file_bytes_max);
    if (!text) {
        mistakes.add(text.error().message);
        return std::nullopt;
    }
    auto entry = JsonEntry::parse(*text, path.filename().string(), mistakes);
    if (entry) {
        entry->expect_only({"about", "include", "units", "movements", "holiday_calendars",
                            "plans", "obligations", "forms"});
    }
    return entry;
}

void read_included(const JsonEntry& top, const std::filesystem::path& folder,
                   std::vector<JsonEntry>& files, Mistakes& mistakes) {
    const auto names = top.texts("include");
    if (names.size() > included_files_max) {
        top.refuse(tr("\"include\" names more than 50 files."));
        return;
    }
    for (const auto& name : names) {
        const auto path = path_below(folder, name);
        if (!path) {
            top.refuse(path.error().message);
            continue;
        }
        auto entry = read_file(*path, mistakes);
        if (!entry) continue;
        if (entry->has("include")) {
            entry->refuse(tr("an included file cannot include others."));
        }
        files.push_back(*std::move(entry));
    }
}

std::set<RecordId> ids_of(const std::vector<Record>& records) {
    std::set<RecordId> ids;
    for (const auto& record : records) ids.insert(record.id);
    return ids;
}

void append(std::vector<Record>& to, std::vector<Record> more) {
    for (auto& record : more) to.push_back(std::move(record));
}

/// The files' own, or the one that the server has.
HolidayCalendar choose_calendar(const CalendarFromFiles& from_files,
                                const std::vector<Record>& known) {
    if (!from_files.records.empty()) return from_files.calendar;
    for (const auto& record : known) {
        if (record.type != record_types::holiday_calendar) continue;
        if (auto calendar = calendar_of(view_of<HolidayCalendarRecord>(record))) {
            return *std::move(calendar);
        }
    }
    return from_files.calendar;
}

std::vector<Record> make_records(const std::vector<JsonEntry>& files,
                                 const std::filesystem::path& folder,
                                 const std::vector<Record>& known) {
    const UnitDirectory units = UnitDirectory::from_files(files, known);
    const CalendarFromFiles from_files = read_calendar(files);
    const HolidayCalendar calendar = choose_calendar(from_files, known);
    std::vector<Record> records = units.records();
    append(records, from_files.records);
    const std::vector<Record> movements = movement_records(files);
    append(records, movements);
    std::set<RecordId> all_movements = ids_of(movements);
    all_movements.merge(ids_of(known));
    append(records, plan_records(files, units, all_movements));
    append(records, form_records(files, units, folder));
    append(records, obligation_records(files, units, calendar));
    return records;
}

}  // namespace

Result<std::vector<Record>> read_organization(const std::filesystem::path& file,
                                              const std::vector<Record>& known) {
    Mistakes mistakes;
    const auto top = read_file(file, mistakes);
    if (!top) return mistakes.to_error();
    std::vector<JsonEntry> files{*top};
    read_included(*top, file.parent_path(), files, mistakes);
    if (!mistakes.empty()) return mistakes.to_error();
    std::vector<Record> records = make_records(files, file.parent_path(), known);
    if (!mistakes.empty()) return mistakes.to_error();
    return records;
}

}  // namespace thidua
