#include "client/gui/presenter/conflicts_presenter.h"

#include <algorithm>

#include "client/app/conflict_excerpt.h"
#include "client/app/reports.h"
#include "client/gui/presenter/pasted_table.h"
#include "client/gui/presenter/words.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/forms/answers.h"
#include "shared/forms/validation.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

std::size_t place_of(const std::vector<ConflictView>& conflicts, const RecordId& id) {
    const auto found = std::ranges::find(conflicts, id, &ConflictView::id);
    return found == conflicts.end() ? 0 : static_cast<std::size_t>(found - conflicts.begin());
}

/// The one that was chosen, else the first that this person may settle.
std::size_t place_to_show(const std::vector<ConflictView>& conflicts, const RecordId& chosen) {
    auto found = std::ranges::find(conflicts, chosen, &ConflictView::id);
    if (found == conflicts.end())
        found = std::ranges::find(conflicts, true, &ConflictView::may_settle);
    return found == conflicts.end() ? 0 : static_cast<std::size_t>(found - conflicts.begin());
}

std::string empty_words(const std::string& text) {
    return text.empty() ? tr("(left blank)") : text;
}

void append_line(std::vector<TextPiece>& pieces, std::vector<TextPiece> line) {
    if (!pieces.empty()) pieces.push_back({"\n", false});
    pieces.insert(pieces.end(), line.begin(), line.end());
}

void append_same(std::vector<TextPiece>& pieces, std::size_t paragraphs) {
    if (paragraphs > 0) append_line(pieces, {{same_words(paragraphs), false}});
}

/// Of long prose only the paragraphs that the two have otherwise.
std::vector<TextPiece> marked_parts(const ConflictExcerpt& excerpt,
                                    std::optional<std::string> ConflictPart::* side) {
    std::vector<TextPiece> pieces;
    for (const ConflictPart& part : excerpt.parts) {
        append_same(pieces, part.same_before);
        append_line(pieces, mark_difference(part_words(part.base), part_words(part.*side)));
    }
    append_same(pieces, excerpt.same_after);
    return pieces;
}

}  // namespace

void ConflictsPresenter::refresh() {
    attempt(desk_.notices, [this]() -> Result<void> {
        conflicts_ = desk_.workspace.conflicts().list_open();
        show();
        return {};
    });
}

void ConflictsPresenter::show() {
    std::vector<ConflictRow> rows;
    for (const ConflictView& conflict : conflicts_)
        rows.push_back({conflict.field_label, conflict.report_name});
    const std::size_t chosen = place_to_show(conflicts_, chosen_);
    view_.show_list(rows, chosen);
    if (conflicts_.empty()) {
        page_.reset();
        return view_.show_conflict(nullptr);
    }
    select(chosen);
}

void ConflictsPresenter::select(std::size_t row) {
    if (row >= conflicts_.size()) return;
    const ConflictView& conflict = conflicts_[row];
    chosen_ = conflict.id;
    form_.reset();
    if (conflict.record_type == record_types::report) {
        if (auto report = desk_.workspace.reports().find(conflict.record)) form_ = report->form;
    }
    page_ = page_of(conflict);
    ++tried_;
    view_.show_conflict(&*page_);
    read_effects();
}

/// All the reports of the period may be in it: not on the window's thread.
void ConflictsPresenter::read_effects() {
    desk_.background.read([this, alive = alive_.watch(), id = chosen_](Workspace& workspace) {
        const auto found = workspace.conflicts().find(id);
        const auto read = found ? std::optional{*found} : std::nullopt;
        return [this, alive, id, read] {
            if (!alive.expired() && read && page_ && id == chosen_) show_effects(*read);
        };
    });
}

void ConflictsPresenter::show_effects(const ConflictView& conflict) {
    const bool is_prose = excerpt_of(conflict).has_value();
    const std::string keep = effect_lines(conflict.effects_keep, is_prose);
    const std::string take = effect_lines(conflict.effects_take, is_prose);
    page_->mine.effect = page_->mine_stands ? keep : take;
    page_->theirs.effect = page_->mine_stands ? take : keep;
    page_->figures = figures_words(conflict);
    view_.show_effects(*page_);
}

void ConflictsPresenter::try_third(const std::string& text) {
    if (!page_ || text == page_->third) return view_.show_third_effect({});
    const ConflictView& conflict = conflicts_[place_of(conflicts_, chosen_)];
    const auto value = read(conflict, text);
    if (!value) return view_.show_third_effect(value.error().message);
    desk_.background.read([this, alive = alive_.watch(), tried = ++tried_, conflict,
                           third = *value](Workspace& workspace) {
        const auto effects = workspace.conflicts().effects_of(conflict, third);
        const std::string words =
            effects ? effect_lines(*effects) : std::string{effects.error().message};
        return [this, alive, tried, words] {
            if (!alive.expired() && tried == tried_) view_.show_third_effect(words);
        };
    });
}

bool ConflictsPresenter::is_mine(const ConflictView::Side& side) const {
    const auto profile = desk_.workspace.profile();
    return profile && side.author == profile->person;
}

