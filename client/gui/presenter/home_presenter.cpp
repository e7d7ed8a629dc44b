#include "client/gui/presenter/home_presenter.h"

#include "client/app/pending_changes.h"
#include "client/app/reports.h"
#include "client/gui/presenter/words.h"
#include "shared/base/translate.h"
#include "shared/model/rights.h"

namespace thidua {
namespace {

Chip chip_of(const NeedsMe& need) {
    switch (need.kind) {
        case NeedsMe::Kind::changes:
            return {Tone::bad, "?", tr("Waits for your answer")};
        case NeedsMe::Kind::overdue:
            return {Tone::bad, "!", days_words(need.days_left)};
        case NeedsMe::Kind::organ_overdue:
            return {Tone::bad, "!", days_words(need.days_left)};
        case NeedsMe::Kind::double_number:
            return {Tone::bad, "!", tr("Needs attention")};
        case NeedsMe::Kind::to_judge:
            return {Tone::warning, "◷", tr("Waits for a decision")};
        case NeedsMe::Kind::returned:
            return {Tone::warning, "↩", tr("Returned")};
        case NeedsMe::Kind::attention:
            return {Tone::bad, "!", tr("Needs attention")};
        case NeedsMe::Kind::conflict:
            return {Tone::warning, "⇄", tr("In conflict")};
        case NeedsMe::Kind::to_reopen:
            return {Tone::warning, "?", tr("Asked to be opened again")};
        case NeedsMe::Kind::to_review:
            return {Tone::busy, "◉", tr("To review")};
        case NeedsMe::Kind::due:
        case NeedsMe::Kind::organ_due:
            break;
    }
    return {need.days_left <= 3 ? Tone::warning : Tone::plain, "◷", days_words(need.days_left)};
}

/// The period of what the organ owes opens as a consolidation, for those who read them.
bool adds_up(const std::optional<DeviceProfile>& profile, const NeedsMe& need) {
    return !need.target.is_nil() && profile && may(profile->role, Action::read_consolidation);
}

std::string greeting_for(const std::optional<DeviceProfile>& profile, std::size_t needs) {
    const std::string who = profile ? profile->person : std::string{};
    if (needs == 0) return filled(tr("{}, nothing is waiting for you."), who);
    if (needs == 1) return filled(tr("{}, one thing is waiting for you."), who);
    return filled(tr("{}, {} things are waiting for you."), who, needs);
}

}  // namespace

std::string HomePresenter::action_of(const NeedsMe& need) const {
    switch (need.kind) {
        case NeedsMe::Kind::changes:
            return tr("Accept the changes");
        case NeedsMe::Kind::overdue:
        case NeedsMe::Kind::due:
            return tr("Fill in");
        case NeedsMe::Kind::organ_overdue:
        case NeedsMe::Kind::organ_due:
            return adds_up(desk_.workspace.profile(), need) ? tr("Add up") : std::string{};
        case NeedsMe::Kind::returned:
            return tr("Correct");
        case NeedsMe::Kind::attention:
            return tr("See why");
        case NeedsMe::Kind::double_number:
            break;
        case NeedsMe::Kind::conflict:
            return tr("Compare");
        case NeedsMe::Kind::to_judge:
            return tr("Decide");
        case NeedsMe::Kind::to_reopen:
            return tr("See the request");
        case NeedsMe::Kind::to_review:
            return tr("Review");
    }
    return {};
}

void HomePresenter::refresh() {
    desk_.background.read([this, alive = alive_.watch()](Workspace& workspace) {
        return [this, alive, needs = list_needs(workspace)] {
            if (!alive.expired()) show(needs);
        };
    });
}

void HomePresenter::show(std::vector<NeedsMe> needs) {
    needs_ = std::move(needs);
    std::vector<HomeRow> rows;
    for (const NeedsMe& need : needs_)
        rows.push_back({chip_of(need), need.title, need.detail, action_of(need)});
    view_.show_needs(greeting_for(desk_.workspace.profile(), needs_.size()), rows);
}

void HomePresenter::activate(std::size_t row) {
    if (row >= needs_.size()) return;
    const NeedsMe need = needs_[row];
    switch (need.kind) {
        case NeedsMe::Kind::changes:
            attempt(desk_.notices, [this] { return accept(); });
            break;
        case NeedsMe::Kind::overdue:
        case NeedsMe::Kind::due:
            attempt(desk_.notices, [&] { return open_period(need.target); });
            break;
        case NeedsMe::Kind::organ_overdue:
        case NeedsMe::Kind::organ_due:
            if (adds_up(desk_.workspace.profile(), need))
                desk_.navigator.open_consolidation(need.target);
            break;
        case NeedsMe::Kind::to_judge:
            desk_.navigator.open_standing(need.target);
            break;
        case NeedsMe::Kind::double_number:
            break;
        case NeedsMe::Kind::returned:
        case NeedsMe::Kind::to_reopen:
        case NeedsMe::Kind::to_review:
            desk_.navigator.open_report(need.target);
            break;
        case NeedsMe::Kind::attention:
            desk_.navigator.go(Place::attention);
            break;
        case NeedsMe::Kind::conflict:
            desk_.navigator.open_conflict(need.target);
            break;
    }
}

Result<void> HomePresenter::accept() {
    accept_changes(desk_.workspace);
    desk_.saved();
    refresh();
    return {};
}

Result<void> HomePresenter::open_period(const RecordId& period) {
    const auto report = desk_.workspace.reports().create(period);
    if (!report) return report.error();
    desk_.saved();
    desk_.navigator.open_report(*report);
    return {};
}

}  // namespace thidua
