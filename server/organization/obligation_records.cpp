#include "server/organization/obligation_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "server/organization/movement_records.h"
#include "shared/base/translate.h"
#include "shared/model/due_rule.h"
#include "shared/model/ids.h"
#include "shared/model/obligation.h"
#include "shared/model/period.h"
#include "shared/model/scope.h"

namespace thidua {
namespace {

template <NamedEnum E>
E read_name(const JsonEntry& entry, std::string_view key, E otherwise) {
    if (!entry.has(key)) return otherwise;
    const std::string text = entry.text(key);
    const auto read = from_text<E>(text);
    if (!read) {
        entry.refuse(fmt::format(fmt::runtime(tr("\"{}\" cannot be \"{}\"; it is one of: {}.")),
                                 key, text, fmt::join(EnumNames<E>::names, ", ")));
    }
    return read.value_or(otherwise);
}

int read_figure(const JsonEntry& entry, std::string_view key, int otherwise) {
    return static_cast<int>(entry.integer_or(key, otherwise));
}

ScheduleRule read_schedule(const JsonEntry& obligation) {
    ScheduleRule rule;
    const auto entry = obligation.entry("schedule");
    if (!entry) return rule;
    entry->expect_only({"kind", "due_month", "due_day", "wording", "roll", "window",
                        "internal_working_days", "internal_month", "internal_day",
                        "opens_days_before", "closes_days_after"});
    rule.kind = read_name(*entry, "kind", rule.kind);
    rule.due_month = static_cast<int>(entry->integer("due_month"));
    rule.due_day = static_cast<int>(entry->integer("due_day"));
    rule.wording = read_name(*entry, "wording", rule.wording);
    rule.roll = read_name(*entry, "roll", rule.roll);
    rule.window = read_name(*entry, "window", rule.window);
    rule.internal_working_days = read_figure(*entry, "internal_working_days", 0);
    rule.internal_month = read_figure(*entry, "internal_month", 0);
    rule.internal_day = read_figure(*entry, "internal_day", 0);
    rule.opens_days_before = read_figure(*entry, "opens_days_before", rule.opens_days_before);
    rule.closes_days_after = read_figure(*entry, "closes_days_after", rule.closes_days_after);
    if (const auto mistake = find_mistake(rule)) entry->refuse(*mistake);
    return rule;
}

void read_recipients(const JsonEntry& entry, const UnitDirectory& units, Obligation& obligation) {
    for (const auto& code : entry.texts("recipients")) {
        if (units.find(code) == nullptr) {
            entry.refuse(fmt::format(fmt::runtime(tr("there is no unit \"{}\".")), code));
        }
        obligation.recipients.insert(code);
    }
    for (const auto& kind : entry.texts("reporter_kinds")) {
        if (!from_text<UnitKind>(kind)) {
            entry.refuse(fmt::format(fmt::runtime(tr("\"{}\" is not a kind of unit.")), kind));
        }
        obligation.reporter_kinds.insert(kind);
    }
}

Obligation read_obligation(const JsonEntry& entry, const UnitDirectory& units) {
    entry.expect_only({"key", "organs", "name", "name_en", "form_key", "schedule", "first_year",
                       "last_year", "first_label", "recipients", "reporter_kinds", "source",
                       "matter"});
    Obligation obligation;
    obligation.key = entry.text("key");
    is_fit_as_key(obligation.key, entry);
    obligation.name = entry.text("name");
    obligation.name_en = entry.text("name_en");
    obligation.form_key = entry.text_or_empty("form_key");
    obligation.schedule = read_schedule(entry);
    obligation.first_year = entry.integer("first_year");
    obligation.last_year = entry.integer("last_year");
    obligation.first_label = entry.text_or_empty("first_label");
    obligation.source = entry.text("source");
    obligation.matter = entry.text_or_empty("matter");
    constexpr std::array<std::string_view, 4> matters{"", "plan", "report", "review"};
    if (std::ranges::find(matters, obligation.matter) == matters.end())
        entry.refuse(tr("\"matter\" must be \"plan\", \"report\" or \"review\"."));
    check_years(entry, obligation.first_year, obligation.last_year);
    read_recipients(entry, units, obligation);
    return obligation;
}

std::vector<Record> period_records(const Obligation& obligation, RecordId id,
                                   const HolidayCalendar& calendar) {
    std::vector<Record> records;
    for (const auto& planned :
         plan_periods(obligation.schedule, static_cast<int>(obligation.first_year),
                      static_cast<int>(obligation.last_year), calendar)) {
        if (planned.label < obligation.first_label) continue;
        records.push_back(make_record(period_id(id, planned.label), organ_scope(obligation.organ),
                                      period_from_plan(obligation, id, planned)));
    }
    return records;
}

/// What one file after the other adds to.
struct Collected {
    std::vector<Record> obligations;
    std::vector<Record> periods;
    std::set<RecordId> ids;
};

void collect(const JsonEntry& entry, const UnitDirectory& units, const HolidayCalendar& calendar,
             Collected& collected) {
    Obligation obligation = read_obligation(entry, units);
    const auto organs = entry.texts("organs");
    if (organs.empty()) entry.refuse(tr("\"organs\" must name at least one organ."));
    for (const auto& organ : organs) {
        obligation.organ = units.organ_named(organ, entry);
        const RecordId id = obligation_id(obligation.organ, obligation.key);
        if (!collected.ids.insert(id).second) {
            entry.refuse(fmt::format(
                fmt::runtime(tr("\"{}\" already has an obligation with this key.")), organ));
            continue;
        }
        Record record = make_record(id, organ_scope(obligation.organ), obligation);
        if (const auto whole = settle_rule(record)) record = whole->after;
        collected.obligations.push_back(std::move(record));
        for (auto& period : period_records(obligation, id, calendar)) {
            collected.periods.push_back(std::move(period));
        }
    }
}

}  // namespace

std::vector<Record> obligation_records(const std::vector<JsonEntry>& files,
                                       const UnitDirectory& units,
                                       const HolidayCalendar& calendar) {
    Collected collected;
    for (const auto& file : files) {
        for (const auto& entry : file.entries("obligations")) {
            collect(entry, units, calendar, collected);
        }
    }
    std::vector<Record> records = std::move(collected.obligations);
    for (auto& period : collected.periods) records.push_back(std::move(period));
    return records;
}

}  // namespace thidua