/// The one whose value stands is me, unless the other one is. To an Office that wrote neither,
/// what stands is the first column.
bool ConflictsPresenter::mine_stands(const ConflictView& conflict) const {
    return is_mine(conflict.kept) && !is_mine(conflict.other);
}

ConflictPage ConflictsPresenter::page_of(const ConflictView& conflict) const {
    ConflictPage page;
    page.field = conflict.field_label;
    page.report = conflict.report_name;
    page.mine_stands = mine_stands(conflict);
    page.may_settle = conflict.may_settle;
    const ConflictView::Side base{conflict.base, {}, {}, {}, conflict.base_words};
    page.before = side_of(conflict, base, tr("Before"));
    const auto& mine = page.mine_stands ? conflict.kept : conflict.other;
    const auto& theirs = page.mine_stands ? conflict.other : conflict.kept;
    page.theirs = side_of(conflict, theirs, filled(tr("{} wrote"), theirs.author));
    page.mine = side_of(conflict, mine,
                        is_mine(mine) ? tr("I wrote") : filled(tr("{} wrote"), mine.author));
    page.third = page.mine.text;
    if (const auto excerpt = excerpt_of(conflict)) {
        const auto mine_part = page.mine_stands ? &ConflictPart::kept : &ConflictPart::other;
        const auto their_part = page.mine_stands ? &ConflictPart::other : &ConflictPart::kept;
        page.before.pieces = marked_parts(*excerpt, &ConflictPart::base);
        page.mine.pieces = marked_parts(*excerpt, mine_part);
        page.theirs.pieces = marked_parts(*excerpt, their_part);
    }
    return page;
}

ConflictSide ConflictsPresenter::side_of(const ConflictView& conflict,
                                         const ConflictView::Side& side,
                                         const std::string& title) const {
    const Field* const field = find_field_of(conflict);
    const auto words = [&](const Value& value, const std::string& otherwise) {
        return field == nullptr ? otherwise : display_answer(*field, value);
    };
    ConflictSide shown;
    shown.title = title;
    shown.text = words(side.value, side.words);
    const std::string before = words(conflict.base, conflict.base_words);
    shown.pieces = mark_difference(empty_words(before), empty_words(shown.text));
    if (side.author.empty()) return shown;
    shown.who = side.device_name;
    if (side.at)
        shown.who += (shown.who.empty() ? "" : " · ") + moment_words(*side.at, desk_.now());
    return shown;
}

void ConflictsPresenter::take_theirs(const std::vector<std::size_t>& rows) {
    settle(rows, Choice::theirs);
}

void ConflictsPresenter::take_mine(const std::vector<std::size_t>& rows) {
    settle(rows, Choice::mine);
}

void ConflictsPresenter::settle(const std::vector<std::size_t>& rows, Choice choice) {
    Conflicts& conflicts = desk_.workspace.conflicts();
    std::size_t settled = 0;
    for (const std::size_t row : rows) {
        if (row >= conflicts_.size()) continue;
        const ConflictView& conflict = conflicts_[row];
        const bool stands = (choice == Choice::mine) == mine_stands(conflict);
        settled +=
            attempt(
                desk_.notices,
                [&] { return stands ? conflicts.keep(conflict.id) : conflicts.take(conflict.id); })
                ? 1U
                : 0U;
    }
    if (settled > 0) {
        desk_.saved();
        desk_.notices.say(Tone::good, settled == 1
                                          ? tr("One difference settled.")
                                          : filled(tr("{} differences settled."), settled));
    }
    refresh();
}

void ConflictsPresenter::write_third(const std::string& text) {
    if (conflicts_.empty()) return;
    const ConflictView& conflict = conflicts_[place_of(conflicts_, chosen_)];
    const bool done = attempt(desk_.notices, [&]() -> Result<void> {
        const auto value = read(conflict, text);
        if (!value) return value.error();
        return desk_.workspace.conflicts().set(conflict.id, *value);
    });
    if (!done) return;
    desk_.saved();
    desk_.notices.say(Tone::good, tr("One difference settled."));
    refresh();
}

Result<Value> ConflictsPresenter::read(const ConflictView& conflict, const std::string& text) {
    const Field* const field = find_field_of(conflict);
    if (field != nullptr) return answer_from_typing(*field, text);
    if (!is_clean_utf8(text))
        return failure(ErrorCode::invalid_input, tr("This text cannot be stored."));
    return text.empty() ? Value{} : Value{cleaned(text)};
}

const Field* ConflictsPresenter::find_field_of(const ConflictView& conflict) const {
    const auto place = split_answer_path(conflict.path);
    if (!place || !form_) return nullptr;
    const Field* const field = find_field(*form_, place->field);
    return field != nullptr && place->row ? find_column(*field, place->column) : field;
}

void ConflictsPresenter::open_report() {
    if (conflicts_.empty()) return;
    const ConflictView& conflict = conflicts_[place_of(conflicts_, chosen_)];
    if (conflict.record_type == record_types::report)
        desk_.navigator.open_report(conflict.record, conflict.path);
}

}  // namespace thidua
