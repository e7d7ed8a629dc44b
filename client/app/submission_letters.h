#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/record/record.h"
#include "shared/rules/rule_set.h"

namespace thidua {

class EditBuilder;
class Workspace;

/// A letter under which nominations of a round go to whoever decides: a document of its own, to
/// which the registry gives number and day. What was handed in by that day is in its list.
struct SubmissionLetter {
    std::string number;
    std::optional<CivilDate> on;
};

/// Which letter of a round: on what the law wants submitted apart, by who decides that; empty: on
/// all else.
using LetterKey = std::optional<Grantor>;

/// Where the number and the day of a letter stand on its round.
struct LetterPlace {
    FieldPath number;
    FieldPath on;
};

/// The letters of one round, as this device knows it. The round's own number is that of the first
/// for which something was handed in by its day, until a dossier bears it; each other has its own
/// below "letters/KEY/", KEY being "prime_minister" and so on, or "main".
/// Letters that have gone out under one number, as older programs gave it, keep it until they get
/// their own.
class RoundLetters {
public:
    RoundLetters(Workspace& workspace, const Record& round);

    /// The letter for that award, by the law of today.
    [[nodiscard]] LetterKey key_of(const std::string& award) const;
    /// Of the nominations that are proposed and of the dossiers that went up.
    [[nodiscard]] const std::set<LetterKey>& keys() const { return keys_; }
    [[nodiscard]] LetterKey first() const { return keys_.empty() ? LetterKey{} : *keys_.begin(); }
    [[nodiscard]] LetterPlace place_of(const LetterKey& key) const;
    /// Empty before it has its number.
    [[nodiscard]] std::optional<SubmissionLetter> find(const LetterKey& key) const;
    /// The letter of the nomination's award.
    [[nodiscard]] std::optional<SubmissionLetter> find_for(const Record& nomination) const;
    /// Whether its letter lists the nomination: it has gone up under that number, or was handed in
    /// by that day. Also true while there is no such letter.
    [[nodiscard]] bool is_listed(const Record& nomination) const;
    /// In whose hands the decision is, as a sentence says it.
    [[nodiscard]] std::string words_of(const LetterKey& key) const;
    [[nodiscard]] const std::vector<Record>& dossiers() const { return dossiers_; }
    /// The same letters after the round has changed.
    [[nodiscard]] RoundLetters after(Record round) const;

private:
    [[nodiscard]] bool has_gone_under(const Record& nomination, const std::string& number) const;
    void add(const LetterKey& key, const std::optional<CivilDate>& handed_in);
    [[nodiscard]] bool bears_own(const LetterKey& key) const;
    [[nodiscard]] LetterKey first_by_own_day() const;

    Record round_;
    std::optional<RuleSet> rules_;
    std::vector<Record> dossiers_;
    std::set<LetterKey> keys_;
    /// The earliest day for each; empty: not known, or from the start.
    std::map<LetterKey, std::optional<CivilDate>> handed_in_;
    std::set<LetterKey> bear_own_;  ///< whose dossiers have gone up under the round's own number
};

/// The day on which the unit handed it in as it is now; empty before.
std::optional<CivilDate> day_handed_in(const Record& nomination);
/// What was handed in after its letter, and is not in the list of that.
std::vector<Record> missing_from_letters(Workspace& workspace, const Record& round);
/// That, in a sentence for each letter with the right way; empty where all are listed.
std::string missing_words(const RoundLetters& letters, const std::vector<Record>& missing);
/// The letters of a round with several that have no number yet though another has: each in one
/// sentence that says how it gets its own.
std::vector<std::string> unnumbered_words(const RoundLetters& letters, const Record& round);

/// Letters of the round get another number or day: no other paper may have the number, and the
/// dossiers that went up under it say the same, in the same save.
Result<void> follow_letters(Workspace& workspace, const Record& round, const Fields& now,
                            EditBuilder& edit);

}  // namespace thidua
