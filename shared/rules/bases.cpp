#include "shared/rules/bases.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/rules/rule_set.h"

namespace thidua {
namespace {

using Kind = BasisFinding::Kind;

const Basis* find_basis(const RuleSet& rules, const std::string& number) {
    const std::string wanted = folded(number);
    for (const Basis& basis : rules.bases)
        if (folded(basis.number) == wanted) return &basis;
    return nullptr;
}

std::string full_name(const Basis& basis) {
    return basis.kind.empty() ? basis.number : basis.kind + " " + basis.number;
}

/// Along the chain of successors to the one in force; the last known one where none is. The chain
/// cannot go round for ever: it is at most as long as the list.
const Basis* successor_of(const RuleSet& rules, const Basis& basis, CivilDate day) {
    const Basis* found = nullptr;
    const Basis* at = &basis;
    for (std::size_t steps = 0; steps < rules.bases.size(); ++steps) {
        const Basis* const next =
            at->replaced_by.empty() ? nullptr : find_basis(rules, at->replaced_by);
        if (!next) break;
        found = at = next;
        if (!next->to || day <= *next->to) break;
    }
    return found;
}

BasisFinding expired(const RuleSet& rules, const Basis& basis, CivilDate day) {
    const Basis* const successor = successor_of(rules, basis, day);
    BasisFinding finding{.kind = Kind::expired, .number = basis.number, .words = {}};
    finding.source = shown_source(basis.source, basis.is_confirmed);
    if (successor) {
        finding.instead = successor->number;
        finding.words =
            fmt::format(fmt::runtime(tr("{} was in force until {} only; cite {} instead.")),
                        full_name(basis), to_display(*basis.to), full_name(*successor));
    } else {
        finding.words =
            fmt::format(fmt::runtime(tr("{} was in force until {} only; cite what has replaced it "
                                        "or leave it out.")),
                        full_name(basis), to_display(*basis.to));
    }
    return finding;
}

BasisFinding not_yet(const Basis& basis) {
    return {.kind = Kind::not_yet,
            .number = basis.number,
            .words = fmt::format(
                fmt::runtime(tr("{} is in force from {} only; leave it out before that day.")),
                full_name(basis), to_display(basis.from)),
            .source = shown_source(basis.source, basis.is_confirmed)};
}

bool is_in_force(const Basis& basis, CivilDate day) {
    return basis.from <= day && (!basis.to || day <= *basis.to);
}

bool is_cited(const std::vector<std::string>& cited, const std::string& number) {
    return std::any_of(cited.begin(), cited.end(),
                       [&](const std::string& text) { return folded(text) == folded(number); });
}

void add_amendments(std::vector<BasisFinding>& findings, const RuleSet& rules, const Basis& basis,
                    const std::vector<std::string>& cited, CivilDate day) {
    for (const Basis& other : rules.bases) {
        if (folded(other.amends) != folded(basis.number) || !is_in_force(other, day) ||
            is_cited(cited, other.number))
            continue;
        findings.push_back(
            {.kind = Kind::amended,
             .number = basis.number,
             .instead = other.number,
             .words = fmt::format(
                 fmt::runtime(tr("{} has been amended by {} since {}; cite that beside it.")),
                 full_name(basis), full_name(other), to_display(other.from)),
             .source = shown_source(other.source, other.is_confirmed)});
    }
}

}  // namespace

std::vector<BasisFinding> find_weak_bases(const RuleSet& rules,
                                          const std::vector<std::string>& cited, CivilDate day) {
    std::vector<BasisFinding> findings;
    for (const std::string& number : cited) {
        const Basis* const basis = find_basis(rules, number);
        if (!basis) continue;
        if (day < basis->from)
            findings.push_back(not_yet(*basis));
        else if (basis->to && *basis->to < day)
            findings.push_back(expired(rules, *basis, day));
        else
            add_amendments(findings, rules, *basis, cited, day);
    }
    return findings;
}

}  // namespace thidua
