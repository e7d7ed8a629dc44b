#include "client/gui/presenter/wizard_presenter.h"

#include <algorithm>
#include <exception>

#include "client/app/line_progress.h"
#include "client/gui/presenter/words.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"

namespace thidua {

WizardPresenter::WizardPresenter(Surroundings surroundings, WizardView& view)
    : surroundings_{std::move(surroundings)}, view_{view} {}

std::string WizardPresenter::tidy(const std::string& pasted) {
    std::string code;
    std::copy_if(pasted.begin(), pasted.end(), std::back_inserter(code),
                 [](char c) { return c != ' ' && c != '\t' && c != '\r' && c != '\n'; });
    return code;
}

void WizardPresenter::present(const std::string& pasted) {
    if (busy_ || enrolled_) return;
    const std::string code = tidy(pasted);
    if (code.empty())
        return view_.show_code_problem(
            tr("Paste the enrolment code that your administrator gave you."));
    if (code.size() > limits::enrolment_code_chars_max)
        return view_.show_code_problem(
            tr("This is too long for an enrolment code. Paste the code alone."));
    busy_ = true;
    view_.show_code_problem({});
    view_.show_busy(true);
    view_.show_progress({-1, tr("Introducing this machine to the server …")});
    surroundings_.spawn([this, code, alive = alive_.watch(), door = surroundings_.door,
                         enroll = surroundings_.enroll] {
        const auto progress = [this, alive, door](const LineState& line) {
            door([this, alive, line] {
                if (!alive.expired()) view_.show_progress(progress_of(line));
            });
        };
        Result<SyncReport> end = failure(ErrorCode::internal, {});
        try {
            end = enroll(code, progress);
        } catch (const std::exception& problem) {
            end = failure(ErrorCode::internal, problem.what());
        }
        door([this, alive, end] {
            if (!alive.expired()) on_end(end);
        });
    });
}

void WizardPresenter::on_end(const Result<SyncReport>& end) {
    busy_ = false;
    view_.show_busy(false);
    const auto profile = surroundings_.profile();
    // Enrolled, though the first pull was cut: the rest comes by itself when there is a line.
    enrolled_ = profile.has_value();
    if (!enrolled_)
        return view_.show_code_problem(end ? tr("The server did not say whose device this is.")
                                           : end.error().message);
    view_.show_progress(
        {100, end ? tr("Everything is here.")
                  : tr("The line was cut. The rest comes by itself when there is a line.")});
    view_.show_owner(profile->unit_name, profile->person, role_words(profile->role));
}

PullProgress progress_of(const LineState& line) {
    if (!line.is_pulling())
        return {-1, filled(tr("{} records received"), figure_words(line.pulled))};
    return {*line.pull_percent, progress_words(line)};
}

}  // namespace thidua
