#include "tests/rules/small_rule_set.h"

#include <gtest/gtest.h>

namespace thidua {

const std::string small_rule_set = R"({
  "key": "law-1", "title": "A law", "valid_from": "2026-01-01", "valid_to": "2026-12-31",
  "certainty": "confirmed", "source": "the gazette",
  "titles": {"department": "the Director", "province": "the Chairman"},
  "routes": {"province": [{"to": "province", "through": "Home Affairs", "paper": "a submission"}]},
  "separate_submissions": ["president"],
  "not_for_merit": ["thematic"],
  "round_up_to": "10",
  "base_salary": [{"from": "2025-07-01", "amount": "100", "certainty": "confirmed", "source": "S"}],
  "bases": [
    {"number": "1/OLD", "kind": "Decree", "from": "2020-01-01", "to": "2025-12-31",
     "replaced_by": "2/NEW", "source": "G"},
    {"number": "2/NEW", "kind": "Decree", "from": "2026-01-01", "source": "G"},
    {"number": "3/MORE", "from": "2026-06-01", "amends": "2/NEW", "source": "G"}],
  "awards": [
    {"code": "FORM", "name": {"vi": "Giấy", "en": "Paper"}, "class": "form",
     "nominees": ["collective", "individual"], "grantors": ["department"],
     "coefficients": {"individual": "0.3"}, "parts": ["submission", {"part": "tax_state",
     "for": ["collective"], "enterprises_only": true}], "copies": 2,
     "retention_years": 10, "commendations": ["merit", "thematic"], "vote_rule": "plain", "source": "Article",
     "confirmed": ["grantors"]},
    {"code": "TITLE", "name": "Danh hiệu", "class": "title", "nominees": ["individual"],
     "grantors": ["province"], "retention_years": 0, "after": ["FORM"], "certificate": false,
     "needs_initiative": true, "needs_registration": true, "needs_council": false,
     "standard": "excellent", "source": "Article"}],
  "vote_rules": {"plain": {"denominator": "present", "pass": "1/2", "quorum": "2/3",
                           "tie": "chair", "source": "custom"}},
  "checks": {"quota": {"on": false, "severity": "told", "source": "guidance"}},
  "limits": [{"key": "appraisal", "days": 10, "working": true, "source": "practice"}]
})";

std::string small_rule_set_with(std::string_view was, std::string_view now) {
    std::string text = small_rule_set;
    const std::size_t at = text.find(was);
    if (at == std::string::npos)
        ADD_FAILURE() << "not in the small rule set: " << was;
    else
        text.replace(at, was.size(), now);
    return text;
}

std::string problem_of(const std::string& json, const RuleSet* base) {
    const auto set = read_rule_set(json, base);
    return set ? std::string{} : set.error().message;
}

}  // namespace thidua
