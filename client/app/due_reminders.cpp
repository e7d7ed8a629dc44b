#include "client/app/due_reminders.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <sstream>

#include "client/app/device_status.h"
#include "client/app/organ_duties.h"
#include "client/app/workspace.h"
#include "client/store/local_store.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

constexpr std::string_view never = "none";

std::optional<int> days_from(std::string_view text) {
    constexpr int days_max = 365;
    int days = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), days);
    const bool is_whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    return is_whole && days >= 1 && days <= days_max ? std::optional{days} : std::nullopt;
}

/// What was told last of each period: "<id> <kind> <step>" lines.
std::map<std::string, std::string> told_before(LocalStore& store) {
    std::map<std::string, std::string> told;
    std::istringstream lines{store.text_meta(device_keys::reminded)};
    for (std::string line; std::getline(lines, line);)
        if (const std::size_t blank = line.find(' '); blank != std::string::npos)
            told.emplace(line.substr(0, blank), line.substr(blank + 1));
    return told;
}

void note_told(LocalStore& store, const std::map<std::string, std::string>& told) {
    std::string lines;
    for (const auto& [period, step] : told) lines += period + ' ' + step + '\n';
    if (lines != store.text_meta(device_keys::reminded))
        store.set_meta(device_keys::reminded, lines);
}

/// A reminder that stands today: of what, which step of it, and what is said.
struct StandingReminder {
    std::string key;
    std::string step;
    std::string sentence;
};

/// A report that came back with a day of its own is reminded of anew.
std::string step_of(const PeriodView& period) {
    const Reminder& reminder = *period.reminder;
    std::string step =
        fmt::format("{} {} {}", to_text(reminder.kind), reminder.step, period.is_internal_ahead);
    if (period.return_due) step += ' ' + to_iso(*period.return_due);
    return step;
}

std::vector<StandingReminder> standing_reminders(Workspace& workspace) {
    std::vector<StandingReminder> standing;
    for (const PeriodView& period : list_due(workspace))
        if (period.reminder)
            standing.push_back({period.id.text(), step_of(period),
                                fmt::format("{}: {} ({})", display_name(period.period),
                                            to_words(*period.reminder), period.own_due_words)});
    for (const OrganDuty& duty : list_own_duties(workspace))
        if (const auto reminder = reminder_of(workspace, duty))
            standing.push_back({fmt::format("organ:{}:{}:{}", to_text(duty.matter),
                                            duty.period.text(), duty.movement.text()),
                                fmt::format("{} {}", to_text(reminder->kind), reminder->step),
                                fmt::format(fmt::runtime(tr("The organ itself: {}: {} ({})")),
                                            duty.name, to_words(*reminder), duty.due_words)});
    return standing;
}

}  // namespace

ReminderWishes reminder_wishes(LocalStore& store) {
    const auto wishes = wishes_from_words(store.text_meta(device_keys::reminder_days));
    return wishes ? *wishes : ReminderWishes{};
}

Result<ReminderWishes> wishes_from_words(const std::string& words) {
    if (words.empty()) return ReminderWishes{};
    ReminderWishes wishes{.days_before = {}};
    if (words == never) {
        wishes.on_the_day = wishes.when_overdue = false;
        return wishes;
    }
    std::istringstream parts{words};
    for (std::string part; std::getline(parts, part, ',');) {
        const auto days = days_from(cleaned(part));
        if (!days)
            return failure(ErrorCode::invalid_input,
                           tr("\"reminders\" is days before the due date, such as 14,7,3,1, or "
                              "none."));
        wishes.days_before.push_back(*days);
    }
    return wishes;
}

std::string to_words(const ReminderWishes& wishes) {
    if (!wishes.on_the_day && wishes.days_before.empty()) return std::string{never};
    return fmt::format("{}", fmt::join(wishes.days_before, ","));
}

void save_reminder_wishes(LocalStore& store, const ReminderWishes& wishes) {
    const bool is_usual = wishes.days_before == ReminderWishes{}.days_before;
    store.set_meta(device_keys::reminder_days, is_usual ? std::string{} : to_words(wishes));
}

OwnDue own_due(const PeriodView& view, const RecordId& unit, CivilDate today,
               const HolidayCalendar& calendar) {
    const Period& period = view.period;
    if (view.return_due) return {{.date = *view.return_due, .wording = DueWording::by}};
    // More time was given, and the day of before is nobody's to work towards.
    if (view.extended_until) return {{.date = *view.extended_until, .wording = DueWording::by}};
    const Due internal{.date = period.internal_due.value_or(CivilDate{}),
                       .wording = DueWording::by};
    const bool is_ahead =
        period.internal_due && unit != period.organ && days_left(internal, today, calendar) >= 0;
    if (is_ahead) return {internal, true};
    return {{.date = period.due_date, .wording = period.due_wording}};
}

std::vector<std::string> take_new_reminders(Workspace& workspace) {
    LocalStore& store = workspace.store();
    std::vector<std::string> sentences;
    std::map<std::string, std::string> told;
    const std::map<std::string, std::string> before = told_before(store);
    for (const StandingReminder& one : standing_reminders(workspace)) {
        told.emplace(one.key, one.step);
        const auto known = before.find(one.key);
        if (known == before.end() || known->second != one.step) sentences.push_back(one.sentence);
    }
    note_told(store, told);
    return sentences;
}

}  // namespace thidua
