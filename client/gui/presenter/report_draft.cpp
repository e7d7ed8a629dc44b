#include "client/gui/presenter/report_draft.h"

#include <algorithm>

#include "shared/forms/answers.h"

namespace thidua {
namespace {

TypedText text_of(const FieldPath& path, const ReportDraft::Typed& typed) {
    return {.path = path, .text = typed.text, .seen = typed.seen, .typed_at = typed.at};
}

}  // namespace

FieldPath blank_cell_path(const std::string& table, const std::string& column) {
    return cell_path(table, RowId{}, column);
}

bool is_blank_cell(const FieldPath& path) {
    const auto place = split_answer_path(path);
    return place && place->row && place->row->is_nil();
}

void ReportDraft::load(Fields stored) {
    stored_ = std::move(stored);
    // Nothing is being typed where the text says what the person last saw: such a field follows.
    std::erase_if(typed_, [this](const auto& entry) {
        const auto& [path, typed] = entry;
        return !typed.is_unsaved() && find_value(stored_, path) != typed.seen;
    });
}

void ReportDraft::type(const FieldPath& path, std::string text, const Result<Value>& meaning,
                       Instant at) {
    auto [place, is_new] = typed_.try_emplace(path);
    Typed& typed = place->second;
    if (is_new) typed.seen = find_value(stored_, path);
    typed.text = std::move(text);
    typed.problem = meaning ? std::string{} : meaning.error().message;
    if (meaning) typed.now = *meaning;
    typed.at = at;
    typed.is_restored = false;
}

void ReportDraft::restore(const TypedText& text, const Result<Value>& meaning) {
    const auto place = typed_.find(text.path);
    if (place != typed_.end() && !place->second.is_restored) return;
    // Also what an edit holds that the program could not tell any more.
    if (meaning && *meaning == find_value(stored_, text.path)) return forget(text.path);
    Typed typed{.seen = text.seen, .text = text.text, .at = text.typed_at, .is_restored = true};
    typed.problem = meaning ? std::string{} : meaning.error().message;
    if (meaning) typed.now = *meaning;
    typed_.insert_or_assign(text.path, std::move(typed));
}

void ReportDraft::forget(const FieldPath& path) {
    typed_.erase(path);
}

void ReportDraft::settle() {
    std::erase_if(typed_, [](const auto& entry) { return !entry.second.is_unsaved(); });
}

void ReportDraft::clear() {
    stored_.clear();
    typed_.clear();
}

const ReportDraft::Typed* ReportDraft::find_typed(const FieldPath& path) const {
    const auto place = typed_.find(path);
    return place == typed_.end() ? nullptr : &place->second;
}

Fields ReportDraft::answers() const {
    Fields answers = stored_;
    for (const auto& [path, typed] : typed_) {
        if (typed.problem.empty() && !is_blank_cell(path)) set_value(answers, path, typed.now);
    }
    return answers;
}

ReportDraft::Change ReportDraft::change() const {
    Change change;
    for (const auto& [path, typed] : typed_) add(change, path, typed);
    return change;
}

ReportDraft::Change ReportDraft::change_of(const FieldPath& path) const {
    Change change;
    if (const Typed* const typed = find_typed(path)) add(change, path, *typed);
    return change;
}

void ReportDraft::add(Change& change, const FieldPath& path, const Typed& typed) {
    if (!typed.problem.empty() || !typed.is_unsaved() || is_blank_cell(path)) return;
    set_value(change.seen, path, typed.seen);
    set_value(change.now, path, typed.now);
}

void ReportDraft::saved(const Change& change) {
    for (auto& [path, typed] : typed_) {
        if (!change.seen.contains(path) && !change.now.contains(path)) continue;
        typed.seen = find_value(change.now, path);
        set_value(stored_, path, typed.seen);
    }
    // Nobody is typing there: it is shown as people write it.
    std::erase_if(typed_, [](const auto& entry) {
        return entry.second.is_restored && !entry.second.is_unsaved();
    });
}

void ReportDraft::refused(const FieldPath& path, const std::string& sentence) {
    const auto place = typed_.find(path);
    if (place != typed_.end()) place->second.problem = sentence;
}

std::vector<TypedText> ReportDraft::unsaved() const {
    std::vector<TypedText> texts;
    for (const auto& [path, typed] : typed_) {
        if (typed.is_unsaved()) texts.push_back(text_of(path, typed));
    }
    return texts;
}

bool ReportDraft::has_unsaved() const {
    return std::ranges::any_of(typed_, [](const auto& entry) { return entry.second.is_unsaved(); });
}

std::optional<FieldPath> ReportDraft::newest_unsaved() const {
    std::optional<FieldPath> newest;
    Instant at;
    for (const auto& [path, typed] : typed_) {
        if (!typed.is_unsaved() || (newest && typed.at < at)) continue;
        newest = path;
        at = typed.at;
    }
    return newest;
}

std::vector<TypedText> ReportDraft::restored() const {
    std::vector<TypedText> texts;
    for (const auto& [path, typed] : typed_) {
        if (typed.is_restored) texts.push_back(text_of(path, typed));
    }
    return texts;
}

std::vector<FieldPath> ReportDraft::problems() const {
    std::vector<FieldPath> paths;
    for (const auto& [path, typed] : typed_) {
        if (!typed.problem.empty()) paths.push_back(path);
    }
    return paths;
}

}  // namespace thidua
