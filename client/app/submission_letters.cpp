#include "client/app/submission_letters.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "client/app/award_facts.h"
#include "client/app/editing.h"
#include "client/app/paper_numbers.h"
#include "client/app/rule_sets.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"
#include "shared/rules/competence.h"

namespace thidua {
namespace {

constexpr std::string_view below_letters = "letters/";
constexpr std::string_view main_letter = "main";
const LetterPlace own_place{.number = "number", .on = "submitted_on"};

LetterPlace place_named(std::string_view letter) {
    const FieldPath below = FieldPath{below_letters} + FieldPath{letter};
    return {.number = below + "/number", .on = below + "/submitted_on"};
}

LetterPlace place_apart(const LetterKey& key) {
    return place_named(key ? to_text(*key) : main_letter);
}

std::optional<SubmissionLetter> letter_at(const Record& round, const LetterPlace& place) {
    std::string number = text_or_empty(round.fields, place.number);
    if (number.empty()) return std::nullopt;
    return SubmissionLetter{std::move(number), date_or_none(round.fields, place.on)};
}

bool lists(const SubmissionLetter& letter, const std::optional<CivilDate>& handed_in) {
    return !letter.on || !handed_in || *handed_in <= *letter.on;
}

void set_where_new(const Record& record, const FieldPath& path, const Value& value,
                   EditBuilder& edit) {
    const Value& seen = find_value(record.fields, path);
    if (seen != value) edit.set(record.type, record.id, path, seen, value);
}

/// Under the number that its letter had before, or under none and listed by it now. The registry
/// does not read the nomination itself.
bool goes_under(const Record& dossier, const std::optional<SubmissionLetter>& before,
                const std::optional<SubmissionLetter>& now) {
    const std::string number = text_or_empty(dossier.fields, "letter_number");
    if (!number.empty()) return before && number == before->number;
    return now && lists(*now, date_or_none(dossier.fields, "handed_in_on"));
}

/// "letters/president/number" is about "president"; empty for what is about no letter apart.
std::string_view letter_in(std::string_view path) {
    if (!path.starts_with(below_letters)) return {};
    path.remove_prefix(below_letters.size());
    return path.substr(0, path.find('/'));
}

/// The places of the letters that a change is about.
Result<std::vector<LetterPlace>> places_in(const Fields& now) {
    std::map<FieldPath, LetterPlace> places;
    for (const auto& [path, value] : now) {
        if (path == own_place.number || path == own_place.on)
            places.emplace(own_place.number, own_place);
        const std::string_view letter = letter_in(path);
        if (letter.empty()) continue;
        if (letter != main_letter && !from_text<Grantor>(letter))
            return failure(
                ErrorCode::invalid_input,
                fmt::format(fmt::runtime(tr("A round has no letter \"{}\"; \"award-round "
                                            "show\" tells which letters it has.")),
                            letter));
        const LetterPlace place = place_named(letter);
        places.emplace(place.number, place);
    }
    std::vector<LetterPlace> list;
    for (auto& [path, place] : places) list.push_back(std::move(place));
    return list;
}

Record with_letters_of(Record round, const Fields& now) {
    for (const auto& [path, value] : now)
        if (path == own_place.number || path == own_place.on || !letter_in(path).empty())
            set_value(round.fields, path, value);
    return round;
}

/// Two letters of one round are two documents.
Result<void> check_is_single(const Record& round, const std::vector<LetterPlace>& places) {
    std::set<std::string> numbers;
    const auto note = [&](const LetterPlace& place) {
        const auto letter = letter_at(round, place);
        return !letter || numbers
                              .insert(key_of_number(record_types::award_round, letter->number) +
                                      (letter->on ? to_iso(*letter->on).substr(0, 4) : ""))
                              .second;
    };
    std::map<FieldPath, LetterPlace> all;
    for (const LetterPlace& place : places) all.emplace(place.number, place);
    all.emplace(own_place.number, own_place);
    for (const auto& [path, value] : round.fields)
        if (const std::string_view letter = letter_in(path); !letter.empty())
            all.emplace(place_named(letter).number, place_named(letter));
    for (const auto& [path, place] : all)
        if (!note(place))
            return failure(ErrorCode::wrong_state,
                           fmt::format(fmt::runtime(tr("The number {} is that of another letter of "
                                                       "this round; each letter has its own.")),
                                       letter_at(round, place)->number));
    return {};
}

}  // namespace

RoundLetters::RoundLetters(Workspace& workspace, const Record& round) : round_{round} {
    if (auto rules = RuleSets{workspace}.on(to_civil_date(workspace.environment().clock.now())))
        rules_ = *std::move(rules);
    RecordQuery query{workspace.store()};
    const std::string own = text_or_empty(round.fields, own_place.number);
    for (Record& dossier : query.list({.type = record_types::upward_dossier})) {
        if (id_or_none(dossier.fields, "round") != round.id) continue;
        const LetterKey key = key_of(text_or_empty(dossier.fields, "award"));
        add(key, date_or_none(dossier.fields, "handed_in_on"));
        const bool is_under_own =
            !own.empty() && text_or_empty(dossier.fields, "letter_number") == own;
        if (is_under_own) bear_own_.insert(key);
        dossiers_.push_back(std::move(dossier));
    }
    for (const Record& nomination :
         query.list({.type = record_types::nomination, .parent = round.id}))
        if (is_proposed(nomination))
            add(key_of(text_or_empty(nomination.fields, "award")), day_handed_in(nomination));
}

void RoundLetters::add(const LetterKey& key, const std::optional<CivilDate>& handed_in) {
    keys_.insert(key);
    // An unknown day sorts before every day, as lists() takes it.
    const auto [known, is_new] = handed_in_.emplace(key, handed_in);
    if (!is_new) known->second = std::min(known->second, handed_in);
}

/// What is handed in after that day does not take the number from the letter that went out with it.
LetterKey RoundLetters::first_by_own_day() const {
    const auto own = letter_at(round_, own_place);
    for (const auto& [key, day] : handed_in_)
        if (!own || lists(*own, day)) return key;
    return first();
}

bool RoundLetters::bears_own(const LetterKey& key) const {
    return bear_own_.empty() ? key == first_by_own_day() : bear_own_.contains(key);
}

LetterKey RoundLetters::key_of(const std::string& award) const {
    const AwardEntry* const entry = rules_ ? find_award(*rules_, award) : nullptr;
    if (entry == nullptr || entry->grantors.empty()) return std::nullopt;
    const Grantor decider = *entry->grantors.begin();
    return rules_->separate_submissions.contains(decider) ? LetterKey{decider} : std::nullopt;
}

LetterPlace RoundLetters::place_of(const LetterKey& key) const {
    LetterPlace apart = place_apart(key);
    const bool has_its_own = letter_at(round_, apart).has_value();
    return bears_own(key) && !has_its_own ? own_place : apart;
}

std::optional<SubmissionLetter> RoundLetters::find(const LetterKey& key) const {
    return letter_at(round_, place_of(key));
}

std::optional<SubmissionLetter> RoundLetters::find_for(const Record& nomination) const {
    return find(key_of(text_or_empty(nomination.fields, "award")));
}

bool RoundLetters::is_listed(const Record& nomination) const {
    const auto letter = find_for(nomination);
    return !letter || lists(*letter, day_handed_in(nomination)) ||
           has_gone_under(nomination, letter->number);
}

bool RoundLetters::has_gone_under(const Record& nomination, const std::string& number) const {
    return std::ranges::any_of(dossiers_, [&](const Record& dossier) {
        return id_or_none(dossier.fields, "nomination") == nomination.id &&
               text_or_empty(dossier.fields, "letter_number") == number;
    });
}

std::string RoundLetters::words_of(const LetterKey& key) const {
    return key && rules_ ? title_of(*rules_, *key) : tr("all others");
}

RoundLetters RoundLetters::after(Record round) const {
    RoundLetters letters{*this};
    letters.round_ = std::move(round);
    return letters;
}

std::optional<CivilDate> day_handed_in(const Record& nomination) {
    const auto* const at = std::get_if<Instant>(&find_value(nomination.fields, "steps/submit/at"));
    return at != nullptr ? std::optional{to_civil_date(*at)} : std::nullopt;
}

std::vector<Record> missing_from_letters(Workspace& workspace, const Record& round) {
    const RoundLetters letters{workspace, round};
    std::vector<Record> missing =
        RecordQuery{workspace.store()}.list({.type = record_types::nomination, .parent = round.id});
    std::erase_if(missing,
                  [&](const Record& one) { return !is_proposed(one) || letters.is_listed(one); });
    return missing;
}

std::string missing_words(const RoundLetters& letters, const std::vector<Record>& missing) {
    std::map<LetterKey, std::vector<std::string>> names;
    for (const Record& one : missing)
        names[letters.key_of(text_or_empty(one.fields, "award"))].push_back(
            text_or_empty(one.fields, "name"));
    std::string words;
    for (const auto& [key, of_letter] : names) {
        const auto letter = letters.find(key);
        if (!letter || !letter->on) continue;
        words +=
            (words.empty() ? "" : " ") +
            fmt::format(
                fmt::runtime(tr("Handed in after the letter {} of {}, which does not list them: "
                                "{}. Give the letter its later date with \"award-round set\" if "
                                "it does, or return them to be nominated in a round with a letter "
                                "of its own.")),
                letter->number, to_display(*letter->on), fmt::join(of_letter, ", "));
    }
    return words;
}

std::vector<std::string> unnumbered_words(const RoundLetters& letters, const Record& round) {
    std::vector<std::string> sentences;
    const bool is_any_numbered = std::ranges::any_of(
        letters.keys(), [&](const LetterKey& key) { return letters.find(key).has_value(); });
    if (!is_any_numbered) return sentences;
    for (const LetterKey& key : letters.keys()) {
        if (letters.find(key)) continue;
        const LetterPlace place = letters.place_of(key);
        sentences.push_back(fmt::format(
            fmt::runtime(tr("The letter on what is decided by {} has no number of its own yet; the "
                            "registry gives it with \"thidua award-round set {} {}=… {}=…\".")),
            letters.words_of(key), round.id.text(), place.number, place.on));
    }
    return sentences;
}

Result<void> follow_letters(Workspace& workspace, const Record& round, const Fields& now,
                            EditBuilder& edit) {
    const auto places = places_in(now);
    if (!places) return places.error();
    if (places->empty()) return {};
    const Record changed = with_letters_of(round, now);
    if (auto single = check_is_single(changed, *places); !single) return single;
    for (const LetterPlace& place : *places) {
        const auto letter = letter_at(changed, place);
        if (!letter || !letter->on) continue;
        if (auto free = check_number_is_free(
                workspace, round, {{"number", letter->number}, {"issued_on", *letter->on}});
            !free)
            return free;
    }
    const RoundLetters before{workspace, round};
    const RoundLetters after = before.after(changed);
    for (const Record& dossier : before.dossiers()) {
        const LetterKey key = before.key_of(text_or_empty(dossier.fields, "award"));
        const auto letter = after.find(key);
        if (!goes_under(dossier, before.find(key), letter)) continue;
        const Value number = letter ? Value{letter->number} : Value{};
        const Value on = letter && letter->on ? Value{*letter->on} : Value{};
        set_where_new(dossier, "letter_number", number, edit);
        set_where_new(dossier, "letter_on", on, edit);
    }
    return {};
}

}  // namespace thidua
