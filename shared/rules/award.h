#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "shared/base/decimal.h"
#include "shared/base/enum_text.h"
#include "shared/forms/form.h"

namespace thidua {

/// Whom an award is for. A citizen or an enterprise outside the organ is another party.
enum class Nominee { collective, individual, other_party };

/// Who decides on awards, from the lowest upwards. A unit decides only where it has legal
/// personality and a seal of its own.
enum class Grantor {
    unit,
    department,
    commune,
    province,
    minister,
    prime_minister,
    government,
    president
};

/// An emulation title (danh hiệu) and a form of commendation (hình thức) are two things, counted
/// and reported apart.
enum class AwardClass { title, form };

/// The six kinds of commendation a submission may name.
enum class Commendation { merit, thematic, sudden, service, tenure, foreign };

enum class DossierPart {
    submission,
    achievement_report,
    meeting_minutes,
    initiative_recognition,
    party_confirmation,  ///< by whoever can confirm what an outside party did
    tax_state,
    electronic_file,
    commitments
};

/// What a part has to be: a file or a document of the register, or also words in the dossier.
enum class PartForm { file, text };

/// A part that a dossier needs, and of whom.
struct PartRule {
    DossierPart part = DossierPart::submission;
    std::set<Nominee> only_for = {};  ///< empty: of everybody
    bool enterprises_only = false;
    bool may_be_text = false;  ///< what is typed into the dossier is enough; else it takes a file
};

/// One title or form as the law of a time knows it. All of it comes from a rule set's file.
struct AwardEntry {
    std::string code;  ///< "GK-SO": permanent
    LocalText name = {};
    AwardClass award_class = AwardClass::form;
    std::set<Nominee> nominees = {};
    std::set<Grantor> grantors = {};               ///< at least one
    std::map<Nominee, Decimal> coefficients = {};  ///< × base salary; absent: no money is known
    bool has_certificate = true;
    bool needs_initiative = false;
    bool needs_registration = false;
    bool needs_council = true;
    std::vector<std::string> after = {};  ///< codes it usually builds on, for information
    std::string after_words = {};
    std::vector<PartRule> parts = {};
    int copies = 1;
    int retention_years = 0;  ///< 0: for good
    std::set<Commendation> commendations = {};
    std::string vote_rule = {};  ///< key in the rule set; empty: the council's own working rules
    std::string standard = {};   ///< in words
    std::string source = {};
    /// Names of the members that were found in a public source. What is not here is unverified, and
    /// whoever shows it says so.
    std::set<std::string> confirmed = {};

    [[nodiscard]] bool is_confirmed(const std::string& member) const {
        return confirmed.contains(member);
    }
};

template <>
struct EnumNames<Nominee> {
    static constexpr std::array<std::string_view, 3> names{"collective", "individual",
                                                           "other_party"};
};
template <>
struct EnumNames<Grantor> {
    static constexpr std::array<std::string_view, 8> names{
        "unit",     "department",     "commune",    "province",
        "minister", "prime_minister", "government", "president"};
};
template <>
struct EnumNames<AwardClass> {
    static constexpr std::array<std::string_view, 2> names{"title", "form"};
};
template <>
struct EnumNames<Commendation> {
    static constexpr std::array<std::string_view, 6> names{"merit",   "thematic", "sudden",
                                                           "service", "tenure",   "foreign"};
};
template <>
struct EnumNames<PartForm> {
    static constexpr std::array<std::string_view, 2> names{"file", "text"};
};
template <>
struct EnumNames<DossierPart> {
    static constexpr std::array<std::string_view, 8> names{
        "submission",         "achievement_report", "meeting_minutes", "initiative_recognition",
        "party_confirmation", "tax_state",          "electronic_file", "commitments"};
};

/// "collective", "tập thể": for the middle of a sentence, in the language of the interface.
[[nodiscard]] std::string to_words(Nominee nominee);
[[nodiscard]] std::string to_words(Commendation commendation);

}  // namespace thidua
