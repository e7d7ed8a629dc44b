#include "client/app/submission_letters.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/app/award_facts.h"
#include "client/app/editing.h"
#include "client/app/paper_numbers.h"
#include "client/app/upward_dossiers.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

bool has_gone_under(Workspace& workspace, const Record& nomination, const std::string& number) {
    return std::ranges::any_of(dossiers_of(workspace, nomination), [&](const Record& dossier) {
        return text_or_empty(dossier.fields, "letter_number") == number;
    });
}

void set_where_new(const Record& record, const FieldPath& path, const Value& value,
                   EditBuilder& edit) {
    const Value& seen = find_value(record.fields, path);
    if (seen != value) edit.set(record.type, record.id, path, seen, value);
}

bool lists(const SubmissionLetter& letter, const std::optional<CivilDate>& handed_in) {
    return !letter.on || !handed_in || *handed_in <= *letter.on;
}

/// Under the number that the letter had before, or under none and listed by it now. The registry
/// does not read the nomination itself.
bool goes_under(const Record& dossier, const Record& before,
                const std::optional<SubmissionLetter>& now) {
    const std::string number = text_or_empty(dossier.fields, "letter_number");
    if (!number.empty()) return number == text_or_empty(before.fields, "number");
    return now && lists(*now, date_or_none(dossier.fields, "handed_in_on"));
}

}  // namespace

std::optional<SubmissionLetter> letter_of(const Record& round) {
    std::string number = text_or_empty(round.fields, "number");
    if (number.empty()) return std::nullopt;
    return SubmissionLetter{std::move(number), date_or_none(round.fields, "submitted_on")};
}

std::optional<CivilDate> day_handed_in(const Record& nomination) {
    const auto* const at = std::get_if<Instant>(&find_value(nomination.fields, "steps/submit/at"));
    return at != nullptr ? std::optional{to_civil_date(*at)} : std::nullopt;
}

bool is_in_letter(Workspace& workspace, const Record& nomination, const Record& round) {
    const auto letter = letter_of(round);
    return !letter || lists(*letter, day_handed_in(nomination)) ||
           has_gone_under(workspace, nomination, letter->number);
}

std::vector<Record> missing_from_letter(Workspace& workspace, const Record& round) {
    std::vector<Record> missing =
        RecordQuery{workspace.store()}.list({.type = record_types::nomination, .parent = round.id});
    std::erase_if(missing, [&](const Record& one) {
        return !is_proposed(one) || is_in_letter(workspace, one, round);
    });
    return missing;
}

std::string missing_words(const Record& round, const std::vector<Record>& missing) {
    const auto letter = letter_of(round);
    if (!letter || !letter->on || missing.empty()) return {};
    std::vector<std::string> names;
    for (const Record& one : missing) names.push_back(text_or_empty(one.fields, "name"));
    return fmt::format(
        fmt::runtime(tr("Handed in after the letter {} of {}, which does not list them: {}. Give "
                        "the letter its later date with \"award-round set\" if it does, or return "
                        "them to be nominated in a round with a letter of its own.")),
        letter->number, to_display(*letter->on), fmt::join(names, ", "));
}

Result<void> follow_letter(Workspace& workspace, const Record& round, const Fields& now,
                           EditBuilder& edit) {
    if (!now.contains("number") && !now.contains("submitted_on")) return {};
    Record after = round;
    for (const char* const path : {"number", "submitted_on"})
        if (const auto typed = now.find(path); typed != now.end())
            set_value(after.fields, path, typed->second);
    const auto letter = letter_of(after);
    if (letter && letter->on)
        if (auto free = check_number_is_free(
                workspace, round, {{"number", letter->number}, {"issued_on", *letter->on}});
            !free)
            return free;
    for (const Record& dossier :
         RecordQuery{workspace.store()}.list({.type = record_types::upward_dossier})) {
        if (id_or_none(dossier.fields, "round") != round.id) continue;
        if (!goes_under(dossier, round, letter)) continue;
        set_where_new(dossier, "letter_number", find_value(after.fields, "number"), edit);
        set_where_new(dossier, "letter_on", find_value(after.fields, "submitted_on"), edit);
    }
    return {};
}

}  // namespace thidua
