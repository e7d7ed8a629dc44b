#include "client/gui/presenter/attention_presenter.h"

#include "client/app/declined_requests.h"
#include "client/gui/presenter/words.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"

namespace thidua {

void AttentionPresenter::refresh() {
    attempt(desk_.notices, [this]() -> Result<void> {
        items_ = desk_.workspace.attention().list();
        std::vector<AttentionRow> rows;
        for (const AttentionItem& item : items_)
            rows.push_back(
                {item.name, item.reason, moment_words(item.device_time, desk_.now()), item.lost});
        view_.show_attention(rows);
        std::vector<std::string> waiting;
        for (const ReopenRequest& request : list_reopen_requests(desk_.workspace))
            waiting.push_back(request.unit_name + ", " + request.period_name + ": " +
                              words_of(request));
        for (const DeclinedRequest& declined : list_declined_requests(desk_.workspace))
            waiting.push_back(declined.period_name + ": " + words_of(declined));
        view_.show_waiting(waiting);
        return {};
    });
}

void AttentionPresenter::retry(std::size_t row) {
    if (row >= items_.size()) return;
    const EditId edit = items_[row].edit;
    if (attempt(desk_.notices, [&] { return desk_.workspace.attention().retry(edit); })) {
        desk_.saved();
        desk_.notices.say(Tone::good, tr("It is sent again as soon as there is a line."));
    }
    refresh();
}

void AttentionPresenter::discard(std::size_t row) {
    if (row >= items_.size()) return;
    const EditId edit = items_[row].edit;
    if (!view_.confirm(tr("Give up what you wrote here? The report keeps what the server has."),
                       tr("Give up")))
        return;
    if (attempt(desk_.notices, [&] { return desk_.workspace.attention().discard(edit); }))
        desk_.saved();
    refresh();
}

void AttentionPresenter::open_report(std::size_t row) {
    if (row < items_.size() && items_[row].record_type == record_types::report)
        desk_.navigator.open_report(items_[row].record);
}

}  // namespace thidua
