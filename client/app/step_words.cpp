#include "client/app/step_words.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "shared/base/translate.h"
#include "shared/model/record_rules.h"

namespace thidua {
namespace {

using StepWords = std::pair<std::string_view, const char*>;

/// Of types whose steps are not of the table.
constexpr std::array<StepWords, 11> own_words{{
    {"create", tr_later("Started")},
    {"submit", tr_later("Submitted")},
    {"withdraw", tr_later("Withdrawn")},
    {"return", tr_later("Returned")},
    {"accept", tr_later("Accepted")},
    {"reopen", tr_later("Reopened")},
    {"decline", tr_later("Not reopened")},
    {"settle", tr_later("Difference settled")},
    {"dismiss", tr_later("Left out")},
    {"decide", tr_later("Decided about")},
    {"release", tr_later("Let through")},
}};

}  // namespace

std::string step_words(std::string_view type, const std::string& step) {
    const RecordRule* const rule = find_record_rule(type);
    const StepRule* const known = rule != nullptr ? find_step(*rule, step) : nullptr;
    if (known != nullptr && known->words[0] != '\0') return tr(known->words);
    const auto found = std::ranges::find(own_words, step, &StepWords::first);
    return found != own_words.end() ? tr(found->second) : step;
}

}  // namespace thidua
