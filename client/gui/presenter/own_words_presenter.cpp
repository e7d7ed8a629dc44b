#include "client/gui/presenter/own_words_presenter.h"

#include "client/app/forms.h"
#include "client/app/periods.h"
#include "shared/base/translate.h"
#include "shared/model/rights.h"

namespace thidua {
namespace {

std::string standing_of(const OwnText* text) {
    if (text == nullptr) return tr("none; the texts of the units stand there");
    return text->with_units ? tr("own text, then those of the units") : tr("own text alone");
}

}  // namespace

bool OwnWordsPresenter::open(const RecordId& period) {
    save();
    period_ = period;
    chosen_ = 0;
    typing_.reset();
    return attempt(desk_.notices, [this] { return load(); });
}

void OwnWordsPresenter::refresh() {
    if (!period_.is_nil() && attempt(desk_.notices, [this] { return load(); })) show();
}

Result<void> OwnWordsPresenter::load() {
    const auto period = desk_.workspace.periods().find(period_);
    if (!period) return period.error();
    const auto form = desk_.workspace.forms().find(period->period.form_key);
    if (!form) return form.error();
    period_name_ = display_name(period->period);
    form_ = *form;
    texts_ = OwnTexts{desk_.workspace}.list(period_, *form_);
    return {};
}

const Section* OwnWordsPresenter::chosen() const {
    return form_ && chosen_ < form_->sections.size() ? &form_->sections[chosen_] : nullptr;
}

bool OwnWordsPresenter::may_write() const {
    const auto profile = desk_.workspace.profile();
    return profile && may(profile->role, Action::freeze_consolidation);
}

std::string OwnWordsPresenter::stored_words() const {
    const Section* const section = chosen();
    const OwnText* const text = section ? find_own_text(texts_, section->key) : nullptr;
    return text == nullptr ? std::string{} : text->words;
}

void OwnWordsPresenter::show() {
    std::vector<OwnWordsRow> rows;
    for (const Section& section : form_->sections)
        rows.push_back({section.title.shown(), standing_of(find_own_text(texts_, section.key))});
    view_.show_sections(period_name_, rows, chosen_);
    const Section* const section = chosen();
    if (section == nullptr) return view_.show_words(nullptr);
    const OwnText* const text = find_own_text(texts_, section->key);
    const OwnWordsPage page{.section = section->title.shown(),
                            .words = typing_ ? typing_->words : stored_words(),
                            .with_units = text != nullptr && text->with_units,
                            .may_write = may_write()};
    view_.show_words(&page);
}

void OwnWordsPresenter::select(std::size_t row) {
    if (!form_ || row >= form_->sections.size() || row == chosen_) return;
    save();
    // What could not be stored was said; it is not carried into another section.
    typing_.reset();
    chosen_ = row;
    refresh();
}

void OwnWordsPresenter::type(const std::string& words) {
    if (chosen() == nullptr || !may_write()) return;
    if (!typing_) typing_ = Typing{.seen = stored_words(), .words = {}};
    typing_->words = words;
    view_.save_in(save_delay);
}

void OwnWordsPresenter::save() {
    const Section* const section = chosen();
    if (!typing_ || section == nullptr) return;
    const Typing typed = *typing_;
    if (typed.words != typed.seen) {
        const bool is_saved = attempt(desk_.notices, [&] {
            return OwnTexts{desk_.workspace}.save(period_, section->key, typed.seen, typed.words);
        });
        if (!is_saved) return;
        desk_.saved();
    }
    typing_.reset();
    refresh();
}

void OwnWordsPresenter::put_units_after(bool follow) {
    save();
    const Section* const section = chosen();
    if (section == nullptr || stored_words().empty()) return;
    const bool done = attempt(desk_.notices, [&] {
        return OwnTexts{desk_.workspace}.set(period_, section->key, std::nullopt, follow);
    });
    if (done) desk_.saved();
    refresh();
}

void OwnWordsPresenter::take_back() {
    if (chosen() == nullptr || (!typing_ && stored_words().empty())) return;
    type({});
    save();
}

}  // namespace thidua
