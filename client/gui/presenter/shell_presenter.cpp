#include "client/gui/presenter/shell_presenter.h"

#include "client/app/attention.h"
#include "client/app/conflicts.h"
#include "client/app/home.h"
#include "client/app/line_progress.h"
#include "client/gui/presenter/conflicts_presenter.h"
#include "client/gui/presenter/consolidation_presenter.h"
#include "client/gui/presenter/matrix_presenter.h"
#include "client/gui/presenter/report_editor_presenter.h"
#include "client/gui/presenter/submit_presenter.h"
#include "client/gui/presenter/words.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

bool is_inner(Place place) {
    return place == Place::report || place == Place::submission;
}

std::map<Place, std::size_t> read_counts(Workspace& workspace) {
    return {{Place::home, list_needs(workspace).size()},
            {Place::conflicts, workspace.conflicts().list_open().size()},
            {Place::attention, workspace.attention().list().size()}};
}

std::string line_detail(const LineState& line) {
    if (!line.message.empty()) return line.message;
    const bool is_connected =
        line.kind == LineState::Kind::working || line.kind == LineState::Kind::idle;
    if (const std::string words = progress_words(line); is_connected && !words.empty())
        return words;
    if (line.last_contact)
        return filled(tr("Last contact with the server: {}"), to_display(*line.last_contact));
    return tr("Everything you write is kept on this machine and sent when there is a line.");
}

}  // namespace

ShellPresenter::ShellPresenter(Workspace& workspace, Background& background, ShellView& view)
    : workspace_{workspace}, background_{background}, view_{view} {}

void ShellPresenter::furnish(Place place, PlacePresenter& presenter) {
    presenters_[place] = &presenter;
}

void ShellPresenter::furnish(ReportEditorPresenter& editor, SubmitPresenter& submission,
                             ConflictsPresenter& conflicts) {
    editor_ = &editor;
    submission_ = &submission;
    conflicts_ = &conflicts;
    furnish(Place::report, editor);
    furnish(Place::submission, submission);
    furnish(Place::conflicts, conflicts);
}

void ShellPresenter::furnish(MatrixPresenter& matrix, ConsolidationPresenter& consolidation) {
    matrix_ = &matrix;
    consolidation_ = &consolidation;
    furnish(Place::matrix, matrix);
    furnish(Place::consolidation, consolidation);
}

void ShellPresenter::start(Place first) {
    place_ = presenters_.contains(first) && !is_inner(first) ? first : Place::home;
    started_ = true;
    show_owner();
    switch_to(place_);
}

bool ShellPresenter::finish() {
    if (!started_) return true;
    presenters_.at(place_)->leave();
    if (!has_warned_ && editor_ != nullptr && !editor_->is_safe()) {
        has_warned_ = true;
        say(Tone::bad, tr("What you typed could not be stored and would be lost: make room on the "
                          "disk and wait until it is said to be stored, or close once "
                          "more."));
        return false;
    }
    started_ = false;
    return true;
}

void ShellPresenter::save_typed() {
    if (started_ && editor_ != nullptr) editor_->save_typed();
}

void ShellPresenter::say(Tone tone, const std::string& sentence) {
    // The editor says so when all is stored after all: what fails later is a warning of its own.
    if (started_ && editor_ != nullptr && editor_->is_safe()) has_warned_ = false;
    view_.show_notice(tone, sentence);
}

void ShellPresenter::go(Place place) {
    if (!presenters_.contains(place)) return;
    view_.clear_notice();
    presenters_.at(place_)->leave();
    switch_to(place);
}

void ShellPresenter::open_report(const RecordId& report, const FieldPath& field) {
    view_.clear_notice();
    presenters_.at(place_)->leave();
    if (!is_inner(place_)) origin_ = place_;
    if (!editor_->open(report, field)) return;
    switch_to(Place::report);
}

void ShellPresenter::open_submission(const RecordId& report) {
    view_.clear_notice();
    presenters_.at(place_)->leave();
    if (!is_inner(place_)) origin_ = place_;
    if (!submission_->open(report)) return;
    switch_to(Place::submission);
}

void ShellPresenter::open_conflict(const RecordId& conflict) {
    conflicts_->choose(conflict);
    go(Place::conflicts);
}

void ShellPresenter::open_consolidation(const RecordId& period) {
    if (consolidation_ == nullptr) return;
    consolidation_->choose(period);
    go(Place::consolidation);
}

void ShellPresenter::open_standing(const RecordId& report) {
    if (matrix_ == nullptr) return;
    matrix_->choose(report);
    go(Place::matrix);
}

void ShellPresenter::back() {
    go(is_inner(place_) ? origin_ : Place::home);
}

void ShellPresenter::on_line(const LineState& line) {
    if (!line.notice.empty()) say(Tone::plain, line.notice);
    view_.show_line(chip_of(line, workspace_.environment().clock.now()), line_detail(line));
}

void ShellPresenter::on_changed() {
    if (!started_) return;
    attempt(*this, [this]() -> Result<void> {
        presenters_.at(place_)->refresh();
        return {};
    });
    count_places();
}

void ShellPresenter::switch_to(Place place) {
    place_ = place;
    attempt(*this, [this]() -> Result<void> {
        presenters_.at(place_)->refresh();
        return {};
    });
    show_places();
    view_.show_place(place_);
    count_places();
}

std::vector<Place> ShellPresenter::places() const {
    const auto profile = workspace_.profile();
    return places_of(profile ? profile->role : Role::officer);
}

void ShellPresenter::show_places() {
    std::vector<PlaceRow> rows;
    for (const Place place : places()) rows.push_back({place, place_name(place), counts_[place]});
    view_.show_places(rows, is_inner(place_) ? sidebar_place(origin_) : place_);
}

void ShellPresenter::count_places() {
    background_.read([this, alive = alive_.watch()](Workspace& workspace) {
        return [this, alive, counts = read_counts(workspace)] {
            if (alive.expired() || counts == counts_) return;
            counts_ = counts;
            show_places();
        };
    });
}

void ShellPresenter::show_owner() {
    const auto profile = workspace_.profile();
    if (!profile) return;
    view_.show_owner(profile->unit_name + " · " + profile->person + " · " +
                     role_words(profile->role));
}

}  // namespace thidua
