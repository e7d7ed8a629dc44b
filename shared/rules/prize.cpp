#include "shared/rules/prize.h"

#include <fmt/format.h>

#include "shared/base/translate.h"

namespace thidua {
namespace {

Error refusal(ErrorCode code, const std::string& sentence, std::string_view one,
              std::string_view two) {
    return failure(code, fmt::format(fmt::runtime(sentence), one, two));
}

std::string words_of(const Prize& prize, const Decimal& raw) {
    std::string words = fmt::format(fmt::runtime(tr("{} × {} đ ({}) = {} đ, rounded up to {} đ")),
                                    prize.coefficient.display(), prize.base_salary.display(),
                                    prize.salary_source, raw.display(), prize.amount.display());
    if (!prize.is_confirmed) words += " (" + tr("not verified") + ")";
    return words;
}

}  // namespace

Result<Prize> prize_of(const RuleSet& rules, std::string_view award, Nominee nominee,
                       CivilDate decided_on) {
    const AwardEntry* const entry = find_award(rules, award);
    if (!entry)
        return refusal(ErrorCode::not_found,
                       tr("The rule set {} has no award \"{}\"; choose one of its catalogue."),
                       rules.key, award);
    const auto coefficient = entry->coefficients.find(nominee);
    if (coefficient == entry->coefficients.end())
        return refusal(ErrorCode::not_found,
                       tr("No coefficient of prize money is known for {}, {}; load a rule set that "
                          "has one, or write the amount by hand."),
                       entry->name.shown(), to_words(nominee));
    const DatedAmount* const salary = base_salary_on(rules, decided_on);
    if (!salary)
        return refusal(ErrorCode::not_found,
                       tr("The base salary on {} is not known in the rule set {}; load a rule set "
                          "that has it."),
                       to_display(decided_on), rules.key);
    const Decimal raw = coefficient->second * salary->amount;
    Prize prize{.amount = raw.rounded_up_to(rules.round_up_to),
                .coefficient = coefficient->second,
                .base_salary = salary->amount,
                .salary_source = shown_source(salary->source, salary->is_confirmed),
                .is_confirmed = entry->is_confirmed("coefficients") && salary->is_confirmed,
                .words = {}};
    prize.words = words_of(prize, raw);
    return prize;
}

}  // namespace thidua
