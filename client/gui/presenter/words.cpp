#include "client/gui/presenter/words.h"

#include "shared/base/decimal.h"
#include "shared/base/translate.h"

namespace thidua {

std::string moment_words(Instant at, Instant now) {
    const std::string whole = to_display(at);  // "14/12/2026 14:02"
    const std::string day = whole.substr(0, 10);
    const std::string time = whole.substr(11);
    if (to_civil_date(at) == to_civil_date(now)) return time;
    const bool same_year = to_civil_date(at).year() == to_civil_date(now).year();
    return time + " " + (same_year ? day.substr(0, 5) : day);
}

std::string figure_words(std::int64_t figure) {
    return Decimal{figure}.display();
}

std::string days_words(std::int64_t days_left) {
    if (days_left < -1) return filled(tr("{} days overdue"), -days_left);
    if (days_left == -1) return tr("1 day overdue");
    if (days_left == 0) return tr("Last day today");
    if (days_left == 1) return tr("1 day left");
    return filled(tr("{} days left"), days_left);
}

}  // namespace thidua
