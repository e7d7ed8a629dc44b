#include "client/app/movement_days.h"

#include <map>

#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/movement.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

CivilDate last_of_year(std::int64_t year) {
    return CivilDate{std::chrono::year{static_cast<int>(year)}, std::chrono::December,
                     std::chrono::day{31}};
}

std::string bases_words(const Movement& movement) {
    std::string words;
    for (const auto& [key, basis] : movement.bases)
        words += (words.empty() ? "" : "; ") + basis.kind + ' ' + basis.number;
    return words.empty() ? movement.name : words;
}

}  // namespace

std::vector<MovementDay> days_of_movements(Workspace& workspace) {
    std::map<std::pair<DutyMatter, CivilDate>, MovementDay> days;
    for (const Record& record :
         RecordQuery{workspace.store()}.list({.type = record_types::movement})) {
        const std::string state = text_or_empty(record.fields, "state");
        if (state == "draft" || state == "closed") continue;
        const auto movement = view_of<Movement>(record);
        const auto add = [&](DutyMatter matter, CivilDate due, const char* pattern) {
            days.try_emplace({matter, due},
                             MovementDay{.matter = matter,
                                         .due = due,
                                         .movement = record.id,
                                         .name = std::string{tr(pattern)} + ": " + movement.name,
                                         .source = bases_words(movement)});
        };
        if (movement.plans_due)
            add(DutyMatter::plan, *movement.plans_due, tr_later("Issue the plan"));
        for (const auto& [key, phase] : movement.phases)
            if (!phase.ends_with.empty() && phase.to_year > 0)
                add(DutyMatter::review, last_of_year(phase.to_year),
                    phase.ends_with == "final_review" ? tr_later("Final review")
                                                      : tr_later("Interim review"));
    }
    std::vector<MovementDay> list;
    for (auto& [key, day] : days) list.push_back(std::move(day));
    return list;
}

}  // namespace thidua
