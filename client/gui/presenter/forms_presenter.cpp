#include "client/gui/presenter/forms_presenter.h"

#include "client/app/units.h"
#include "client/gui/presenter/typed_date.h"
#include "client/gui/presenter/words.h"
#include "shared/base/translate.h"
#include "shared/model/rights.h"

namespace thidua {

void FormsPresenter::refresh() {
    attempt(desk_.notices, [this]() -> Result<void> {
        forms_.clear();
        for (const FormSummary& form : desk_.workspace.forms().list())
            forms_.push_back({form.key, form.title, std::to_string(form.version),
                              filled(tr("{} fields"), form.fields)});
        periods_ = desk_.workspace.periods().list();
        std::vector<PeriodRow> periods;
        for (const PeriodView& period : periods_)
            periods.push_back({display_name(period.period), period.due_words,
                               period.period.form_key, chip_of(period)});
        view_.show_forms(forms_);
        view_.show_periods(periods);
        const auto profile = desk_.workspace.profile();
        const auto may_do = [&](Action action) { return profile && may(profile->role, action); };
        view_.allow(may_do(Action::publish_form), may_do(Action::create_period),
                    may_do(Action::extend_period));
        return {};
    });
}

void FormsPresenter::publish(const std::string& definition) {
    std::string published;
    const bool done = attempt(desk_.notices, [&]() -> Result<void> {
        const auto form = desk_.workspace.forms().publish(definition);
        if (!form) return form.error();
        published = filled(tr("“{}” is published as version {}."), form->title, form->version);
        return {};
    });
    if (!done) return;
    desk_.saved();
    desk_.notices.say(Tone::good, published);
    refresh();
}

void FormsPresenter::create_period() {
    const auto wish = view_.ask_period(forms_);
    if (!wish) return;
    change(
        [&]() -> Result<void> {
            const auto due = date_from_typing(wish->due);
            if (!due) return due.error();
            const auto wording = wish->through_the_day ? DueWording::by : DueWording::before;
            const auto made = desk_.workspace.periods().create(
                {.form_key = wish->form_key, .due = *due, .wording = wording, .name = wish->name});
            return made ? Result<void>{} : made.error();
        },
        tr("The period is made. The units see it with their next exchange."));
}

void FormsPresenter::extend(std::size_t place) {
    if (place >= periods_.size()) return;
    const PeriodView period = periods_[place];
    const auto wish = view_.ask_extension(display_name(period.period), units());
    if (!wish) return;
    change(
        [&]() -> Result<void> {
            const auto until = date_from_typing(wish->until);
            if (!until) return until.error();
            return desk_.workspace.periods().extend(period.id, wish->unit_code, *until,
                                                    wish->reason);
        },
        tr("The unit has more time."));
}

void FormsPresenter::exempt(std::size_t place) {
    if (place >= periods_.size()) return;
    const PeriodView period = periods_[place];
    const auto wish = view_.ask_exemption(display_name(period.period), units());
    if (!wish) return;
    change(
        [&] { return desk_.workspace.periods().exempt(period.id, wish->unit_code, wish->reason); },
        tr("The unit need not report for this period."));
}

void FormsPresenter::change(const std::function<Result<void>()>& action, const std::string& done) {
    if (!attempt(desk_.notices, action)) return;
    desk_.saved();
    desk_.notices.say(Tone::good, done);
    refresh();
}

std::vector<UnitOption> FormsPresenter::units() const {
    std::vector<UnitOption> options;
    for (const auto& [id, unit] : desk_.workspace.units().list_of_organ())
        options.push_back({unit.code, unit.name});
    return options;
}

}  // namespace thidua
